"""Several feeds as one: who is asked and streams what, what reaches the store, and what a move leaves behind."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosdesk.clock import FakeClock
from qosdesk.domain.intervals import Interval
from qosdesk.domain.priority import Priority
from qosdesk.domain.quotes import Kind, Session, Snapshot, Stream
from qosdesk.domain.status import Meter
from qosdesk.domain.symbols import Symbol
from qosdesk.feed.calls import (
    AnswerValue,
    Failure,
    FailureKind,
    GetBars,
    GetCalendars,
    GetProducts,
    GetSnapshots,
)
from qosdesk.feed.messages import FeedState, SnapshotsPolled, SubscriptionConfirmed
from qosdesk.feed.sink import SymbolSink
from qosdesk.market.store import Store
from qosdesk.services.ports import FeedEvent, Moved, Moving
from qosdesk.services.sourcing.router import Gate, Router, Vendor
from qosdesk.services.sourcing.ways import Way
from tests.helpers.scripted_feed import LOST, ScriptedFeed, Timetable

APPLE, TENCENT, GOLD = Symbol("US", "AAPL"), Symbol("HK", "700"), Symbol("CM", "XAUUSD")
THEIR_GOLD = Symbol("CM", "GOLD")
TRADES = Stream(APPLE, Kind.TRADE)
NOW_MS = 1_700_000_000_000


class FakeCodec:
    """Keeps what the gate said of each code until it is told to ask again, as decoders do."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate
        self._kept: dict[str, SymbolSink] = {}

    def ask_again(self) -> None:
        self._kept.clear()

    def trade(self, symbol: Symbol, price: float, ts_ms: int) -> None:
        sink = self._kept.get(str(symbol)) or self._gate.of(str(symbol))
        if sink is not None:
            self._kept[str(symbol)] = sink
            sink.on_trade(price, 1.0, ts_ms, 0)

    def snapshot(self, symbol: Symbol, last: float, volume: float, turnover: float, ts_ms: int) -> None:
        sink = self._kept.get(str(symbol)) or self._gate.of(str(symbol))
        if sink is not None:
            self._kept[str(symbol)] = sink
            sink.on_snapshot(last, 1.0, 1.0, 2.0, 0.5, volume, turnover, ts_ms, -1, 0)


class Scene:
    """QOS and AllTick; QOS is chosen for all that nobody moved."""

    def __init__(self, *names: str) -> None:
        self.clock = FakeClock(wall_ms=NOW_MS)
        self.time = Timetable(self.clock)
        self.store = Store()
        self.first = "qos"
        self.router = Router(self.store, self.clock, self.time, lambda symbol: Way(self.first, symbol))
        self.feeds = {name: ScriptedFeed() for name in ("qos", "alltick")}
        self.codecs = {name: FakeCodec(Gate(name, self.router)) for name in self.feeds}
        self.heard: list[FeedEvent] = []
        self.router.subscribe(self.heard.append)
        for name in names or self.feeds:
            self.add(name)

    def add(self, name: str) -> None:
        feed, codec = self.feeds[name], self.codecs[name]
        self.router.add(
            Vendor(
                name,
                name.title(),
                feed,
                codec.ask_again,
                lambda _question: True,
                lambda stream: stream.kind is not Kind.BAR or name == "qos",
            )
        )

    def move(self, symbol: Symbol, vendor: str, code: Symbol | None = None) -> None:
        self.router.move({symbol: Way(vendor, code or symbol)})

    def ask(self, question: GetSnapshots | GetBars) -> list[AnswerValue | Failure]:
        answers: list[AnswerValue | Failure] = []
        self.router.ask(question, Priority.VISIBLE, answers.append)
        return answers

    def prints(self, symbol: Symbol = APPLE) -> list[float]:
        return [one[1] for one in self.store.state(symbol).prints]


@pytest.fixture
def scene() -> Scene:
    return Scene()


def snapshot(symbol: Symbol, last: float = 10.0) -> Snapshot:
    return Snapshot(symbol, last, ts_ms=NOW_MS, session=Session.REGULAR)


# --- wants ------------------------------------------------------------------------------------------------------------


def test_what_is_wanted_before_there_is_a_vendor_waits_for_it() -> None:
    scene = Scene("qos")
    scene.router.remove("qos")
    scene.router.want((TRADES,), Priority.FOCUSED)
    answers = scene.ask(GetSnapshots((APPLE,)))
    scene.add("qos")
    assert scene.feeds["qos"].answer(()) == GetSnapshots((APPLE,))
    assert answers == [()]
    assert scene.feeds["qos"].priorities == {TRADES: Priority.FOCUSED}
    assert not scene.feeds["alltick"].commands


def test_a_move_ends_the_streams_at_one_vendor_and_begins_them_at_the_other(scene: Scene) -> None:
    scene.router.want((TRADES, Stream(TENCENT, Kind.TRADE)), Priority.FOCUSED)
    scene.move(APPLE, "alltick")
    assert scene.feeds["qos"].commands[-1] == ("unwant", (TRADES,))
    assert scene.feeds["alltick"].priorities == {TRADES: Priority.FOCUSED}
    assert scene.heard == [Moving(frozenset({APPLE})), Moved(frozenset({APPLE}))]
    scene.router.unwant((TRADES,))
    assert not scene.feeds["alltick"].priorities


def test_a_vendor_is_not_asked_for_streams_that_it_has_not(scene: Scene) -> None:
    bars = Stream(APPLE, Kind.BAR, Interval.M1)
    scene.router.want((TRADES, bars))
    scene.move(APPLE, "alltick")
    assert scene.feeds["alltick"].wanted() == (TRADES,)
    scene.move(APPLE, "qos")
    assert set(scene.feeds["qos"].wanted()) == {TRADES, bars}


def test_a_move_to_where_it_is_changes_nothing(scene: Scene) -> None:
    scene.router.want((TRADES,))
    scene.move(APPLE, "qos")
    assert not scene.heard


def test_a_symbol_that_stands_in_is_wanted_under_its_vendors_code(scene: Scene) -> None:
    scene.router.want((Stream(GOLD, Kind.TRADE), Stream(THEIR_GOLD, Kind.TRADE)))
    scene.move(THEIR_GOLD, "alltick")
    scene.move(GOLD, "alltick", THEIR_GOLD)
    assert list(scene.feeds["alltick"].priorities) == [Stream(THEIR_GOLD, Kind.TRADE)]
    scene.codecs["alltick"].trade(THEIR_GOLD, 2000.0, NOW_MS)
    assert (scene.prints(GOLD), scene.prints(THEIR_GOLD)) == ([2000.0], [2000.0])
    scene.router.unwant((Stream(GOLD, Kind.TRADE),))
    assert scene.feeds["alltick"].priorities  # the other one needs it
    scene.feeds["alltick"].confirmed = {Stream(THEIR_GOLD, Kind.TRADE)}
    assert scene.router.is_confirmed(Stream(GOLD, Kind.TRADE))


def test_a_vendor_that_goes_leaves_its_symbols_to_the_next_one_that_comes(scene: Scene) -> None:
    scene.router.want((TRADES,))
    scene.router.remove("qos")
    assert not scene.router.is_live(APPLE)
    scene.first = "alltick"
    scene.router.remove("alltick")
    scene.add("alltick")
    assert scene.feeds["alltick"].priorities == {TRADES: Priority.VISIBLE}


# --- quotes -----------------------------------------------------------------------------------------------------------


def test_quotes_of_a_vendor_that_does_not_serve_a_symbol_go_nowhere(scene: Scene) -> None:
    scene.router.want((TRADES,))
    scene.codecs["alltick"].trade(APPLE, 1.0, NOW_MS)
    scene.codecs["qos"].trade(APPLE, 2.0, NOW_MS)
    scene.move(APPLE, "alltick")
    scene.codecs["qos"].trade(APPLE, 3.0, NOW_MS + 5000)
    scene.codecs["alltick"].trade(APPLE, 4.0, NOW_MS + 5000)
    assert scene.prints() == [2.0, 4.0]


def test_prints_of_the_second_already_shown_are_not_shown_again(scene: Scene) -> None:
    scene.router.want((TRADES,))
    scene.codecs["qos"].trade(APPLE, 10.0, NOW_MS)  # a whole second: it may be of its end
    scene.move(APPLE, "alltick")
    for late_ms, price in ((-400, 9.0), (700, 10.0), (1000, 11.0), (1000, 12.0)):
        scene.codecs["alltick"].trade(APPLE, price, NOW_MS + late_ms)
    assert scene.prints() == [10.0, 11.0, 12.0]


def test_a_seam_is_over_when_the_new_source_has_prints_and_figures_of_its_own(scene: Scene) -> None:
    scene.router.want((TRADES,))
    scene.codecs["qos"].trade(APPLE, 10.0, NOW_MS)
    scene.move(APPLE, "alltick")
    gate = Gate("alltick", scene.router)
    scene.codecs["alltick"].trade(APPLE, 11.0, NOW_MS + 2000)
    scene.time.advance(2.0)
    assert gate.of("US:AAPL") is not scene.store.state(APPLE)
    scene.codecs["alltick"].snapshot(APPLE, 11.0, 5.0, 50.0, NOW_MS + 2000)
    scene.time.advance(2.0)
    assert gate.of("US:AAPL") is scene.store.state(APPLE)


def test_figures_past_the_seam_do_not_let_prints_of_before_it_in(scene: Scene) -> None:
    scene.router.want((TRADES,))
    scene.codecs["qos"].trade(APPLE, 10.0, NOW_MS + 436)
    scene.move(APPLE, "alltick")
    scene.codecs["alltick"].snapshot(APPLE, 11.0, 5.0, 50.0, NOW_MS + 1000)
    scene.time.advance(2.0)
    scene.codecs["alltick"].trade(APPLE, 10.0, NOW_MS)
    scene.codecs["alltick"].trade(APPLE, 11.0, NOW_MS + 1000)
    assert scene.prints() == [10.0, 11.0]


def test_a_clock_that_was_far_ahead_does_not_hold_the_new_source_up(scene: Scene) -> None:
    scene.router.want((TRADES,))
    scene.codecs["qos"].trade(APPLE, 10.0, NOW_MS + 3_600_000)
    scene.move(APPLE, "alltick")
    scene.codecs["alltick"].trade(APPLE, 11.0, NOW_MS + 3000)
    assert scene.prints() == [10.0, 11.0]


def test_figures_are_the_old_sources_until_the_new_one_says_anything(scene: Scene) -> None:
    scene.router.want((TRADES,))
    state = scene.store.state(APPLE)
    scene.codecs["qos"].snapshot(APPLE, 10.0, 1000.0, 10_000.0, NOW_MS)
    carried = [state.carried_from]
    for vendor in ("alltick", "qos", "alltick"):
        scene.move(APPLE, vendor)
        carried.append(state.carried_from)
    assert carried == ["", "Qos", "Qos", "Qos"]
    scene.codecs["alltick"].trade(APPLE, 10.5, NOW_MS + 2000)
    assert not state.carried_from
    assert state.is_carried


def test_volume_of_one_source_is_never_joined_with_turnover_of_another(scene: Scene) -> None:
    scene.router.want((TRADES,))
    scene.codecs["qos"].snapshot(APPLE, 10.0, 1000.0, 10_000.0, NOW_MS)
    state = scene.store.state(APPLE)
    scene.move(APPLE, "alltick")
    assert state.is_carried
    assert (state.volume, state.turnover) == (1000.0, 10_000.0)
    scene.codecs["alltick"].snapshot(APPLE, 10.0, 900.0, float("nan"), NOW_MS + 2000)
    assert not state.is_carried
    assert state.volume == 900.0
    assert state.turnover != state.turnover


def test_the_book_of_the_old_source_goes_and_another_instrument_leaves_nothing(scene: Scene) -> None:
    for symbol in (APPLE, GOLD):
        scene.router.want((Stream(symbol, Kind.TRADE),))
        scene.codecs["qos"].trade(symbol, 10.0, NOW_MS)
        state = scene.store.state(symbol)
        state.on_depth((), (), NOW_MS, lambda _bids, _asks: ((), ()))
        scene.move(symbol, "alltick")
        assert state.depth() is None
    assert scene.prints(APPLE) == [10.0]
    assert scene.prints(GOLD) == []


PUSH = st.tuples(st.just("push"), st.sampled_from(["qos", "alltick"]), st.integers(0, 3))
STEP = st.tuples(st.just("move"), st.sampled_from(["qos", "alltick"]), st.integers(0, 3))


@given(st.lists(st.one_of(PUSH, PUSH, STEP), max_size=80))
def test_whatever_moves_one_vendor_feeds_a_symbol_and_prints_never_go_back(
    steps: list[tuple[str, str, int]],
) -> None:
    """Both vendors print every trade at its time, QOS in whole seconds; each trade's price is its number."""
    scene = Scene()
    scene.router.want((TRADES,))
    serving, number = "qos", 0
    now_ms = NOW_MS
    for what, vendor, seconds in steps:
        now_ms += seconds * 350
        scene.time.advance(seconds * 0.35)
        if what == "move":
            scene.move(APPLE, vendor)
            serving = vendor
            continue
        number += 1
        before = len(scene.prints())
        for name in ("qos", "alltick") if vendor == "qos" else ("alltick", "qos"):
            stamp_ms = now_ms // 1000 * 1000 if name == "qos" else now_ms
            count = scene.store.state(APPLE).print_count
            scene.codecs[name].trade(APPLE, float(number), stamp_ms)
            assert name == serving or scene.store.state(APPLE).print_count == count
        assert len(scene.prints()) - before <= 1
    shown = scene.prints()
    assert shown == sorted(set(shown))


# --- questions --------------------------------------------------------------------------------------------------------


def test_a_question_is_cut_by_vendor_and_its_answers_are_joined(scene: Scene) -> None:
    scene.move(TENCENT, "alltick")
    answers = scene.ask(GetSnapshots((APPLE, TENCENT)))
    assert scene.feeds["qos"].question() == GetSnapshots((APPLE,))
    scene.feeds["qos"].answer((snapshot(APPLE),))
    assert not answers
    assert scene.feeds["alltick"].answer((snapshot(TENCENT),)) == GetSnapshots((TENCENT,))
    assert answers == [(snapshot(APPLE), snapshot(TENCENT))]


def test_what_one_vendor_fails_the_other_still_answers(scene: Scene) -> None:
    scene.move(TENCENT, "alltick")
    answers = scene.ask(GetSnapshots((APPLE, TENCENT)))
    scene.feeds["qos"].answer(LOST)
    scene.feeds["alltick"].answer((snapshot(TENCENT),))
    assert answers == [(snapshot(TENCENT),)]
    both = scene.ask(GetSnapshots((APPLE, TENCENT)))
    scene.feeds["qos"].answer(LOST)
    scene.feeds["alltick"].answer(LOST)
    assert both == [LOST]


def test_a_stand_in_is_asked_for_under_its_vendors_code(scene: Scene) -> None:
    scene.move(GOLD, "alltick", THEIR_GOLD)
    answers = scene.ask(GetSnapshots((GOLD,)))
    assert scene.feeds["alltick"].answer((snapshot(THEIR_GOLD),)) == GetSnapshots((THEIR_GOLD,))
    assert answers == [(snapshot(GOLD),)]
    scene.ask(GetBars(GOLD, Interval.DAY, 10))
    assert scene.feeds["alltick"].question() == GetBars(THEIR_GOLD, Interval.DAY, 10)


def test_an_answer_of_the_vendor_before_is_not_taken_after_a_move(scene: Scene) -> None:
    bars = scene.ask(GetBars(APPLE, Interval.DAY, 10))
    both = scene.ask(GetSnapshots((APPLE, TENCENT)))
    scene.move(APPLE, "alltick")
    assert isinstance(bars[0], Failure)
    assert bars[0].kind is FailureKind.UNREACHABLE
    scene.feeds["qos"].answer((snapshot(APPLE), snapshot(TENCENT)))
    assert both == [(snapshot(TENCENT),)]


def test_a_question_that_is_withdrawn_is_withdrawn_everywhere(scene: Scene) -> None:
    answers: list[AnswerValue | Failure] = []
    cancel: Callable[[], None] = scene.router.ask(GetSnapshots((APPLE,)), Priority.VISIBLE, answers.append)
    cancel()
    assert not scene.feeds["qos"].asked
    assert not answers


def test_calendars_are_asked_of_one_vendor_and_products_of_all(scene: Scene) -> None:
    scene.router.ask(GetCalendars(("US",)), Priority.BACKGROUND, lambda _answer: None)
    scene.router.ask(GetProducts(("US",)), Priority.BACKGROUND, lambda _answer: None)
    assert [type(one) for one in scene.feeds["qos"].history] == [GetCalendars, GetProducts]
    assert [type(one) for one in scene.feeds["alltick"].history] == [GetProducts]


# --- events and meters ------------------------------------------------------------------------------------------------


def test_events_of_what_a_vendor_does_not_serve_are_not_passed_on(scene: Scene) -> None:
    scene.router.want((TRADES,))
    scene.feeds["alltick"].tell(SubscriptionConfirmed((TRADES,)))
    scene.feeds["alltick"].tell(SnapshotsPolled((snapshot(APPLE),)))
    assert scene.heard == [SnapshotsPolled(())]
    scene.feeds["qos"].tell(SubscriptionConfirmed((TRADES,)))
    assert scene.heard[-1] == SubscriptionConfirmed((TRADES,))


def test_whether_a_symbol_is_live_is_a_matter_of_its_vendor(scene: Scene) -> None:
    scene.router.want((TRADES,))
    scene.feeds["qos"].go(FeedState.LIVE)
    assert scene.router.is_live(APPLE)
    scene.move(APPLE, "alltick")
    assert not scene.router.is_live(APPLE)


def test_meters_name_their_vendor_where_there_are_several(scene: Scene) -> None:
    for feed in scene.feeds.values():
        feed.meters = (Meter("Live", 1, 10),)
    scene.router.want((TRADES,))
    assert [one.vendor for one in scene.router.ledger()] == ["Qos", "Alltick"]
    assert [one.vendor for one in scene.router.ledger(APPLE)] == [""]
    assert [one.vendor for one in Scene("qos").router.ledger()] == []
