"""Whole texts: lists, tables, sections; names beside codes; exports that come back as they were."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosdesk.domain.imports import Reading, Trouble, Verdict, Why, entries_of, settle
from qosdesk.domain.symbols import Symbol, parse_symbol
from qosdesk.domain.watchlists import Entry, Watchlist
from qosdesk.services.imports.export import codes_text, csv_text, tradingview_text
from qosdesk.services.imports.imports import Imports, read_bytes, read_text
from qosdesk.services.imports.rows import LINES_MAX
from qosdesk.services.instruments import Instruments
from tests.helpers.scripted_feed import ScriptedFeed, Timetable
from tests.unit.services.imports.index import make_index

INDEX = make_index()


def said(text: str) -> list[str]:
    """Each line in short: the symbol, `?candidates`, `!why`, `#section`."""
    found = []
    for line in read_text(text, INDEX).lines:
        if line.verdict is Verdict.SECTION:
            found.append(f"#{line.section}")
        elif line.verdict is Verdict.OK:
            found.append(str(line.symbol))
        elif line.verdict is Verdict.AMBIGUOUS:
            found.append("?" + ",".join(map(str, line.candidates)))
        else:
            found.append(f"!{line.why.name}")
    return found


# -- one line ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("腾讯控股", "HK:700"),
        ("万科A", "SZ:000002"),
        ("apple", "US:AAPL"),
        ("Apple Incorporated", "US:AAPL"),
        ("中国平安", "?HK:2318,SH:601318"),
        ("700 腾讯控股", "HK:700"),
        ("腾讯控股 00700", "HK:700"),
        ("腾讯控股（00700）", "HK:700"),
        ("$腾讯控股(00700.HK)$", "HK:700"),
        ("Apple (NASDAQ: AAPL)", "US:AAPL"),
        ("000001 平安银行", "SZ:000001"),
        ("000001 上证指数", "SH:000001"),
        ("000001", "?SZ:000001,SH:000001"),
        ("601318 中国平安", "SH:601318"),
        ("600519 平安银行", "?SH:600519,SZ:000001"),
        ("000858", "SZ:000858"),
        ("V", "US:V"),
        ("brk-b", "US:BRK.B"),
        ("GOLD", "?US:GOLD,CM:XAUUSD"),
        ("Gold", "?US:GOLD,CM:XAUUSD"),
        ("ABCDQ", "!NOT_LISTED"),
        ("NASDAQ:ABCDQ", "US:ABCDQ"),
        ("ETH-USD", "!NOT_LISTED"),
        ("BTC-USD", "?CF:BTCUSDT"),
        ("txkg", "!NOT_LISTED"),
        ("2) 9988.HK", "HK:9988"),
        ("- AAPL", "US:AAPL"),
        ("[Banks]", "#Banks"),
        ("### Banks", "#Banks"),
        ("【银行】", "#银行"),
    ],
)
def test_a_line_becomes_what_it_says_and_is_never_guessed(text: str, answer: str) -> None:
    assert said(text) == [answer]


def test_what_is_not_listed_comes_with_what_it_may_be() -> None:
    (line,) = read_text("ABCDQ", INDEX).lines
    assert line.candidates == (Symbol("US", "ABCDQ"),)
    (line,) = read_text("Kweichow", INDEX).lines
    assert line.candidates == (Symbol("SH", "600519"),)
    assert line.verdict is Verdict.UNKNOWN


def test_a_cut_digit_is_asked_for_only_where_the_longer_code_is_known() -> None:
    assert said("0070\n0005\n0011") == ["?HK:70,HK:700", "HK:5", "HK:11"]


# -- lists -------------------------------------------------------------------------------------------------------------


def test_a_list_in_one_line_is_read_symbol_by_symbol() -> None:
    assert said("###港股,HKEX:700,###US,NASDAQ:AAPL") == ["#港股", "HK:700", "#US", "US:AAPL"]
    assert said("AAPL, NVDA、00700;9988.HK") == ["US:AAPL", "US:NVDA", "HK:700", "HK:9988"]
    assert said("AAPL NVDA 600519") == ["US:AAPL", "US:NVDA", "SH:600519"]


def test_lines_keep_their_numbers() -> None:
    assert [line.number for line in read_text("\nHK:700\n\n\nUS:AAPL,US:NVDA\n", INDEX).lines] == [2, 5, 5]


# -- tables ------------------------------------------------------------------------------------------------------------


def test_a_table_is_read_by_its_header_in_either_language() -> None:
    assert said("Symbol,Name,Last\nAAPL,Apple,268\n0700.HK,Tencent,612") == ["US:AAPL", "HK:700"]
    assert said('代码\t名称\t现价\n="600519"\t贵州茅台\t1470\n="000001"\t平安银行\t11') == [
        "SH:600519",
        "SZ:000001",
    ]
    assert said("证券代码;市场\n1;深圳\n700;香港\n5;HKEX") == ["SZ:000001", "HK:700", "HK:5"]


def test_a_table_without_a_header_is_read_by_what_looks_like_a_code() -> None:
    assert said("Apple\t268.42\tAAPL\nTencent\t612.50\t00700") == ["US:AAPL", "HK:700"]
    assert said("AAPL;Apple;12,3\n0700.HK;Tencent;1,2") == ["US:AAPL", "HK:700"]


def test_zeros_that_a_spreadsheet_cut_off_are_found_again_by_the_name() -> None:
    assert said("代码\t名称\n1\t平安银行\n700\t腾讯控股\n2\t") == ["SZ:000001", "HK:700", "?HK:2,SZ:000002"]


def test_sections_tags_notes_and_aliases_survive_where_the_format_has_them() -> None:
    text = 'symbol,section,tag,note,alias\nHK:700,Tech,3,"a, b",Goose\nHK:5,Banks,,,\nHK:9988,Banks,x,\'=1,\n'
    lines = read_text(text, INDEX).lines
    assert entries_of(lines) == (
        Entry(section="Tech"),
        Entry(Symbol("HK", "700"), "", 3, "a, b", "Goose"),
        Entry(section="Banks"),
        Entry(Symbol("HK", "5")),
        Entry(Symbol("HK", "9988"), "", 0, "=1"),
    )


def test_the_line_under_a_table_that_names_its_maker_is_no_symbol() -> None:
    assert said('代码\t名称\n="600519"\t贵州茅台\n数据来源:通达信') == ["SH:600519"]


# -- guards ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "trouble"),
    [
        (b"", Trouble.EMPTY),
        (b" \n\t\n", Trouble.EMPTY),
        (bytes(range(256)) * 20, Trouble.NOT_TEXT),
        (b"a" * 4_000_001, Trouble.TOO_BIG),
    ],
)
def test_what_is_no_list_says_why(data: bytes, trouble: Trouble) -> None:
    assert read_bytes(data, INDEX) == Reading(trouble=trouble)


def test_a_very_long_list_is_cut_and_says_so() -> None:
    reading = read_text("HK:700\n" * (LINES_MAX + 1), INDEX)
    assert len(reading.lines) == LINES_MAX
    assert reading.trouble is Trouble.CUT


def test_a_long_list_is_read_at_once() -> None:
    text = "".join(f"{600000 + number}\t某某{number}\n" for number in range(LINES_MAX))
    began = time.perf_counter()
    assert len(read_text(text, INDEX).lines) == LINES_MAX
    assert time.perf_counter() - began < 2.0


@given(st.binary(max_size=300))
def test_random_bytes_never_crash(data: bytes) -> None:
    settle(read_bytes(data, INDEX).lines, {}, ())


mixed = st.lists(
    st.one_of(
        st.text(max_size=12),
        st.sampled_from(
            [
                '"',
                "'",
                "###",
                "\t",
                ",",
                ";",
                "|",
                "\n",
                "\r",
                "symbol",
                "代码",
                "HK:700",
                "700",
                "=",
                "(",
                ")",
            ]
        ),
    ),
    max_size=12,
).map("".join)


@given(mixed)
def test_random_texts_never_crash_and_nothing_certain_is_invented(text: str) -> None:
    for line in read_text(text, INDEX).lines:
        assert (line.verdict is Verdict.OK) == (line.symbol is not None)
        assert not (line.verdict is Verdict.OK and line.why is not Why.NOTHING)


# -- out and in again --------------------------------------------------------------------------------------------------

SYMBOLS = (
    *(
        line.split("|")[0]
        for line in Path(__file__).with_name("index.py").read_text(encoding="utf-8").splitlines()
        if ":" in line[:3]
    ),
    *(
        "HK:80700",
        "US:BRK.A",
        "SZ:000700",
        "SH:113050",
        "CF:1000PEPEUSDT",
        "FX:USDCNH",
        "IX:JPN225",
        "IX:SSEC",
        "CM:COPPER",
    ),
)
words = st.text(st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"]), max_size=12)
titles = words.filter(lambda one: bool(one.strip()))
notes = st.one_of(
    words,
    st.sampled_from(["=1+1", "+a", "-a", "@x", "'q", "'=x", "a,b;c\td", 'say "hi"', "two\nlines", " x "]),
)
rows = st.builds(
    Entry, st.sampled_from(SYMBOLS).map(parse_symbol), st.just(""), st.integers(0, 9), notes, notes
)
sections = st.builds(lambda title: Entry(section=title), titles)
lists = st.lists(st.one_of(rows, sections), min_size=1, max_size=12).map(
    lambda entries: Watchlist("L", _each_once(entries))
)


def _each_once(entries: list[Entry]) -> tuple[Entry, ...]:
    seen: set[Symbol] = set()
    kept = []
    for entry in entries:
        if entry.symbol is None or entry.symbol not in seen:
            kept.append(entry)
        if entry.symbol is not None:
            seen.add(entry.symbol)
    return tuple(kept)


def back(text: str) -> tuple[Entry, ...]:
    return entries_of(settle(read_text(text, INDEX).lines, {}, ()))


@given(lists)
def test_a_table_comes_back_as_it_was(watchlist: Watchlist) -> None:
    assert back(csv_text(watchlist, lambda _symbol: "名称, name")) == watchlist.entries


@given(lists)
def test_a_table_with_its_mark_comes_back_from_a_file(watchlist: Watchlist) -> None:
    data = ("\ufeff" + csv_text(watchlist, lambda _symbol: "")).encode()
    assert entries_of(read_bytes(data, INDEX).lines) == watchlist.entries


@given(st.lists(st.sampled_from(SYMBOLS).map(parse_symbol), min_size=1, unique=True))
def test_a_list_for_tradingview_comes_back_with_its_sections(symbols: list[Symbol]) -> None:
    entries = (Entry(section="港股 1"), *(Entry(symbol) for symbol in symbols), Entry(section="End"))
    exchange = {
        "AAPL": "NASDAQ",
        "NVDA": "NASDAQ",
        "BRK.A": "NYSE",
        "BRK.B": "NYSE",
        "V": "NYSE",
        "GOLD": "NYSE",
    }
    text = tradingview_text(Watchlist("L", entries), lambda symbol: exchange.get(symbol.code, ""))
    assert back(text) == entries


@given(st.lists(st.sampled_from(SYMBOLS).map(parse_symbol), min_size=1, unique=True))
def test_codes_come_back(symbols: list[Symbol]) -> None:
    entries = tuple(Entry(symbol) for symbol in symbols)
    assert back(codes_text(Watchlist("L", entries))) == entries


def test_no_cell_of_a_table_begins_as_a_formula_does() -> None:
    entry = Entry(Symbol("HK", "700"), "", 0, "=HYPERLINK(1)", "@x")
    text = csv_text(Watchlist("L", (Entry(section="+1"), entry)), lambda _symbol: "-name")
    cells = [cell.strip('"') for line in text.splitlines() for cell in line.split(",")]
    assert not [cell for cell in cells if cell[:1] in "=+-@" and cell]


# -- the port ----------------------------------------------------------------------------------------------------------


def test_files_are_read_one_after_the_other_and_told_on_the_desk(tmp_path: Path) -> None:
    instruments = Instruments(ScriptedFeed(), Timetable())
    waiting: list[object] = []
    done: list[Reading] = []
    imports = Imports(instruments, waiting.append)
    (tmp_path / "a.txt").write_bytes("HK:700\n腾讯".encode("gbk"))
    (tmp_path / "b.txt").write_bytes(b"US.AAPL")
    imports.read_files(
        [str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), str(tmp_path / "none")], done.append
    )
    deadline = time.monotonic() + 5
    while not waiting and time.monotonic() < deadline:
        pass
    assert not done
    waiting[0]()  # type: ignore[operator]
    assert [str(line.symbol) for line in done[0].lines if line.symbol] == ["HK:700", "US:AAPL"]
    assert [line.number for line in done[0].lines] == [1, 2, 3]
    assert done[0].trouble is Trouble.UNREADABLE
    assert done[0].name == "a.txt, b.txt, none"


def test_exports_are_for_spreadsheets_and_have_names() -> None:
    instruments = Instruments(ScriptedFeed(), Timetable(), INDEX.find("腾讯", 1))
    imports = Imports(instruments, lambda do: do())
    watchlist = Watchlist("L", (Entry(section="S"), Entry(Symbol("HK", "700"))))
    assert imports.export_csv(watchlist, chinese=True).decode("utf-8-sig").splitlines() == [
        "symbol,name,section,tag,note,alias",
        ",,S,,,",
        "HK:700,腾讯控股,,,,",
    ]
    assert imports.export_csv(watchlist, chinese=True).startswith(b"\xef\xbb\xbf")
    assert imports.export_tradingview(watchlist) == b"###S,HKEX:700\n"
    assert imports.export_codes(watchlist) == b"HK:700\n"
