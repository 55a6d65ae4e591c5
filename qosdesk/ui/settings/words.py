"""Texts of the settings in the user's language, and the search for them in every language."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QTranslator

from qosdesk.paths import resource
from qosdesk.ui.settings.catalogue import PAGE_TITLES, SETTINGS, SPECIALS
from qosdesk.ui.settings.kinds import Option, Page, Setting, Special
from qosdesk.ui.shell.language import LANGUAGES

_CONTEXT = "Settings"


def translated(text: str) -> str:
    """A text of the catalogue in the user's language."""
    return QCoreApplication.translate(_CONTEXT, text) if text else ""


def option_text(option: Option) -> str:
    """What a value is called."""
    return option.title if option.own else translated(option.title)


def page_title(page: Page) -> str:
    """What a page is called."""
    return translated(PAGE_TITLES[page])


def found_settings(text: str) -> Sequence[Setting | Special]:
    """Settings in whose texts, of any language, every word begins a word; those whose title begins so come first.

    Chinese has no spaces: there a word may stand anywhere.
    """
    wanted = _plain(text).split()
    if not wanted:
        return ()
    found = [
        (not any(title.startswith(wanted[0]) for title in titles), place, one)
        for place, (one, titles, everything) in enumerate(_index())
        if all((f" {word}" if word.isascii() else word) in everything for word in wanted)
    ]
    return tuple(one for _begins, _place, one in sorted(found, key=lambda hit: hit[:2]))


def search_settings(text: str) -> list[tuple[str, str]]:
    """For the command palette.

    Returns:
        (title in the user's language, page as `open_settings` takes it), the best first.
    """
    return [(translated(one.title), one.page.value) for one in found_settings(text)]


@lru_cache(maxsize=1)
def _index() -> tuple[tuple[Setting | Special, tuple[str, ...], str], ...]:
    """(what, its titles, all its texts), in every language, in lower case."""
    catalogues = [_catalogue(code) for code, _ in LANGUAGES if code != "en"]

    def everywhere(text: str) -> tuple[str, ...]:
        others = (one.translate(_CONTEXT, text) for one in catalogues)
        return tuple(dict.fromkeys(_plain(each) for each in (text, *others) if each))

    made: list[tuple[Setting | Special, tuple[str, ...], str]] = []
    everyone: tuple[Setting | Special, ...] = (*SETTINGS, *SPECIALS)
    for one in everyone:
        texts = one.texts() if isinstance(one, Setting) else (one.title, one.words)
        names = one.name if isinstance(one, Setting) else ""
        texts = (*texts, PAGE_TITLES[one.page])
        everything = " ".join(each for text in (*texts, names) for each in everywhere(text))
        made.append((one, everywhere(one.title), f" {everything} "))
    return tuple(made)


def _plain(text: str) -> str:
    """Letters and figures in lower case, one space between words."""
    return " ".join("".join(one if one.isalnum() else " " for one in text.casefold()).split())


def _catalogue(language: str) -> QTranslator:
    made = QTranslator()
    made.load(str(resource("translations", f"qosdesk_{language}.qm")))
    return made
