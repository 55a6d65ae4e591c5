"""Every setting as a value: it is read, reset, and a damaged one counts as unset; search in every language."""

from __future__ import annotations

import pytest

from qosdesk.ui.settings.catalogue import PAGE_TITLES, SETTINGS, SPECIALS, settings_of
from qosdesk.ui.settings.changes import Changes
from qosdesk.ui.settings.kinds import Choice, ColorPair, Number, Page, Switch
from qosdesk.ui.settings.words import found_settings, search_settings
from qosdesk.ui.shell import appearance
from tests.ui.fakes import FakeSettings, make_desk

BY_NAME = {one.name: one for one in SETTINGS}
every_setting = pytest.mark.parametrize("setting", SETTINGS, ids=list(BY_NAME))


def others(setting):
    """Values that can be chosen instead."""
    if isinstance(setting, Choice):
        return [option.value for option in setting.options]
    if isinstance(setting, Switch):
        return [not setting.unset]
    if isinstance(setting, Number):
        return [float(setting.low + 1), float(setting.high)]
    if isinstance(setting, ColorPair):
        return ["#ffd000 #00e0ff"] if setting.dark else ["#663300 #003366"]
    return [7]


def test_names_are_given_once():
    assert len(BY_NAME) == len(SETTINGS)


def test_every_page_has_a_title_and_something_on_it():
    assert set(PAGE_TITLES) == set(Page)
    for page in Page:
        assert settings_of(page) or any(one.page is page for one in SPECIALS)


@every_setting
def test_what_was_chosen_is_read_again_and_a_reset_takes_it_back(setting, qapp):
    settings = FakeSettings()
    assert setting.read(settings) == setting.standard(settings)
    assert not setting.is_changed(settings)
    for value in others(setting):
        settings.set(setting.name, value)
        assert setting.read(settings) == value
        assert setting.is_changed(settings) is (value != setting.standard(settings))
        setting.reset(settings)
        assert not setting.is_changed(settings)


@every_setting
def test_a_damaged_value_counts_as_unset(setting, qapp):
    settings = FakeSettings()
    for damage in ("", "purple", 3, -1, 2.5, float("nan"), True, "#12 #13"):
        settings.values[setting.name] = damage
        value = setting.read(settings)
        assert setting.accepts(value) or value == setting.standard(settings)


def test_what_holds_when_nothing_is_chosen_follows_the_language(qapp):
    settings = FakeSettings()
    for language, pair, units in (("en", "green", "kmb"), ("zh_CN", "red", "wan"), ("zh_TW", "red", "wan")):
        settings.set(appearance.LANGUAGE, language)
        assert BY_NAME[appearance.UP_DOWN].read(settings) == pair
        assert BY_NAME[appearance.UNITS].read(settings) == units


def test_changes_are_counted_since_the_start(qapp):
    desk = make_desk(qapp)
    changes = Changes.of(desk)
    assert Changes.of(desk) is changes
    desk.settings.set("flash", "off")
    desk.settings.set("stale.HK_s", 5.0)
    desk.settings.set("stale.HK_s", 6.0)
    assert changes.count() == 2
    desk.settings.set("flash", "digits")
    assert changes.count() == 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("theme", appearance.THEME),
        ("THEME", appearance.THEME),
        ("colour blind", appearance.UP_DOWN),
        ("row height", appearance.DENSITY),
        ("150", appearance.SCALE),
        ("hong kong", "stale.HK_s"),
        ("magnet", "chart.magnet"),
        ("语言", appearance.LANGUAGE),
        ("繁體", appearance.LANGUAGE),
        ("flash off", "flash"),
    ],
)
def test_a_setting_is_found_by_title_help_and_value(text, name, qapp):
    assert BY_NAME[name] in found_settings(text)


@pytest.mark.parametrize(
    ("text", "page"), [("api key", Page.PROVIDERS), ("密钥", Page.PROVIDERS), ("backup", Page.FOLDER)]
)
def test_a_page_is_found_too(text, page, qapp):
    assert page.value in [found for _title, found in search_settings(text)]


def test_a_word_is_found_where_it_begins_and_titles_come_first(qapp):
    assert BY_NAME["chart.share_crosshair"] in found_settings("shared")
    assert BY_NAME["chart.share_crosshair"] not in found_settings("red")
    assert found_settings("un")[0] is BY_NAME[appearance.UNITS]
    assert found_settings("") == ()
    assert found_settings("xyzzy") == ()
    assert search_settings("theme")[0] == ("Theme", "appearance")
