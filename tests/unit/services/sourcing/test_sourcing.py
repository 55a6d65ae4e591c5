"""Who covers and who serves: the user's choices, failover in words, stand-ins, coverage; over real vendors' words."""

from __future__ import annotations

import json

import pytest

from qosdesk.clock import FakeClock
from qosdesk.domain.intervals import Interval
from qosdesk.domain.quotes import Kind, Stream
from qosdesk.domain.sourcing import Cover, Serving
from qosdesk.domain.status import Notice
from qosdesk.domain.symbols import Symbol
from qosdesk.feed.calls import Failure, FailureKind
from qosdesk.feed.messages import FeedState, SubscriptionRefused
from qosdesk.market.store import Store
from qosdesk.providers.registry import provider
from qosdesk.services.session import Session
from qosdesk.services.sourcing.choices import ORDER, PREFERRED, STAND_INS
from qosdesk.services.sourcing.plugged import Plugged
from qosdesk.services.sourcing.sourcing import Sourcing
from tests.helpers.scripted_feed import ScriptedFeed, Timetable

APPLE, TENCENT, PAIR = Symbol("US", "AAPL"), Symbol("HK", "700"), Symbol("CC", "BTCUSDT")
EURO, GOLD, THEIR_GOLD = Symbol("FX", "EURUSD"), Symbol("CM", "XAUUSD"), Symbol("CM", "GOLD")
NOW_MS = 1_700_000_000_000


class Kept(dict[str, str]):
    """Settings in memory."""

    def get(self, name: str, default: str) -> object:  # type: ignore[override]
        return super().get(name, default)

    def set(self, name: str, value: str) -> None:
        self[name] = value


class Scene:
    """QOS before AllTick, both live; what is wanted is streamed."""

    def __init__(
        self, kept: dict[str, str] | None = None, names: tuple[str, ...] = ("qos", "alltick")
    ) -> None:
        self.clock = FakeClock(wall_ms=NOW_MS, monotonic_s=1000.0)
        self.time = Timetable(self.clock)
        self.kept = Kept(kept or {})
        self.stale: set[Symbol] = set()
        self.notices: list[str] = []
        self.changes = 0
        self.sourcing = Sourcing(
            Store(), self.kept, self.clock, self.time, self._notify, self.stale.__contains__
        )
        self.sourcing.subscribe(self._changed)
        self.feeds: dict[str, ScriptedFeed] = {}
        for name in names:
            self.plug(name)

    def _notify(self, notice: Notice) -> None:
        self.notices.append(notice.text)

    def _changed(self) -> None:
        self.changes += 1

    def plug(self, name: str, *, live: bool = True) -> None:
        vendor, feed = provider(name), ScriptedFeed()
        session = Session(feed, self.clock, vendor.title, demo=False)
        self.feeds[name] = feed
        self.sourcing.plug(
            Plugged(name, vendor.title, feed, session.connection, lambda: vendor.dialect(), lambda: None)
        )
        if live:
            feed.go(FeedState.LIVE)
            self.sourcing.look()

    def want(self, *symbols: Symbol) -> None:
        self.sourcing.router.want([Stream(symbol, Kind.TRADE) for symbol in symbols])

    def who(self, symbol: Symbol) -> str:
        return self.sourcing.serving(symbol).vendor


@pytest.fixture
def scene() -> Scene:
    return Scene()


# --- who serves -------------------------------------------------------------------------------------------------------


def test_the_first_vendor_that_covers_a_symbol_serves_it(scene: Scene) -> None:
    scene.want(APPLE, PAIR)
    assert (scene.who(APPLE), scene.who(PAIR)) == ("qos", "alltick")
    assert scene.sourcing.serving(APPLE) == Serving("qos", "QOS", preferred="QOS")


def test_the_order_is_the_users_and_is_kept(scene: Scene) -> None:
    scene.want(APPLE)
    scene.sourcing.set_order(["alltick", "qos"])
    assert scene.who(APPLE) == "alltick"
    assert [one.name for one in scene.sourcing.vendors()] == ["alltick", "qos"]
    assert scene.kept[ORDER] == "alltick,qos"
    again = Scene(scene.kept)
    again.want(APPLE)
    assert again.who(APPLE) == "alltick"


def test_a_symbol_goes_where_the_user_wants_it_and_that_is_kept(scene: Scene) -> None:
    scene.want(APPLE, TENCENT)
    scene.sourcing.prefer([APPLE], "alltick")
    assert (scene.who(APPLE), scene.who(TENCENT)) == ("alltick", "qos")
    assert not scene.sourcing.serving(APPLE).is_fallback
    assert json.loads(scene.kept[PREFERRED]) == {"US:AAPL": "alltick"}
    assert Scene(scene.kept).sourcing.preferred(APPLE) == "alltick"
    scene.sourcing.prefer([APPLE], "")
    assert scene.who(APPLE) == "qos"


def test_nothing_moves_to_a_vendor_whose_link_does_not_stand_yet() -> None:
    scene = Scene(names=("alltick",))
    scene.want(APPLE)
    scene.sourcing.set_order(["qos", "alltick"])
    scene.plug("qos", live=False)
    assert scene.who(APPLE) == "alltick"
    scene.feeds["qos"].go(FeedState.LIVE)
    scene.time.advance(1.0)
    assert scene.who(APPLE) == "qos"
    assert scene.notices == []


def test_a_vendor_that_goes_leaves_its_symbols_to_the_others(scene: Scene) -> None:
    scene.want(APPLE, PAIR)
    scene.sourcing.unplug("qos")
    assert scene.who(APPLE) == "alltick"
    scene.sourcing.unplug("alltick")
    assert scene.sourcing.serving(APPLE) == Serving()
    assert list(scene.sourcing.vendors()) == []


@pytest.mark.parametrize("text", ["", "nonsense", "[1]", '{"US:AAPL": 5, "??": "qos"}'])
def test_choices_that_can_not_be_read_are_none(text: str) -> None:
    scene = Scene({PREFERRED: text, STAND_INS: text, ORDER: text})
    scene.want(APPLE)
    assert scene.who(APPLE) == "qos"


# --- failover ---------------------------------------------------------------------------------------------------------


def test_one_notice_tells_of_a_lost_vendor_and_one_of_its_return(scene: Scene) -> None:
    scene.want(APPLE, TENCENT, EURO)
    scene.feeds["qos"].go(FeedState.RECONNECTING)
    scene.time.advance(5.0)
    assert (scene.who(APPLE), scene.who(TENCENT), scene.who(EURO)) == ("alltick", "alltick", "qos")
    (told,) = scene.notices
    assert told.startswith("QOS is lost since ")
    assert told.endswith(
        ": 2 symbols come from AllTick; 1 can't (no other source surely has the same instrument: map it)."
    )
    serving = scene.sourcing.serving(APPLE)
    assert serving.is_fallback
    assert serving.preferred == "QOS"
    assert serving.since_ms >= NOW_MS
    assert serving.reason.startswith("QOS is not connected since ")
    scene.feeds["qos"].confirmed.add(Stream(EURO, Kind.TRADE))
    scene.feeds["qos"].go(FeedState.LIVE)
    scene.time.advance(70.0)
    assert scene.who(APPLE) == "qos"
    assert scene.notices[1:] == ["QOS is well again: 2 symbols come from it."]


def test_a_link_that_opens_again_and_says_nothing_is_not_up(scene: Scene) -> None:
    stream = Stream(APPLE, Kind.TRADE)
    scene.want(APPLE)
    scene.feeds["qos"].confirmed.add(stream)
    scene.feeds["qos"].go(FeedState.RECONNECTING)
    scene.sourcing.look()
    scene.feeds["qos"].confirmed.clear()
    scene.feeds["qos"].go(FeedState.LIVE)
    scene.time.advance(5.0)
    assert scene.who(APPLE) == "alltick"


def test_a_symbol_that_stands_still_moves_alone(scene: Scene) -> None:
    scene.want(APPLE, TENCENT)
    scene.stale.add(APPLE)
    scene.time.advance(4.0)
    assert (scene.who(APPLE), scene.who(TENCENT)) == ("alltick", "qos")
    assert scene.notices == ["US:AAPL stands still at QOS: it comes from AllTick."]
    assert scene.sourcing.serving(APPLE).reason == "Its figures stood still at QOS while its market traded."


def test_a_code_that_is_refused_moves_and_is_shown_as_refused(scene: Scene) -> None:
    scene.want(APPLE)
    refusal = Failure(FailureKind.REJECTED, "unknown code")
    scene.feeds["qos"].tell(SubscriptionRefused((Stream(APPLE, Kind.TRADE),), refusal))
    scene.time.advance(1.0)
    assert scene.who(APPLE) == "alltick"
    assert scene.notices == ["QOS refuses US:AAPL: it comes from AllTick."]
    first, second = scene.sourcing.coverage(APPLE)
    assert (first.cover, first.why_not, first.is_serving) == (Cover.REFUSED, "unknown code", False)
    assert (second.cover, second.is_serving) == (Cover.YES, True)


def test_a_full_plan_is_no_refusal_of_the_code(scene: Scene) -> None:
    scene.want(APPLE)
    refusal = Failure(FailureKind.OVER_LIMIT, "too many")
    scene.feeds["qos"].tell(SubscriptionRefused((Stream(APPLE, Kind.TRADE),), refusal))
    scene.time.advance(2.0)
    assert scene.who(APPLE) == "qos"


# --- stand-ins --------------------------------------------------------------------------------------------------------


def test_a_mapping_of_the_users_makes_failover_possible_and_stays_marked(scene: Scene) -> None:
    scene.want(GOLD)
    assert scene.sourcing.stand_in(GOLD, "alltick", "CM:GOLD") == ""
    assert scene.who(GOLD) == "qos"
    scene.feeds["qos"].go(FeedState.REFUSED)
    scene.time.advance(1.0)
    serving = scene.sourcing.serving(GOLD)
    assert (serving.vendor, serving.stands_in, serving.is_fallback) == ("alltick", "CM:GOLD", True)
    assert scene.feeds["alltick"].wanted() == (Stream(THEIR_GOLD, Kind.TRADE),)
    assert scene.sourcing.coverage(GOLD)[1].cover is Cover.MAPPED
    assert json.loads(scene.kept[STAND_INS]) == {"CM:XAUUSD": {"alltick": "CM:GOLD"}}
    assert Scene(scene.kept).sourcing.coverage(GOLD)[1].stands_in == "CM:GOLD"


def test_a_mapping_that_ends_ends_what_it_served(scene: Scene) -> None:
    scene.want(GOLD)
    scene.sourcing.stand_in(GOLD, "alltick", "CM:GOLD")
    scene.sourcing.prefer([GOLD], "alltick")
    assert scene.who(GOLD) == "alltick"
    scene.sourcing.stand_in(GOLD, "alltick", "")
    assert scene.sourcing.serving(GOLD).stands_in == ""
    assert STAND_INS in scene.kept
    assert json.loads(scene.kept[STAND_INS]) == {}


@pytest.mark.parametrize(
    ("symbol", "vendor", "code"),
    [
        (GOLD, "nobody", "CM:GOLD"),
        (GOLD, "alltick", "gold"),
        (APPLE, "alltick", "US:AAPL"),
        (GOLD, "qos", "CC:X"),
    ],
)
def test_what_is_wrong_with_a_mapping_is_said(scene: Scene, symbol: Symbol, vendor: str, code: str) -> None:
    said = scene.sourcing.stand_in(symbol, vendor, code)
    assert said
    assert STAND_INS not in scene.kept


# --- what is missing --------------------------------------------------------------------------------------------------


def test_what_a_vendor_does_not_offer_is_said(scene: Scene) -> None:
    scene.want(APPLE, PAIR)
    offered = provider("alltick").dialect().capabilities.bar_intervals
    missing = next(one for one in Interval if one not in offered)
    assert scene.sourcing.why_not(PAIR, Kind.BAR, missing) == "not offered by AllTick"
    assert scene.sourcing.why_not(PAIR, Kind.TRADE) == ""
    assert scene.sourcing.why_not(APPLE, Kind.DEPTH) == ""


def test_an_interval_that_a_vendor_has_for_other_markets_only_is_said() -> None:
    scene = Scene(names=("alltick",))
    scene.want(APPLE, PAIR)
    assert scene.sourcing.why_not(APPLE, Kind.BAR, Interval.H2) == "not offered by AllTick"
    assert scene.sourcing.why_not(APPLE, Kind.BAR, Interval.H1) == ""
    assert scene.sourcing.why_not(PAIR, Kind.BAR, Interval.H2) == ""


def test_a_market_that_nobody_offers_has_no_source_and_a_reason() -> None:
    scene = Scene(names=("qos",))
    scene.want(PAIR)
    assert scene.sourcing.serving(PAIR) == Serving()
    assert "QOS does not offer market CC" in scene.sourcing.why_not(PAIR, Kind.TRADE)
    assert scene.sourcing.coverage(PAIR)[0].cover is Cover.NO
