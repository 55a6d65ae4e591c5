"""Ranking, laziness, the user's own symbols first; checked against a plain reading of the rule."""

from __future__ import annotations

import random
import time
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosdesk.domain.quotes import Instrument
from qosdesk.domain.symbols import Symbol, parse_symbol
from qosdesk.paths import resource
from qosdesk.services.pinyin import Initials
from qosdesk.services.search import LIMIT_MAX, Search, Tier, fold, short_name
from tests.helpers.scripted_feed import Timetable

INITIALS = Initials.read(resource("pinyin.txt"))


def instrument(code: str, english: str = "", chinese: str = "") -> Instrument:
    return Instrument(parse_symbol(code), name_en=english, name_zh=chinese)


KNOWN = (
    instrument("HK:700", "Tencent Holdings", "腾讯控股"),
    instrument("US:TME", "Tencent Music", "腾讯音乐"),
    instrument("HK:80700", "Tencent-R", "腾讯控股-R"),
    instrument("US:AAPL", "Apple Inc.", "苹果"),
    instrument("US:AAP", "Advance Auto Parts", "前进汽车配件"),
    instrument("US:APLE", "Apple Hospitality", "苹果酒店"),
    instrument("US:MAPL", "Maple", "枫叶"),
    instrument("US:V", "Visa", "维萨"),
    instrument("HK:7000", "Seven", "七千"),
    instrument("HK:5", "HSBC Holdings", "汇丰控股"),
    instrument("SZ:000700", "Mould", "模塑科技"),
    instrument("SZ:000002", "", "万  科Ａ"),
    instrument("SH:600519", "Kweichow Moutai", "贵州茅台"),
    instrument("SH:600900", "Yangtze Power", "长江电力"),
    instrument("SH:601318", "Ping An Insurance", "中国平安"),
    instrument("HK:2318", "Ping An", "中国平安"),
    instrument("SZ:000001", "Ping An Bank", "平安银行"),
)


class Scene:
    def __init__(self, items: Iterable[Instrument] = KNOWN) -> None:
        self.time = Timetable()
        self.known = {item.symbol: item for item in items}
        self.ready = 0
        self.search = Search(self.known, lambda: INITIALS, self.time, self._on_ready)

    def _on_ready(self) -> None:
        self.ready += 1

    def found(self, text: str, limit: int = 12) -> list[str]:
        return [str(one.symbol) for one in self.search.find(text, limit)]

    def put(self, item: Instrument) -> None:
        self.known[item.symbol] = item
        self.search.changed(item.symbol)


@pytest.fixture
def scene() -> Scene:
    return Scene()


# -- ranking -----------------------------------------------------------------------------------------------------------


def test_exact_code_comes_before_prefix_before_word_before_part(scene: Scene) -> None:
    assert scene.found("aap") == ["US:AAP", "US:AAPL"]
    assert scene.found("apple") == ["US:AAPL", "US:APLE"]
    assert scene.found("parts") == ["US:AAP"]
    assert scene.found("apl") == ["US:APLE", "US:AAPL", "US:MAPL"]
    assert scene.found("v")[0] == "US:V"


def test_a_name_is_found_as_in_the_picture(scene: Scene) -> None:
    assert scene.found("ten") == ["HK:700", "US:TME", "HK:80700"]


def test_leading_zeros_of_hong_kong_do_not_matter(scene: Scene) -> None:
    assert scene.found("00700")[0] == "HK:700"
    assert scene.found("0005")[0] == "HK:5"
    assert scene.found("700")[:2] == ["HK:700", "HK:7000"]
    assert scene.found("000700") == ["SZ:000700"]
    assert scene.found("HK:00700")[0] == "HK:700"


def test_chinese_names_are_found_by_any_part_and_whatever_their_blanks_and_width(scene: Scene) -> None:
    assert scene.found("腾讯控股") == ["HK:700", "HK:80700"]
    assert scene.found("茅台") == ["SH:600519"]
    assert scene.found("万科A") == ["SZ:000002"]


def test_pinyin_initials_find_names_in_every_reading(scene: Scene) -> None:
    assert scene.found("txkg") == ["HK:700", "HK:80700"]
    assert scene.found("TXYY") == scene.found("txyl") == ["US:TME"]
    assert scene.found("cjdl") == scene.found("zjdl") == ["SH:600900"]
    assert scene.found("gzmt") == ["SH:600519"]
    assert scene.found("wka") == ["SZ:000002"]


def test_what_no_provider_in_use_has_is_found_last_among_equals(scene: Scene) -> None:
    scene.search.prefer([Symbol("HK", "2318")])
    assert scene.found("zgpa") == ["HK:2318", "SH:601318"]
    scene.search.is_offered = lambda symbol: symbol.market != "HK"
    assert scene.found("zgpa") == ["SH:601318", "HK:2318"]


def test_the_users_own_symbols_go_before_others_that_match_as_well(scene: Scene) -> None:
    assert scene.found("zgpa") == ["HK:2318", "SH:601318"]
    scene.search.prefer([Symbol("SH", "601318")])
    assert scene.found("zgpa") == ["SH:601318", "HK:2318"]
    scene.search.prefer([Symbol("US", "MAPL")])
    assert scene.found("apl") == ["US:APLE", "US:MAPL", "US:AAPL"]


def test_a_market_in_front_looks_at_that_market_only(scene: Scene) -> None:
    assert scene.found("us:aa") == ["US:AAP", "US:AAPL"]
    assert scene.found("hk:7") == ["HK:700", "HK:7000", "HK:80700"]
    assert scene.found("XX:700") == []
    assert scene.found("hk:") == []


@pytest.mark.parametrize("text", ["", "   ", "no such thing", "\n", "\x00", "z" * 500])
def test_what_matches_nothing_finds_nothing(scene: Scene, text: str) -> None:
    assert scene.found(text) == []


def test_the_limit_holds(scene: Scene) -> None:
    assert len(scene.found("a", 2)) == 2
    many = Scene(instrument(f"SH:6{n:05}", f"Name {n}") for n in range(300))
    assert len(many.found("6", 1000)) == LIMIT_MAX


# -- against a plain reading of the rule -------------------------------------------------------------------------------


def rank(item: Instrument, needle: str) -> Tier | None:
    code = item.symbol.code.casefold()
    codes = {code, code.zfill(4), code.zfill(5)} if item.symbol.market == "HK" else {code}
    english, chinese = fold(item.name_en), fold(item.name_zh)
    initials = INITIALS.of(item.name_zh)
    names = {one for one in (english, short_name(english), chinese, *initials) if one}
    if needle in codes:
        return Tier.CODE
    if needle in names:
        return Tier.NAME
    if any(one.startswith(needle) for one in codes):
        return Tier.CODE_PREFIX
    if any(one.startswith(needle) for one in names):
        return Tier.NAME_PREFIX
    if any(one.startswith(needle) for one in english.replace("-", " ").replace(".", " ").split()[1:]):
        return Tier.WORD
    if needle in " ".join((code, english, *initials)) or needle in chinese:
        return Tier.PART
    return None


CODES = "HK:5 HK:55 HK:500 US:A US:AB US:ABA SH:600000 SH:600005 SZ:000005 CF:ABUSDT"
codes = st.sampled_from(CODES.split())
english = st.text("ab ", max_size=6).map(str.strip)
chinese = st.text("长行控中a", max_size=4)
items = st.lists(
    st.builds(instrument, codes, english, chinese), max_size=10, unique_by=lambda one: one.symbol
)
needles = st.text("ab05c长行控z", min_size=1, max_size=3)


@given(items, items, needles, st.integers(1, 5), st.lists(codes.map(parse_symbol), max_size=3))
def test_what_is_found_is_what_a_look_at_every_instrument_finds(
    first: list[Instrument], news: list[Instrument], needle: str, limit: int, own: list[Symbol]
) -> None:
    scene = Scene(first)
    scene.search.finish()
    scene.search.prefer(own)
    for item in news:
        scene.put(item)
    ranked = [(rank(item, needle), item.symbol) for item in scene.known.values()]
    wanted = sorted(
        (tier, symbol not in own, len(symbol.code), symbol.code, symbol.market)
        for tier, symbol in ranked
        if tier is not None
    )[:limit]
    assert scene.found(needle, limit) == [f"{market}:{code}" for _, _, _, code, market in wanted]


# -- exact look-ups, for import ----------------------------------------------------------------------------------------


def test_exact_gives_every_instrument_of_a_code_or_name(scene: Scene) -> None:
    def exact(text: str, tier: Tier) -> set[str]:
        return {str(one.symbol) for one in scene.search.exact(text, tier)}

    assert exact("aapl", Tier.CODE) == {"US:AAPL"}
    assert exact("V", Tier.CODE) == {"US:V"}
    assert exact("中国平安", Tier.NAME) == {"SH:601318", "HK:2318"}
    assert exact("apple", Tier.NAME) == exact("Apple Inc.", Tier.NAME) == {"US:AAPL"}
    assert exact("中国", Tier.NAME) == set()
    scene.put(instrument("SH:601318", "Ping An Insurance", "平安保险"))
    assert exact("中国平安", Tier.NAME) == {"HK:2318"}
    assert exact("平安保险", Tier.NAME) == {"SH:601318"}


# -- kept up to date ---------------------------------------------------------------------------------------------------


def test_news_are_found_at_once_and_old_names_no_more(scene: Scene) -> None:
    scene.found("a")
    scene.put(instrument("HK:9988", "Alibaba", "阿里巴巴-W"))
    scene.put(instrument("US:V", "Other"))
    assert scene.found("albb") == ["HK:9988"]
    assert scene.found("visa") == []
    assert scene.found("other") == ["US:V"]


def test_nothing_is_made_ready_before_it_is_time_and_then_a_slice_at_a_time() -> None:
    scene = Scene(instrument(f"SH:6{n:05}", f"Name {n}") for n in range(2000))
    assert scene.ready == 0
    scene.time.advance(0.51)
    assert scene.ready == 0
    scene.time.advance(1.0)
    assert scene.ready == 1
    scene.time.advance(10.0)
    assert scene.ready == 1


def test_a_search_before_that_finds_everything_all_the_same(scene: Scene) -> None:
    assert scene.found("txkg") == ["HK:700", "HK:80700"]


def test_what_was_found_before_is_found_until_the_new_is_ready(scene: Scene) -> None:
    scene.time.advance(2.0)
    del scene.known[Symbol("US", "MAPL")]
    scene.known.update({(one := instrument(f"US:NEW{n}")).symbol: one for n in range(600)})
    scene.search.renew()
    assert scene.found("txkg")[0] == "HK:700"
    assert scene.found("maple") == []
    scene.put(instrument("US:LATE", "Late"))
    assert scene.found("late") == ["US:LATE"]
    scene.time.advance(2.0)
    assert scene.found("new1")[0] == "US:NEW1"
    assert scene.found("late") == ["US:LATE"]


def test_an_answer_among_thirty_thousand_comes_at_once() -> None:
    rnd = random.Random(5)
    letters = "中国平安银行贵州茅台科技股份控集团电力能源新材料"
    scene = Scene(
        instrument(
            f"SZ:{n:06}",
            f"{rnd.choice(['Apple', 'Bank', 'Oil'])} {n} Technology",
            "".join(rnd.choices(letters, k=4)),
        )
        for n in range(30_000)
    )
    scene.search.finish()
    spent = []
    for needle in ("a", "zg", "tech", "3000", "中国", "科技股", "zzzz", "no such"):
        scene.found(needle)
        took = []
        for _ in range(5):
            began = time.perf_counter()
            scene.found(needle)
            took.append(time.perf_counter() - began)
        spent.append(min(took))
    assert max(spent) < 0.004
