"""Languages: the catalogue is whole, changes at once, and goes again."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest
from PySide6.QtCore import QCoreApplication, QSize, QTranslator

from qosdesk.domain.numbers import Units
from qosdesk.paths import resource
from qosdesk.ui.shell import appearance
from qosdesk.ui.shell.language import LANGUAGES, install_language
from qosdesk.ui.shell.windows import Windows
from qosdesk.ui.theme import UpDown
from tests.ui.fakes import make_desk
from tests.ui.shell.panels import factories

CATALOGUES = [code for code, _name in LANGUAGES if code != "en"]
GLOSSARY = {
    "Turnover rate": ("换手率", "換手率"),
    "Turnover": ("成交额", "成交額"),
    "Volume": ("成交量", "成交量"),
    "Volume ratio": ("量比", "量比"),
    "Bid/ask ratio": ("委比", "委比"),
    "Amplitude": ("振幅", "振幅"),
    "Average": ("均价", "均價"),
    "Market cap": ("总市值", "總市值"),
    "Float cap": ("流通市值", "流通市值"),
    "P/E": ("市盈率", "市盈率"),
    "P/B": ("市净率", "市淨率"),
    "Previous close": ("昨收", "昨收"),
    "Prev. close": ("昨收", "昨收"),
    "Open": ("今开", "今開"),
    "High": ("最高", "最高"),
    "Low": ("最低", "最低"),
    "Lot": ("每手", "每手"),
    "Pre": ("盘前", "盤前"),
    "Post": ("盘后", "盤後"),
    "Night": ("夜盘", "夜盤"),
    "Tape": ("分笔成交", "分筆成交"),
}
"""The market's standard words; a whole text of that kind must hold the word."""
OTHER_SENSE = {("Phase", "Open"), ("TableCells", "Open"), ("ColumnChooser", "Volume")}


def messages(language):
    root = ET.parse(resource("translations", f"qosdesk_{language}.ts")).getroot()
    for context in root.iter("context"):
        for message in context.iter("message"):
            yield context.findtext("name"), message.findtext("source"), message.findtext("translation")


@pytest.fixture
def english_again(qapp):
    yield
    install_language(qapp, "en")


@pytest.mark.parametrize("language", CATALOGUES)
def test_placeholders_survive_translation(language):
    wrong = [
        (source, translated)
        for _, source, translated in messages(language)
        if translated and sorted(re.findall(r"\{\w*\}", source)) != sorted(re.findall(r"\{\w*\}", translated))
    ]
    assert wrong == []


@pytest.mark.parametrize("language", CATALOGUES)
def test_the_compiled_catalogue_says_what_the_source_catalogue_says(qapp, language):
    translator = QTranslator()
    assert translator.load(str(resource("translations", f"qosdesk_{language}.qm")))
    for context, source, translated in messages(language):
        # lrelease leaves out what reads the same in both languages.
        if translated and translated != source:
            assert translator.translate(context, source) == translated


def test_a_language_without_catalogue_leaves_english(qapp, english_again, expected_log):
    expected_log("qosdesk.ui.shell.language", "WARNING", "no catalogue")
    assert not install_language(qapp, "xx")
    assert QCoreApplication.translate("ReadyMade", "Day trader") == "Day trader"


def test_the_whole_window_changes_its_language_at_once_and_back(qtbot, qapp, english_again):
    desk = make_desk()
    desk.settings.set(appearance.LANGUAGE, "en")
    windows = Windows(desk, factories())
    window = windows.first
    windows.open(QSize(1280, 800))
    windows.show()
    desk.settings.set(appearance.LANGUAGE, "zh_CN")
    assert desk.theme.language == "zh_CN"
    assert window.top_bar.workspaces.tabs[0].text == "日内交易"
    assert window.top_bar.chips[0].look.word == "实时"
    assert window.top_bar.meters[0].name == "实时名额"
    assert "香港 15:42:18 下午" in window.status_bar.texts()
    assert "已连接 2 小时 14 分钟" in window.status_bar.texts()
    assert window.host.docks()[0].title.close_button.toolTip() == "关闭面板"
    assert window.top_bar.search.placeholderText().startswith("输入代码")
    desk.settings.set(appearance.LANGUAGE, "en")
    assert window.top_bar.workspaces.tabs[0].text == "Day trader"
    assert "HK 15:42:18 Afternoon" in window.status_bar.texts()
    windows.close_all()
    windows.end()


def test_colours_and_units_follow_the_language_until_they_are_chosen(qapp, english_again):
    desk = make_desk()
    desk.settings.set(appearance.LANGUAGE, "zh_CN")
    appearance.apply_settings(desk.theme, desk.settings)
    assert (desk.theme.up_down, desk.theme.units) == (UpDown.RED_UP, Units.WAN)
    desk.settings.set(appearance.UP_DOWN, "green")
    desk.settings.set(appearance.UNITS, "kmb")
    appearance.apply_settings(desk.theme, desk.settings)
    assert (desk.theme.up_down, desk.theme.units) == (UpDown.GREEN_UP, Units.KMB)


@pytest.mark.parametrize(
    ("name", "value"), [("appearance.up_down", "purple"), ("numbers.units", 3), ("language", "xx")]
)
def test_damaged_settings_count_as_unset(qapp, english_again, name, value):
    desk = make_desk()
    desk.settings.set(name, value)
    appearance.apply_settings(desk.theme, desk.settings)
    assert desk.theme.language in ("en", "zh_CN")
    assert desk.theme.dark


@pytest.mark.parametrize(("place", "language"), list(enumerate(CATALOGUES)))
def test_the_markets_words_are_the_standard_ones(place, language):
    wrong = [
        (context, source, translated)
        for context, source, translated in messages(language)
        if source in GLOSSARY
        and (context, source) not in OTHER_SENSE
        and GLOSSARY[source][place] not in translated
    ]
    assert wrong == []


def test_the_traditional_catalogue_has_no_simplified_character():
    wrong = []
    for _context, _source, translated in messages("zh_TW"):
        try:
            translated.encode("big5hkscs")
        except UnicodeEncodeError as error:
            character = translated[error.start]
            if "\u4e00" <= character <= "\u9fff":
                wrong.append((character, translated))
    assert wrong == []


@pytest.mark.parametrize("language", CATALOGUES)
def test_no_text_is_left_in_english(language):
    untranslated = [
        (context, source)
        for context, source, translated in messages(language)
        if not translated or (translated == source and re.search(r"[a-z]{4,}", source) and " " in source)
    ]
    assert untranslated == []
