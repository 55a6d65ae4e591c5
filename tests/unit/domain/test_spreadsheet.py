"""Cells that spreadsheets leave alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosdesk.domain.spreadsheet import guarded, unguarded


@pytest.mark.parametrize("text", ["=1+1", "+1", "-5 %", "@sum", "\t=1", "'quoted"])
def test_what_begins_like_a_formula_stands_behind_an_apostrophe(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Tencent", "a=b", "700", "腾讯"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert guarded(text) == text


@given(st.text(alphabet=st.sampled_from("=+-@'\t\rab1 ")))
def test_every_text_comes_back(text: str) -> None:
    assert unguarded(guarded(text)) == text
