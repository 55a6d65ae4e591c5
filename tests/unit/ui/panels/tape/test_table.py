"""Prints as tables: raw numbers, one line each, joins taken apart."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from qosdesk.domain.hours import zone_of
from qosdesk.domain.symbols import parse_symbol
from qosdesk.market.gaps import GapState, PrintGap
from qosdesk.ui.panels.tape.roll import Roll
from qosdesk.ui.panels.tape.sides import TickRule
from qosdesk.ui.panels.tape.table import Kept, Origin, csv_text, number, tsv_text

T = 1_795_160_538_000
ORIGIN = Origin(
    parse_symbol("HK:700"), "QOS DEMO", "HKD", "shares", zone_of("HK"), False, T, "all that are kept"
)
PRINTS = st.lists(
    st.tuples(
        st.integers(0, 3).map(lambda s: T + s * 1000),
        st.sampled_from([612.5, 613.0]),
        st.integers(1, 9).map(float),
        st.integers(0, 2),
    ),
    max_size=40,
).map(sorted)


def read(text):
    rows = list(csv.reader(io.StringIO(text)))
    return rows[0], rows[1], rows[2:]


@given(PRINTS, st.integers(0, 10))
def test_every_print_that_is_known_has_its_line(prints, gone):
    roll, kept = Roll(), prints[min(gone, len(prints)) :]
    roll.add(prints, TickRule().codes(prints), 0)
    _, _, lines = read(csv_text(roll.rows, Kept(kept, len(prints)), ORIGIN))
    assert sum(float(line[3]) for line in lines) == sum(one[2] for one in prints)
    assert sum(int(line[7]) for line in lines) == len(prints)
    if not gone:
        assert [(int(line[1]), float(line[2]), float(line[3])) for line in lines] == [
            one[:3] for one in prints
        ]
        told = {"buy": 1, "sell": 2, "unknown": 0}
        sides = [told[line[5]] if line[6] == "no" else 0 for line in lines]
        assert sides == [one[3] for one in prints]


def test_the_columns_are_named_with_units_and_the_first_line_says_what_it_is():
    first, header, _ = read(csv_text([], Kept([], 0), ORIGIN))
    assert first[0].startswith("# HK:700 prints")
    assert "source QOS DEMO" in ",".join(first)
    assert header == [
        "time (Asia/Hong_Kong)",
        "time (UTC ms)",
        "price (HKD)",
        "size (shares)",
        "value (HKD)",
        "side",
        "side inferred",
        "prints",
        "origin",
        "source",
    ]


def test_holes_and_backfilled_prints_are_told_apart():
    roll = Roll()
    roll.add([(T, 613.0, 100.0, 1)], [1], 0)
    gap = PrintGap(1, T)
    roll.append_gap(gap)
    gap.state, gap.version = GapState.FILLED, 1
    gap.prints, gap.missing = ((T + 8000, 612.0, 5.0, 2), (T + 8000, 612.0, 6.0, 2)), (T, T + 8000)
    roll.replace_changed([gap])
    roll.add([(T + 9000, 613.0, 7.0, 0)], [0], 1, missed=3)
    kept = Kept([(T, 613.0, 100.0, 1)] + [(T + 8500, 1.0, 1.0, 1)] * 3 + [(T + 9000, 613.0, 7.0, 0)], 5)
    _, _, lines = read(csv_text(roll.rows, kept, ORIGIN))
    assert [line[8] for line in lines] == ["live", "missing", "backfilled", "backfilled", "not drawn", "live"]
    assert [line[7] for line in lines] == ["1", "", "1", "1", "3", "1"]
    assert lines[1][2:6] == ["", "", "", ""]


def test_a_copy_has_a_header_and_tabs():
    roll = Roll()
    roll.add([(T, 613.5, 100.0, 1)], [1], 0)
    head, line = tsv_text(roll.rows, Kept([(T, 613.5, 100.0, 1)], 1), ORIGIN).splitlines()
    assert len(head.split("\t")) == len(line.split("\t")) == 10
    assert line.split("\t")[:5] == ["2026-11-20T15:42:18+08:00", str(T), "613.5", "100", "61350"]


def test_numbers_are_without_noise():
    assert [number(x) for x in (0.1 * 3, 61350.0, 0.05, float("nan"))] == ["0.3", "61350", "0.05", ""]
