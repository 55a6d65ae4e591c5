"""docs/FAULTS.md says what the tests run."""

from __future__ import annotations

import fault_table
from tests.faults.cases import CASES


def test_the_page_is_up_to_date():
    written = fault_table.PAGE.read_text(encoding="utf-8")
    assert written == fault_table.page(), "run: python3 packaging/dev.py faults"


def test_every_case_is_a_row_that_says_what_is_seen_and_how_it_heals():
    rows = [line.split(" | ") for line in fault_table.page().splitlines() if line.startswith("| ")]
    rows = [row for row in rows if row[0] != "| What goes wrong"]
    assert len(rows) == len(CASES)
    assert all(len(row) == 4 and all(cell.strip("| ") for cell in row) for row in rows)
