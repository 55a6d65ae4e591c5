"""Scripted misbehaviour of the demo exchange: named switches, each with an optional wire, argument and start second.

``drop`` cuts the sockets of every wire, ``drop@alltick`` those of one; ``drop@alltick=5@60`` every five seconds from
second 60 on.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

# name -> (meaning of the argument, what it does)
FAULTS = MappingProxyType(
    {
        # connections
        "refuse": ("HTTP status, default 503", "refuse WebSocket handshakes"),
        "bad-key": ("HTTP status, default 401", "every key is invalid"),
        "expired-key": ("HTTP status, default 401", "every key has expired"),
        "busy-key": (
            "HTTP status, default 429",
            "refuse handshakes: another program holds the one connection",
        ),
        "newest-wins": (
            "close code, default 1008; 0 says nothing",
            "a key's new connection ends the older one",
        ),
        "drop": ("repeat every ARG seconds", "cut all sockets"),
        "restart": ("seconds away, default 2", "stop serving, come back on the same port knowing nobody"),
        "down": ("", "a wire is dead: its sockets are cut, whoever calls is hung up on"),
        "stall": ("ARG seconds long", "send nothing, sockets stay open"),
        "trickle": ("bytes a second, default 400", "frames drip out byte by byte"),
        # frames
        "garbage": ("one push in ARG, default 20", "mix in frames that are no JSON or no object"),
        "truncated": ("one push in ARG, default 4", "push frames whose text ends in the middle"),
        "wrong-types": ("one entry in ARG, default 2", "numbers for texts, null, arrays, objects"),
        "unknown-members": ("", "members that no edition names, in every object"),
        "broken-frames": ("after ARG pushes, default 10", "a frame that breaks the WebSocket protocol"),
        "huge-frames": ("bytes, default 5000000", "one frame that is far too long, on each connection"),
        "dup": ("", "send every push twice"),
        "late": ("seconds, default 3", "send every fifth trade again, late and out of order"),
        # answers
        "error-msg": ("the text", "every command and call fails with a message"),
        "no-ack": ("", "commands work, but are not answered"),
        "no-reqid": ("", "replies without the request's id (the seed edition's shape)"),
        "slow": ("milliseconds, default 1500", "answer late"),
        "http-error": ("HTTP status, default 504", "answer HTTP calls with a gateway's HTML page"),
        "http-hang": ("", "take HTTP calls and never answer"),
        "missing-codes": ("code, default every second one", "leave codes out of answers"),
        "ignore-e": ("", "answer the latest bars whatever `e` says, as the real default plan"),
        # subscriptions
        "silent-subs": ("code, default all", "subscriptions are acknowledged, and dropped without a word"),
        "replace": ("", "a subscription replaces the ones before of its kind"),
        # figures
        "numeric-trades": ("", "trade p and v as JSON numbers (the seed edition's shape)"),
        "padded-hk": ("", "answer HK codes padded to five digits"),
        "no-yp": ("", "leave out the previous close"),
        "zero-prices": ("", "every price is 0"),
        "zero-levels": ("", "book levels of volume 0 appear"),
        "lp-outside": ("", "snapshots with lp outside l..h"),
        "clock-jump": ("seconds, default 3600; may be negative", "the server's clock is wrong"),
    }
)
WIRE_FAULTS = MappingProxyType(
    {
        # AllTick 10, MultiMarkets 8: what the documents leave open, or warn of
        "push-first": ("", "the first pushes come before the answer to the subscription"),
        "seconds-time": ("", "stamps of ticks in seconds (10 digits)"),
        "string-numbers": ("", "integers of pushes (AllTick) or answers (MultiMarkets) written as strings"),
        "one-sided": ("", "books without asks"),
        # AllTick alone
        "uncorrelated": ("", "every command is answered by a 201 frame that names no request"),
        "no-trace": ("", "answers without a trace"),
        "skip-bad": ("", "unknown codes of a list are left out instead of refusing the whole list"),
        "newest-first": ("", "bars come newest first"),
        "dup-bars": ("", "the newest bar comes twice"),
        "no-depth-volume": ("", "book levels without a volume"),
        "no-turnover": ("", "trades without a turnover"),
        "end-exclusive": ("", "the bar at the end time is left out"),
        "close-code": (
            "close code, default 1006 (no close frame)",
            "silent connections are ended with this code",
        ),
        "overflow-603": ("", "too many codes are refused (603) instead of cut to the first N"),
        "rate-limit": ("429, 605 or body; default 605", "every HTTP call is too frequent"),
        # MultiMarkets alone
        "no-session": ("", "commands are answered 203: the session is unknown"),
        "text-kline": ("", "K-line answers as text"),
        "gzip-kline": ("", "K-line answers as gzip"),
        "percent-kline": ("", "K-line answers percent-encoded inside"),
        "many-records": ("", "several records in one push, the prefix only on the first"),
        "spaced-depth": ("", "stray blanks in book pushes"),
    }
)
"""Switches that only the two other wires know; QOS goes on undisturbed."""

WIRES = ("qos", "alltick", "multimarkets")
_ALL = MappingProxyType(FAULTS | WIRE_FAULTS)
_TEXT_ARGUMENTS = frozenset({"error-msg", "missing-codes", "silent-subs", "rate-limit"})


@dataclass(frozen=True, slots=True)
class Fault:
    """One switch; `start_s` counts from the server's start. Without a wire it acts on all of them."""

    name: str
    arg: str = ""
    start_s: float = 0.0
    wire: str = ""

    @property
    def title(self) -> str:
        """Its name as it is switched: ``drop`` or ``drop@alltick``."""
        return f"{self.name}@{self.wire}" if self.wire else self.name


def parse_fault(text: str, wire: str = "") -> Fault:
    """Read ``NAME[@WIRE][=ARG][@S]``.

    Args:
        text: what was written.
        wire: for a text that names none.

    Raises:
        ValueError: unknown name or wire, or a malformed number; the message is one clear line.
    """
    head, at, start = text.rpartition("@")
    if not at or not _is_number(start):
        head, start = text, "0"
    name, _, arg = head.partition("=")
    name, at, own = name.partition("@")
    if name not in _ALL:
        raise ValueError(f"unknown fault '{name}': one of {', '.join(_ALL)}")
    if (at and own not in WIRES) or (arg and _wants_number(name) and not _is_number(arg)):
        wires = ", ".join(WIRES)
        raise ValueError(
            f"malformed fault '{text}': NAME[@WIRE][=ARG][@S], with {wires} for WIRE and numbers for ARG and S"
        )
    if wire and wire not in WIRES:
        raise ValueError(f"unknown wire '{wire}': one of {', '.join(WIRES)}")
    return Fault(name, arg, float(start), own or wire)


def _wants_number(name: str) -> bool:
    return bool(_ALL[name][0]) and name not in _TEXT_ARGUMENTS


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


@dataclass(slots=True)
class _Switches:
    """What all views of a board share: switches by (name, wire), and the time."""

    faults: dict[tuple[str, str], Fault]
    elapsed_s: float = 0.0


class FaultBoard:
    """Which faults act now, as one wire sees them.

    Args:
        faults: switched on from the command line.
    """

    def __init__(self, faults: tuple[Fault, ...] = ()) -> None:
        self._shared = _Switches({(fault.name, fault.wire): fault for fault in faults})
        self._wire = ""

    def of(self, wire: str) -> FaultBoard:
        """The same board as a wire sees it: with the faults of all wires and its own."""
        view = FaultBoard()
        view._shared, view._wire = self._shared, wire
        return view

    @property
    def elapsed_s(self) -> float:
        """Seconds since the server's start."""
        return self._shared.elapsed_s

    @elapsed_s.setter
    def elapsed_s(self, value: float) -> None:
        self._shared.elapsed_s = value

    def get(self, name: str) -> Fault | None:
        """The fault if it acts at `elapsed_s`; one for this wire alone goes before one for all."""
        faults = self._shared.faults
        fault = faults.get((name, self._wire)) if self._wire else None
        if fault is None or not self._acts(fault):
            fault = faults.get((name, ""))
        return fault if fault is not None and self._acts(fault) else None

    def _acts(self, fault: Fault) -> bool:
        elapsed_s = self._shared.elapsed_s
        if fault.name == "stall" and fault.arg and elapsed_s >= fault.start_s + float(fault.arg):
            return False
        return elapsed_s >= fault.start_s

    @property
    def any_active(self) -> bool:
        """Whether any fault is switched on; cheap enough to ask for every frame."""
        return bool(self._shared.faults)

    def active(self, name: str) -> bool:
        """Whether the fault acts now."""
        return self.get(name) is not None

    def number(self, name: str, default: float) -> float:
        """The argument of an acting fault, or the default."""
        fault = self.get(name)
        return float(fault.arg) if fault is not None and fault.arg else default

    def hits(self, name: str, code: str) -> bool:
        """Whether an acting fault, whose argument may be one code, concerns this code."""
        fault = self.get(name)
        return fault is not None and fault.arg in ("", code)

    def switch_on(self, fault: Fault) -> None:
        """Let a fault act from its start second, counted from now."""
        self._shared.faults[fault.name, fault.wire] = Fault(
            fault.name, fault.arg, self._shared.elapsed_s + fault.start_s, fault.wire
        )

    def switch_off(self, title: str) -> None:
        """Stop a fault: ``drop`` on every wire, ``drop@alltick`` what was switched for that wire alone."""
        name, at, wire = title.partition("@")
        for key in [key for key in self._shared.faults if key[0] == name and (not at or key[1] == wire)]:
            del self._shared.faults[key]

    def names(self) -> list[str]:
        """Faults that act now, each as ``drop`` or ``drop@alltick``."""
        return [fault.title for fault in self._shared.faults.values() if self._acts(fault)]
