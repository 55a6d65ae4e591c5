"""Workbooks: the first sheet's cells, and what is none."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosdesk.domain.imports import Trouble
from qosdesk.services.imports.decode import NotReadable
from qosdesk.services.imports.imports import read_bytes
from qosdesk.services.imports.xlsx import xlsx_text
from tests.unit.services.imports.index import make_index

SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
STRINGS = f"<sst {SPACE}><si><t>代码</t></si><si><t>名称</t></si><si><r><t>腾讯</t></r><r><t>控股</t></r></si></sst>"
SHEET = (
    f'<worksheet {SPACE}><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>'
    '<row r="3"><c r="A3"><v>700</v></c><c r="C3" t="s"><v>2</v></c></row>'
    '<row r="4"><c r="A4" t="inlineStr"><is><t>600519</t></is></c><c r="C4"><v>1.0</v></c></row>'
    '<row r="5"><c r="A5" t="s"><v>99</v></c><c r="C5"><f>A1</f></c></row></sheetData></worksheet>'
)


def workbook(**parts: str) -> bytes:
    names = {
        "strings": "xl/sharedStrings.xml",
        "sheet": "xl/worksheets/sheet1.xml",
        "other": "word/document.xml",
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as book:
        for name, text in parts.items():
            book.writestr(names[name], text)
    return file.getvalue()


def test_the_first_sheet_is_read_at_its_places() -> None:
    text = xlsx_text(workbook(strings=STRINGS, sheet=SHEET))
    assert text.split("\n") == ["代码\t\t名称", "", "700\t\t腾讯控股", "600519\t\t1", "\t\t", ""]


def test_a_workbook_is_a_list_like_any_other() -> None:
    lines = read_bytes(workbook(strings=STRINGS, sheet=SHEET), make_index()).lines
    assert [(line.number, str(line.symbol)) for line in lines] == [(3, "HK:700"), (4, "SH:600519")]


@pytest.mark.parametrize(
    ("data", "trouble"),
    [
        (workbook(other="<a/>"), Trouble.NOT_TEXT),
        (workbook(sheet="<a"), Trouble.NOT_TEXT),
        (workbook(sheet=SHEET)[:-40], Trouble.NOT_TEXT),
        (workbook(sheet='<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'), Trouble.TOO_BIG),
        (workbook(sheet=f"<a>{' ' * 31_000_000}</a>"), Trouble.TOO_BIG),
    ],
)
def test_what_is_no_sheet_or_unpacks_to_very_much_is_refused(data: bytes, trouble: Trouble) -> None:
    with pytest.raises(NotReadable) as told:
        xlsx_text(data)
    assert told.value.trouble is trouble


def test_rows_and_columns_far_away_are_left_out() -> None:
    rows = '<row r="1"><c r="XFD1"><v>1</v></c></row><row r="9999999"/>'
    far = f"<worksheet {SPACE}><sheetData>{rows}</sheetData></worksheet>"
    assert set(xlsx_text(workbook(sheet=far)).split("\n")) <= {"", '""'}


@given(st.binary(max_size=200), st.integers(0, 900))
def test_a_damaged_workbook_never_crashes(junk: bytes, at: int) -> None:
    whole = workbook(strings=STRINGS, sheet=SHEET)
    read_bytes(whole[:at] + junk + whole[at + len(junk) :], make_index())
