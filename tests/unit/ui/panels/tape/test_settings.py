"""Settings survive being kept, and a damaged state is as at first."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from qosdesk.ui.chart.zones import ZoneChoice
from qosdesk.ui.panels.tape.filters import NO_LIMIT, Filter, Measure
from qosdesk.ui.panels.tape.settings import (
    FIRST,
    JOIN_MS_MAX,
    KEPT_CHOICES,
    TapeSettings,
    Window,
    restore_settings,
    save_settings,
)
from qosdesk.ui.panels.tape.tiers import AUTOMATIC, TierKind, Tiers

LEVELS = st.tuples(*[st.floats(0, 1e9)] * 3)
TIERS = st.one_of(st.just(AUTOMATIC), st.builds(Tiers, st.just(TierKind.TIMES), LEVELS))
OWN = st.builds(Tiers, st.sampled_from([TierKind.SIZE, TierKind.MONEY]), LEVELS)
THREE = st.tuples(st.booleans(), st.booleans(), st.booleans())
SETTINGS = st.builds(
    TapeSettings,
    st.booleans(),
    st.sampled_from(ZoneChoice),
    st.builds(
        Filter,
        st.sampled_from(Measure),
        st.floats(0, 1e9),
        st.one_of(st.just(NO_LIMIT), st.floats(0, 1e9)),
        st.booleans(),
        st.booleans(),
        st.booleans(),
    ),
    st.integers(0, JOIN_MS_MAX),
    st.booleans(),
    TIERS,
    st.dictionaries(st.sampled_from(["HK:700", "US:AAPL"]), OWN),
    THREE,
    st.sampled_from(Window),
    st.booleans(),
    st.booleans(),
    st.sampled_from(KEPT_CHOICES),
)


@given(SETTINGS)
def test_what_is_kept_comes_back(settings):
    state = save_settings(settings)
    assert all(isinstance(value, str | int | float | bool) for value in state.values())
    assert restore_settings(state) == settings


def test_nothing_is_kept_of_a_tape_as_at_first():
    assert save_settings(FIRST) == {}
    assert save_settings(TapeSettings()) == {}
    assert restore_settings({}) == FIRST


VALUES = st.one_of(st.text(max_size=12), st.integers(), st.floats(), st.booleans())


@given(st.dictionaries(st.sampled_from(list(save_settings(replace(FIRST, join_ms=1)))), VALUES))
def test_damage_is_as_at_first_or_in_range(state):
    restored = restore_settings(state)
    assert 0 <= restored.join_ms <= JOIN_MS_MAX


@given(
    st.dictionaries(
        st.sampled_from(
            [
                "tape." + n
                for n in ("filter_least", "filter_most", "filter_sides", "kept", "own_tiers", "tiers", "zone")
            ]
        ),
        VALUES,
    )
)
def test_no_damage_raises(state):
    restored = restore_settings(state)
    assert restored.filter.least >= 0
    assert KEPT_CHOICES[0] <= restored.kept <= KEPT_CHOICES[-1]


def test_tiers_in_sizes_are_the_symbol_s_own_and_multiples_are_everybody_s():
    own, times = Tiers(TierKind.SIZE, (1.0, 2.0, 3.0)), Tiers(TierKind.TIMES, (5.0, 0.0, 0.0))
    settings = FIRST.with_tiers("HK:700", own)
    assert (settings.tiers_of("HK:700"), settings.tiers_of("US:AAPL")) == (own, AUTOMATIC)
    settings = settings.with_tiers("HK:700", times)
    assert (settings.tiers_of("HK:700"), settings.tiers_of("US:AAPL")) == (times, times)
