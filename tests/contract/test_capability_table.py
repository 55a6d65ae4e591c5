"""What README.md says that each vendor offers is what the code says."""

from __future__ import annotations

from tests.contract.capability_table import PAGE, written


def test_the_page_says_what_the_code_says():
    page = PAGE.read_text(encoding="utf-8")
    assert page == written(page), "run: python -m tests.contract.capability_table"
