"""The store when the vendor's clock is wrong: no price may stand still for an hour."""

from __future__ import annotations

from qosdesk.domain.symbols import Symbol
from qosdesk.market.store import Store, SymbolState

HOUR_MS = 3_600_000
NOW_MS = 1_763_640_000_000


def prints(state: SymbolState, *stamps_ms: int) -> None:
    """Prints with rising prices."""
    for ts_ms in stamps_ms:
        state.on_trade(100.0 + state.print_count, 1.0, ts_ms, 0)


def test_a_clock_that_is_right_again_is_believed_after_a_few_figures_in_a_row():
    state = Store().state(Symbol("HK", "700"))
    prints(state, NOW_MS + HOUR_MS)
    prints(state, NOW_MS, NOW_MS, NOW_MS)
    assert (state.last, state.ts_ms) == (100.0, NOW_MS + HOUR_MS)
    prints(state, NOW_MS)
    assert (state.last, state.ts_ms) == (104.0, NOW_MS)


def test_stragglers_among_figures_of_the_right_time_never_set_the_price_back():
    state = Store().state(Symbol("HK", "700"))
    for second in range(50):
        prints(state, NOW_MS + second * 1000, NOW_MS - HOUR_MS, NOW_MS - HOUR_MS)
        assert state.ts_ms == NOW_MS + second * 1000


def test_a_little_late_is_no_other_clock():
    state = Store().state(Symbol("HK", "700"))
    prints(state, NOW_MS, *[NOW_MS - 3000] * 10)
    assert (state.last, state.ts_ms) == (100.0, NOW_MS)
