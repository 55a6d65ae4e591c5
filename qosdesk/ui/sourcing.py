"""Whose figures are shown, in words: the badge of a panel, the name in tables and files, the link that they come over.

Imports domain, ports and the desk. Nothing here asks a vendor for anything.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from qosdesk.domain.sourcing import Cover, Serving, VendorInUse
from qosdesk.domain.symbols import Symbol
from qosdesk.ui.desk import Desk
from qosdesk.ui.ports import Connection

DEMO: Final = "DEMO"
_FORMS: Final = (
    QT_TRANSLATE_NOOP("Sourcing", "not offered by {0}"),
    QT_TRANSLATE_NOOP("Sourcing", "Its figures stood still at {0} while its market traded."),
    QT_TRANSLATE_NOOP("Sourcing", "{0} refuses this code."),
    QT_TRANSLATE_NOOP("Sourcing", "{0} is not connected since {1}: {2}"),
    QT_TRANSLATE_NOOP("Sourcing", "{0} is not connected since {1}."),
    QT_TRANSLATE_NOOP("Sourcing", "{0} is not connected."),
    QT_TRANSLATE_NOOP("Sourcing", "{0} does not offer market {1}: its markets are {2}"),
    QT_TRANSLATE_NOOP("Sourcing", "{0} does not offer market {1}."),
    QT_TRANSLATE_NOOP("Sourcing", "{0} does not push bars"),
    QT_TRANSLATE_NOOP("Sourcing", "{0} has no code for {1}"),
    QT_TRANSLATE_NOOP("Sourcing", "{0} is the same instrument at every source: nothing has to stand in."),
)
"""Sentences as services and providers say them, which know no language."""
_JOIN: Final = " · "


def _tr(text: str) -> str:
    return QCoreApplication.translate("Sourcing", text)


@dataclass(frozen=True, slots=True)
class Badge:
    """What stands in a title bar.

    Attributes:
        text: `QOS`, `AllTick (instead of QOS)`, `≈ CM:GOLD at AllTick`, `DEMO`.
        short: the same where there is little room: `QOS → AllTick`.
        tooltip: why, and since when; the whole of it in words.
        solid: made-up prices: a filled chip, never an outlined one.
        warns: look here: the usual source does not serve, or it is a similar instrument.
    """

    text: str
    short: str
    tooltip: str = ""
    solid: bool = False
    warns: bool = False


def badge_of(desk: Desk, symbol: Symbol | None) -> Badge:
    """Who serves a symbol; of a panel without one, who serves this desk."""
    vendors = desk.sources.vendors()
    if symbol is None or not vendors:
        return _badge_of_all(connections(desk))
    serving = desk.sources.serving(symbol)
    text = short = _name(serving)
    if serving.stands_in:
        text = _tr("≈ {0} at {1}").format(serving.stands_in, serving.title)
        short = f"≈ {serving.title}"
    elif serving.is_fallback:
        text = _tr("{0} (instead of {1})").format(serving.title, serving.preferred)
        short = f"{serving.preferred} → {serving.title}"
    warns = bool(serving.stands_in) or serving.is_fallback or not serving.vendor
    if serving.demo:
        text, short = f"{DEMO} {text}", f"{DEMO} {short}" if warns else DEMO
        if len(vendors) == 1 and not warns:
            text = DEMO
    return Badge(text, short, serving_text(serving, symbol), serving.demo, warns)


def serving_text(serving: Serving, symbol: Symbol) -> str:
    """Who serves it, instead of whom, since when and why: what a tooltip says."""
    if not serving.vendor:
        return _tr("No provider in use offers {0}.").format(symbol)
    lines = []
    if serving.demo:
        lines.append(_tr("DEMO: a demo exchange on this computer makes these prices up."))
    if serving.stands_in:
        words = _tr("{0} at {1} stands in for {2}: similar, but not the same instrument. You chose it.")
        lines.append(words.format(serving.stands_in, serving.title, symbol))
    if serving.is_fallback:
        since = datetime.fromtimestamp(serving.since_ms / 1000).astimezone().strftime("%H:%M:%S")
        words = _tr("{0} instead of {1} since {2}.") if serving.since_ms else _tr("{0} instead of {1}.")
        lines.append(words.format(serving.title, serving.preferred, since))
    if serving.reason:
        lines.append(sentence(serving.reason))
    return "\n".join(lines) or _tr("{0} serves {1}.").format(serving.title, symbol)


def absence_words(desk: Desk, symbol: Symbol) -> str:
    """`not offered by AllTick`: why no provider in use brings a symbol; empty where one may."""
    covers = desk.sources.coverage(symbol)
    if not covers or any(one.cover in (Cover.YES, Cover.MAPPED) for one in covers):
        return ""
    refusing = next((one for one in covers if one.cover is Cover.REFUSED), None)
    if refusing is not None:
        return _tr("{0} refuses this code.").format(vendor_title(desk, refusing.vendor))
    titles = _JOIN.join(vendor_title(desk, one.vendor) for one in covers)
    return _tr("not offered by {0}").format(titles)


def source_name(desk: Desk, symbol: Symbol) -> str:
    """`QOS`, `DEMO`, `AllTick (instead of QOS)`: as the badges say it, for a column, a tooltip or a line of text."""
    return badge_of(desk, symbol).text


def file_source(desk: Desk, symbol: Symbol) -> str:
    """For files and pictures, which are English and leave the program: `QOS`, `QOS DEMO`, `CM:GOLD at AllTick`."""
    serving = desk.sources.serving(symbol)
    name = f"{serving.stands_in} at {serving.title}" if serving.stands_in else serving.title
    if not serving.vendor:
        connection = desk.connection.connection()
        return connection.provider + (f" {DEMO}" if connection.demo else "")
    return f"{name} {DEMO}" if serving.demo else name


def vendor_of(desk: Desk, symbol: Symbol | None) -> VendorInUse | None:
    """The vendor that serves a symbol; of no symbol, the only one there is."""
    vendors = desk.sources.vendors()
    if symbol is None:
        return vendors[0] if len(vendors) == 1 else None
    name = desk.sources.serving(symbol).vendor
    return next((one for one in vendors if one.name == name), None)


def connection_of(desk: Desk, symbol: Symbol) -> Connection:
    """The session that a symbol's figures come over."""
    vendor = vendor_of(desk, symbol)
    return vendor.connection if vendor is not None else desk.connection.connection()


def connections(desk: Desk) -> tuple[Connection, ...]:
    """The sessions of this desk, the most preferred first; at least one."""
    return tuple(one.connection for one in desk.sources.vendors()) or (desk.connection.connection(),)


def is_demo(desk: Desk) -> bool:
    """Whether anything on this desk may be made up."""
    return any(one.demo for one in connections(desk))


def vendor_title(desk: Desk, name: str) -> str:
    """What a vendor in use is called."""
    return next((one.title for one in desk.sources.vendors() if one.name == name), name)


def sentence(text: str) -> str:
    """A sentence of the sources in the user's language, where its form is known; else as it is, in English."""
    for form in _FORMS:
        holes = re.split(r"\{\d\}", str(form))
        found = re.fullmatch("(.+?)".join(map(re.escape, holes)), text)
        if found is not None:
            return _tr(str(form)).format(*found.groups())
    return text


def _name(serving: Serving) -> str:
    return serving.title if serving.vendor else _tr("no source")


def _badge_of_all(sessions: Sequence[Connection]) -> Badge:
    """Of a list, of the diagnostics."""
    titles = _JOIN.join(one.provider for one in sessions)
    made_up = [one.provider for one in sessions if one.demo]
    if not made_up:
        short = titles if len(sessions) == 1 else _tr("{0} sources").format(len(sessions))
        return Badge(titles, short, titles)
    words = _tr("DEMO: a demo exchange on this computer makes up the prices of {0}.")
    text = DEMO if len(made_up) == len(sessions) else f"{DEMO}{_JOIN}{titles}"
    return Badge(text, DEMO, words.format(_JOIN.join(made_up)), solid=True)
