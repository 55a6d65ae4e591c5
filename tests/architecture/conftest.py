"""A source file out of a text, so that each rule is tested on code that breaks it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers.sources import Source


@pytest.fixture
def make_source(tmp_path: Path) -> Callable[[str, str], Source]:
    """`make_source("qosdesk/feed/a.py", text)`."""

    def make(name: str, text: str) -> Source:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return Source(path, tmp_path)

    return make
