"""Names and decimals."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from qosdesk.domain.priority import Priority
from qosdesk.domain.quotes import Instrument, Snapshot
from qosdesk.domain.symbols import Symbol
from qosdesk.feed.calls import GetInstruments, GetProducts
from qosdesk.services.instruments import Instruments, bundled_products
from tests.helpers.scripted_feed import LOST, ScriptedFeed, Timetable

TENCENT = Symbol("HK", "700")
APPLE = Symbol("US", "AAPL")
YEN = Symbol("FX", "USDJPY")

BUNDLED = (
    Instrument(TENCENT, name_en="Tencent", name_zh="腾讯控股"),
    Instrument(APPLE, name_en="Apple", name_zh="苹果"),
)


class Scene:
    def __init__(self) -> None:
        self.feed = ScriptedFeed()
        self.time = Timetable()
        self.instruments = Instruments(self.feed, self.time, BUNDLED)
        self.changes = 0
        self.learnt = 0
        self.saved: list[Sequence[Instrument]] = []
        self.instruments.subscribe(self._changed)

    def _changed(self) -> None:
        self.changes += 1

    def learn(self) -> None:
        self.learnt += 1

    def found(self, text: str) -> list[str]:
        return [str(one.symbol) for one in self.instruments.search(text)]


@pytest.fixture
def scene() -> Scene:
    return Scene()


# -- asking ------------------------------------------------------------------------------------------------------------


def test_symbols_asked_for_together_are_fetched_in_one_request_once(scene: Scene) -> None:
    for _ in range(3):
        scene.instruments.get(TENCENT)
        scene.instruments.get(APPLE)
    scene.time.advance(0.1)
    assert scene.feed.history == [GetInstruments((TENCENT, APPLE))]
    assert scene.feed.asked[0][1] is Priority.BACKGROUND
    scene.feed.answer((Instrument(TENCENT, exchange="HKEX", lot_size=100),))
    scene.instruments.get(TENCENT)
    scene.instruments.get(APPLE)
    scene.time.advance(10.0)
    assert len(scene.feed.history) == 1


def test_after_a_failure_nothing_is_asked_for_a_minute_however_often_panels_look(scene: Scene) -> None:
    scene.instruments.get(TENCENT)
    scene.time.advance(0.1)
    scene.feed.answer(LOST)
    for _ in range(50):
        scene.instruments.get(TENCENT)
        scene.time.advance(1.0)
    assert len(scene.feed.history) == 1
    scene.time.advance(30.0)
    scene.instruments.get(TENCENT)
    scene.time.advance(0.1)
    assert len(scene.feed.history) == 2


def test_bundled_names_win_over_the_vendors_and_figures_are_the_vendors(scene: Scene) -> None:
    scene.instruments.get(TENCENT)
    scene.time.advance(0.1)
    scene.feed.answer(
        (Instrument(TENCENT, name_en="TENCENT HLDGS", name_zh="腾讯", exchange="HKEX", lot_size=100),)
    )
    known = scene.instruments.get(TENCENT)
    assert known is not None
    assert (known.name_en, known.name_zh, known.lot_size) == ("Tencent", "腾讯控股", 100)
    assert scene.changes == 1


def test_names_of_symbols_that_are_not_bundled_are_the_vendors(scene: Scene) -> None:
    new = Symbol("HK", "9988")
    scene.instruments.get(new)
    scene.time.advance(0.1)
    scene.feed.answer((Instrument(new, name_en="BABA-W", name_zh="阿里巴巴-W", exchange="HKEX"),))
    known = scene.instruments.get(new)
    assert known is not None
    assert (known.name_en, known.name_zh) == ("BABA-W", "阿里巴巴-W")


def test_a_product_list_adds_names_and_keeps_the_figures_that_are_known(scene: Scene) -> None:
    new = Symbol("HK", "9988")
    scene.instruments.get(TENCENT)
    scene.time.advance(0.1)
    scene.feed.answer((Instrument(TENCENT, exchange="HKEX", lot_size=100),))
    scene.instruments.learn_products(("HK",), scene.learn)
    assert scene.feed.question() == GetProducts(("HK",))
    assert scene.learnt == 0
    scene.feed.answer((Instrument(TENCENT, name_zh="腾讯"), Instrument(new, name_zh="阿里巴巴-W")))
    assert scene.learnt == 1
    known = scene.instruments.get(TENCENT)
    assert known is not None
    assert (known.lot_size, known.name_zh) == (100, "腾讯控股")
    assert scene.found("阿里") == ["HK:9988"]


def test_what_the_vendor_says_is_saved_and_taken_again_at_the_next_start(scene: Scene) -> None:
    scene.instruments.set_source((), scene.saved.append)
    scene.instruments.get(TENCENT)
    scene.time.advance(0.1)
    scene.feed.answer((Instrument(TENCENT, exchange="HKEX", lot_size=100),))
    later = Scene()
    later.instruments.set_source(scene.saved[0], None)
    known = later.instruments.get(TENCENT)
    assert known is not None
    assert (known.lot_size, known.name_en) == (100, "Tencent")
    later.time.advance(1.0)
    assert not later.feed.history


def test_another_source_makes_everything_that_is_shown_be_asked_again(scene: Scene) -> None:
    scene.instruments.get(TENCENT)
    scene.time.advance(0.1)
    scene.feed.answer((Instrument(TENCENT, exchange="HKEX", lot_size=100),))
    scene.instruments.set_source((), None)
    known = scene.instruments.get(TENCENT)
    assert known is not None
    assert known.lot_size == 0
    scene.time.advance(0.1)
    assert scene.feed.history == [GetInstruments((TENCENT,))] * 2


def test_product_lists_that_did_not_come_are_not_learnt(scene: Scene) -> None:
    scene.instruments.learn_products(("HK",), scene.learn)
    scene.feed.answer(LOST)
    assert scene.learnt == 0


def test_a_code_as_another_program_writes_it_is_found_first(scene: Scene) -> None:
    assert scene.found("0700.HK") == scene.found("hk.00700") == ["HK:700"]
    assert scene.found("NASDAQ:PYPL") == ["US:PYPL"]
    assert scene.found("txk") == []


# -- decimals ----------------------------------------------------------------------------------------------------------


def test_decimals_only_grow_up_to_eight(scene: Scene) -> None:
    def see(decimals: int | None) -> int:
        scene.instruments.learn(Snapshot(APPLE, decimals=decimals))
        return scene.instruments.decimals(APPLE)

    assert [see(d) for d in (None, 1, 3, 2, None, 12, 12, 4)] == [2, 2, 3, 3, 3, 8, 8, 8]
    assert scene.changes == 3


def test_an_instruments_own_decimals_do_not_shrink_what_was_seen(scene: Scene) -> None:
    scene.instruments.learn(Snapshot(APPLE, decimals=4))
    scene.instruments.get(APPLE)
    scene.time.advance(0.1)
    scene.feed.answer((Instrument(APPLE, exchange="NASDAQ", decimals=2),))
    assert scene.instruments.decimals(APPLE) == 4


@pytest.mark.parametrize(
    ("symbol", "decimals"),
    [(APPLE, 2), (YEN, 3), (Symbol("FX", "EURUSD"), 5), (Symbol("SPOT", "EURUSD"), 2)],
)
def test_before_anything_was_seen_the_markets_habit_counts(
    scene: Scene, symbol: Symbol, decimals: int
) -> None:
    assert scene.instruments.decimals(symbol) == decimals


# -- the list that travels with the program ----------------------------------------------------------------------------


def test_the_bundled_list_is_read_and_a_missing_one_is_empty(tmp_path: Path) -> None:
    file = tmp_path / "list.json"
    file.write_text(json.dumps([["HK:700", "Tencent", "腾讯控股"]]), encoding="utf-8")
    assert bundled_products(file) == (Instrument(TENCENT, name_en="Tencent", name_zh="腾讯控股"),)
    assert bundled_products(tmp_path / "none.json") == ()
