"""Encodings of files, and what is no text."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosdesk.domain.imports import Trouble
from qosdesk.services.imports.decode import BYTES_MAX, NotReadable, decode

TEXT = '代码\t名称\r\n="600519"\t贵州茅台\r\nHK.00700\tTencent\r\n'


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gbk", "gb18030"]
)
def test_every_encoding_of_an_export_is_known(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)).lstrip("\ufeff") == TEXT


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "gbk"])
def test_latin_text_is_read_in_each(encoding: str) -> None:
    assert decode("HK:700\nUS:AAPL\n".encode(encoding)) == "HK:700\nUS:AAPL\n"


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9,
        b"PK\x03\x04" + bytes(range(128, 256)) * 30,
        b"\x7fELF\x02\x01\x01" * 50,
    ],
)
def test_a_picture_or_an_archive_is_no_text(data: bytes) -> None:
    with pytest.raises(NotReadable) as told:
        decode(data)
    assert told.value.trouble is Trouble.NOT_TEXT


def test_what_is_too_big_is_not_looked_at() -> None:
    with pytest.raises(NotReadable) as told:
        decode(b"a" * (BYTES_MAX + 1))
    assert told.value.trouble is Trouble.TOO_BIG


def test_the_end_mark_of_old_files_is_left_out() -> None:
    assert decode(b"1600519\r\n0000001\r\n\x1a") == "1600519\r\n0000001\r\n"


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_are_refused(data: bytes) -> None:
    with contextlib.suppress(NotReadable):
        assert "\x00" not in decode(data)
