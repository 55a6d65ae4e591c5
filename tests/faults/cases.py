"""The list of faults: what goes wrong, what the user sees, what qosdesk does, how it heals.

One list for three readers: the tests of this room run every case over sockets and, where the session core is concerned,
as a dialogue under a fake clock; `packaging/fault_table.py` writes docs/FAULTS.md from it.

Texts in `says` are what the screen says, word by word; `{...}` stands for anything. Where they are said:

    chip    top bar, and `why`, its tooltip
    panel   the banner above every panel's content; the content stays, greyed
    window  the banner over the whole window: a link that does not come back at once, a key that is no good
    notice  the notices
    answer  where the answer was awaited: a chart, a search, a dialog
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

LOST: Final = ("chip: RECONNECTING in {} s", "panel: Link lost {}. Next try in {} s (attempt {}).")
NO_KEY: Final = (
    "window: QOS refused this key. No retry is made until the key changes. "
    "Check the key for missing characters, or ask the provider whether it has expired."
)
REFUSED: Final = ("chip: REFUSED QOS", NO_KEY)
EXPIRED: Final = (
    "chip: REFUSED QOS",
    (
        "window: This QOS key has expired. No retry is made until the key changes. "
        "Renew it with the provider, or enter another one."
    ),
    "panel: This QOS key has expired.",
)
TAKEN: Final = (
    "chip: RECONNECTING in {} s",
    "panel: Another program uses this key. Next try in {} s (attempt {}).",
)
IN_USE: Final = (
    "why: Another program or window uses this key, and {} allows it one connection. "
    'Close the other one. It said: "Connection count limit exceeded."'
)
GAP: Final = "With the connection, everything wanted is asked for once, what was missed is fetched."
AT_ONCE: Final = "At once, with the next figure."


@dataclass(frozen=True, slots=True)
class Case:
    """One fault.

    Attributes:
        name: what the tests call it.
        switch: `NAME[=ARG]` as the demo exchange takes it; empty for what no server can do.
        what: what goes wrong.
        says: texts on screen, see the module; empty where nothing is said.
        sees: what else the user sees.
        core: what qosdesk does about it.
        heals: how it ends.
        starts: it acts before the desk connects; else while everything is live.
        retry: it takes the user's `Try now`, or the next connection.
        dialogue: the session core is concerned, so there is a dialogue under a fake clock.
    """

    name: str
    switch: str
    what: str
    core: str
    heals: str
    says: tuple[str, ...] = ()
    sees: str = ""
    starts: bool = False
    retry: bool = False
    dialogue: bool = False

    @property
    def stays_live(self) -> bool:
        """Whether the chip stays LIVE."""
        return not any(text.startswith(("chip:", "window:")) for text in self.says)


CONNECTION: Final = (
    Case(
        "refused_handshake",
        "refuse=503",
        "The server turns the connection away (503)",
        "Tries again after 0.5 s, doubling to 30 s, each time a little at random.",
        "By itself with the next try.",
        (
            *LOST,
            'window: {} answered 503 instead of opening the quote stream. It said: "Service unavailable."',
        ),
        starts=True,
        dialogue=True,
    ),
    Case(
        "bad_key",
        "bad-key",
        "The key is wrong",
        "Says so once and tries nothing more: no storm of retries with a key that is no good.",
        "Enter the right key, or press `Try again`.",
        (*REFUSED, 'why: {} refused the key (401). It said: "Invalid key."'),
        starts=True,
        retry=True,
        dialogue=True,
    ),
    Case(
        "expired_key",
        "expired-key",
        "The key has expired",
        "Says so once and tries nothing more.",
        "Enter a new key, or press `Try again`.",
        (*EXPIRED, 'why: {} says that the key has expired. It said: "Key expired."'),
        starts=True,
        retry=True,
        dialogue=True,
    ),
    Case(
        "key_expires_meanwhile",
        "expired-key",
        "The key expires while quotes flow: requests are refused, the stream goes on",
        "Keeps the stream, which proves the key good for it; makes no HTTP request any more.",
        "Enter a new key; by itself with the next connection if the key is good again.",
        (
            "notice: Requests are refused, quotes go on: QOS answered: Key expired.",
            "answer: QOS answered: Key expired.",
        ),
        retry=True,
        dialogue=True,
    ),
    Case(
        "key_in_use",
        "busy-key",
        "Another program or window holds the key's one connection; ours is refused",
        "Tries again once a minute.",
        "Close the other program; then by itself within a minute, or at once with `Try now`.",
        (*TAKEN, IN_USE),
        starts=True,
        dialogue=True,
    ),
    Case(
        "thrown_out",
        "newest-wins",
        "Another program or window connects with the same key, and the server ends our connection for it",
        "Waits a minute instead of taking the connection back at once. If the server gives no reason, the third "
        "connection in a row that ends soon after it was made is taken for that, and said to be.",
        "Close the other program; then by itself within a minute, or at once with `Try now`.",
        (*TAKEN, IN_USE),
        dialogue=True,
    ),
    Case(
        "cut",
        "drop",
        "The connection is cut",
        "Opens a gap from the last figure on, and connects again after 0.5 s. " + GAP,
        "By itself, within a second if the server is there.",
        (*LOST, "why: The connection to {} was cut."),
        dialogue=True,
    ),
    Case(
        "server_restart",
        "restart=0.3",
        "The server restarts: it is away for some seconds, and knows nobody when it is back",
        "Keeps trying, at longer and longer intervals up to 30 s. " + GAP,
        "By itself with the first try that finds it.",
        (*LOST, "window: The server refused the connection at {}."),
        dialogue=True,
    ),
    Case(
        "vendor_down",
        "down",
        "The vendor is dead: it hangs up on every call and every connection",
        "Keeps trying, at longer and longer intervals up to 30 s. " + GAP,
        "By itself with the first try after it is back.",
        LOST,
    ),
    Case(
        "half_open",
        "stall",
        "Nothing comes any more, though the connection looks open",
        "Sends a heartbeat every 20 s; after 30 s without any frame the connection counts as lost.",
        "By itself. " + GAP,
        (*LOST, "why: Nothing was heard from the server for {} seconds."),
        dialogue=True,
    ),
    Case(
        "trickle",
        "trickle=40000",
        "Frames come drop by drop",
        "Waits for whole frames; the connection lives as long as one arrives within 30 s.",
        "By itself when the line is fast again.",
        sees="Quotes come late: the age of each is shown, and what is too old is marked stale.",
    ),
    Case(
        "computer_slept",
        "",
        "The computer slept",
        "Notices it by the clocks, sends a heartbeat at once, and gives the old connection 5 s to show that it lives "
        "instead of 30 s. A waiting retry is made at once.",
        "By itself. " + GAP,
        (*LOST, "why: Nothing was heard from the server for {} seconds."),
        dialogue=True,
    ),
)

FRAMES: Final = (
    Case(
        "garbage",
        "garbage=2",
        "Frames that are no JSON, or no object, among the good ones",
        "Counts them and reads on; the 1st, 10th, 100th are reported.",
        AT_ONCE,
        ("notice: A frame was not understood: a frame that is no JSON object. {} so far.",),
        dialogue=True,
    ),
    Case(
        "truncated_frames",
        "truncated=2",
        "Frames whose text ends in the middle",
        "Counts them and reads on: half a figure is no figure.",
        AT_ONCE,
        ("notice: A frame was not understood: a frame that is no JSON object. {} so far.",),
    ),
    Case(
        "wrong_types",
        "wrong-types=2",
        "Numbers for texts, null, arrays, objects where figures belong",
        "Reads numbers as numbers and anything else as unknown; a frame whose code is none is counted and left out.",
        AT_ONCE,
        ("notice: A frame was not understood: a push whose code is no symbol. {} so far.",),
        sees="The last good figure stays; what was never known is `--`.",
    ),
    Case(
        "unknown_members",
        "unknown-members",
        "Members that no edition of the document names",
        "Ignores them.",
        "There is nothing to heal.",
        sees="Nothing: quotes go on.",
    ),
    Case(
        "broken_frames",
        "broken-frames=5",
        "A frame that breaks the WebSocket protocol",
        "Gives the connection up, since nothing after it can be read, and connects again.",
        "By itself. " + GAP,
        (*LOST, "why: {} broke the WebSocket protocol ({})."),
    ),
    Case(
        "huge_frame",
        "huge-frames",
        "A frame of more than 4 MiB",
        "Gives the connection up instead of the computer's memory, and connects again.",
        "By itself. " + GAP,
        (*LOST, "why: {} sent a message larger than 4194304 bytes."),
    ),
    Case(
        "duplicates",
        "dup",
        "Every push comes twice",
        "Takes both: prints have no number on this wire, so a repeat cannot be told from an equal print.",
        AT_ONCE,
        sees="The tape shows prints twice; prices, books and bars are right.",
    ),
    Case(
        "late_trades",
        "late=0.2",
        "Prints come late and out of order",
        "Puts them into the tape with their own time; the last price never goes back to an older one.",
        AT_ONCE,
        sees="The tape shows the print when it arrives.",
    ),
)

ANSWERS: Final = (
    Case(
        "refused_commands",
        "error-msg=System busy.",
        "The server answers every command and every request with a message",
        "Halves a refused list until the bad symbols are alone, names them, and asks for each again after a minute.",
        "By itself within a minute.",
        ("notice: QOS refused {}: QOS answered: System busy.", "answer: QOS answered: System busy."),
        starts=True,
        dialogue=True,
    ),
    Case(
        "no_acknowledgement",
        "no-ack",
        "Commands work, and are never acknowledged",
        "Takes the first figure of a stream as the acknowledgement; asks for a silent one three times, then once a "
        "minute.",
        "There is nothing to heal.",
        sees="Nothing: quotes flow.",
        starts=True,
        dialogue=True,
    ),
    Case(
        "no_request_id",
        "no-reqid",
        "Replies do not say what they answer",
        "Takes the oldest command of that name.",
        "There is nothing to heal.",
        sees="Nothing: quotes flow.",
        starts=True,
        dialogue=True,
    ),
    Case(
        "slow_answers",
        "slow=120",
        "Answers come late",
        "Waits 10 s for a command and 15 s for a request, and goes on with everything else meanwhile.",
        "By itself.",
        sees="A chart says that it loads.",
    ),
    Case(
        "gateway_page",
        "http-error=504",
        "A gateway answers requests with its HTML page (504)",
        "Asks the same over the open connection where the wire has a command for it.",
        "By itself with the next request.",
        ("answer: QOS answered: HTTP 504 (gateway timeout)",),
        sees="Charts and snapshots come all the same; product lists and calendars wait.",
        dialogue=True,
    ),
    Case(
        "server_error",
        "http-error=500",
        "The server answers requests with an error page (500)",
        "Asks the same over the open connection where the wire has a command for it.",
        "By itself with the next request.",
        ("answer: QOS answered: HTTP 500 (internal server error)",),
        sees="Charts and snapshots come all the same; product lists and calendars wait.",
        dialogue=True,
    ),
    Case(
        "too_many_requests",
        "http-error=429",
        "The server says that we ask too often (429)",
        "Holds that kind of request back for 15 s, doubling to 2 minutes, and keeps the question; asks over the open "
        "connection meanwhile.",
        "By itself.",
        ("notice: The vendor limits {} requests: none is sent for {} s.",),
        dialogue=True,
    ),
    Case(
        "request_hangs",
        "http-hang",
        "Requests are taken and never answered",
        "Gives each 15 s, then asks over the open connection, or once more.",
        "By itself with the next request.",
        ("answer: {} did not answer within {} s.",),
        sees="Charts and snapshots come all the same; product lists and calendars wait.",
        dialogue=True,
    ),
    Case(
        "missing_codes",
        "missing-codes=HK:700",
        "A symbol is missing in answers",
        "Takes what is there; a stream of the symbol goes on.",
        AT_ONCE,
        sees="`--` where nothing else is known of it.",
    ),
    Case(
        "ignored_end",
        "ignore-e",
        "The server ignores how far back we ask (the default plan does)",
        "Checks that bars are older than what was asked for; if not, the oldest bar is reached and nobody asks again.",
        "There is nothing to heal.",
        sees="The chart says that there are no older bars.",
    ),
)

SUBSCRIPTIONS: Final = (
    Case(
        "silently_dropped",
        "silent-subs=HK:700",
        "A subscription is acknowledged, and nothing is pushed",
        "Notices after 30 s without a figure, and says so: a quiet market looks the same. Asks for it again once a "
        "minute until it is heard.",
        "By itself within a minute.",
        ("notice: No data yet of HK:700 {}.",),
        sees="The symbol stays `--`, or as the snapshot brought it.",
        starts=True,
        dialogue=True,
    ),
    Case(
        "replaced",
        "replace",
        "A new subscription replaces the ones before it (the document leaves it open)",
        "Takes subscriptions as added, as the document advises.",
        "With the next connection everything is asked for at once.",
        sees="Symbols shown earlier stand still, and are marked stale.",
        retry=True,
        dialogue=True,
    ),
)

FIGURES: Final = (
    Case(
        "numeric_trades",
        "numeric-trades",
        "Prices and sizes of prints are JSON numbers (an older edition)",
        "Reads both forms.",
        "There is nothing to heal.",
        sees="Nothing: prints are right.",
    ),
    Case(
        "padded_codes",
        "padded-hk",
        "Hong Kong codes come padded: HK:00700",
        "Knows both spellings as one symbol.",
        "There is nothing to heal.",
        sees="Nothing: quotes are where they belong.",
        starts=True,
    ),
    Case(
        "no_previous_close",
        "no-yp",
        "The previous close is missing",
        "Shows no change rather than a wrong one.",
        AT_ONCE,
        sees="Change and change % are `--`.",
        starts=True,
    ),
    Case(
        "zero_prices",
        "zero-prices",
        "Prices are 0 (before an open, or by mistake)",
        "Takes a zero price as unknown; it never draws 0.00 and moves no chart.",
        AT_ONCE,
        sees="`--`, or the last good price.",
        starts=True,
    ),
    Case(
        "empty_levels",
        "zero-levels",
        "Book levels with volume 0",
        "Shows the level with its 0.",
        AT_ONCE,
        sees="A level with size 0.",
    ),
    Case(
        "last_outside_range",
        "lp-outside",
        "The last price lies outside the day's high and low",
        "Shows what was sent: extended sessions look like this.",
        "There is nothing to heal.",
        sees="The last price as sent.",
    ),
    Case(
        "server_clock_ahead",
        "clock-jump=3600",
        "The server's clock is an hour ahead",
        "Takes the stamps as they are, and goes on when they are right again.",
        "By itself, some figures after the clock is right again.",
        sees="Times an hour ahead in the tape.",
    ),
    Case(
        "server_clock_behind",
        "clock-jump=-3600",
        "The server's clock is an hour behind",
        "Takes the stamps as they are once several in a row say so: one late print must not set the price back.",
        AT_ONCE,
        sees="Times an hour behind in the tape.",
    ),
    Case(
        "our_clock_set",
        "",
        "This computer's clock is set forward or back by an hour",
        "Counts every delay by a clock that nobody can set; asks the connection whether it lives, as after a sleep.",
        "There is nothing to heal.",
        sees="Nothing: quotes go on, count-downs go on.",
    ),
)

GROUPS: Final = (
    ("The connection", CONNECTION),
    ("Frames", FRAMES),
    ("Answers", ANSWERS),
    ("Subscriptions", SUBSCRIPTIONS),
    ("Figures", FIGURES),
)
CASES: Final = tuple(case for _, group in GROUPS for case in group)
