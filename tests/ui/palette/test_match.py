"""How well a typed text fits a title."""

from __future__ import annotations

import pytest

from qosdesk.ui.palette.match import Title, fold, rank


@pytest.mark.parametrize(
    ("typed", "title", "expected"),
    [
        ("full screen", "Full screen", 0),
        ("full", "Full screen", 1),
        ("screen", "Full screen", 2),
        ("lat diag", "Latency and diagnostics", 2),
        ("fs", "Full screen", 3),
        ("creen", "Full screen", 4),
        ("诊断", "延迟与诊断", 4),
        ("fscrn", "Full screen", 5),
        ("xyz", "Full screen", -1),
        ("fl", "Alert for the selected rows", -1),
    ],
)
def test_the_better_a_text_fits_the_smaller_its_rank(typed, title, expected):
    assert rank(fold(typed), Title.of(title)) == expected


def test_marks_separate_words():
    assert fold("Add panel: Chart…") == "add panel chart"
