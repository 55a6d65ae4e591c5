"""The settings' pages: one column in which a page, or what a search found on all of them, is in view."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qosdesk.ui.desk import Desk
from qosdesk.ui.settings.catalogue import SPECIALS, settings_of
from qosdesk.ui.settings.controls import Ground
from qosdesk.ui.settings.kinds import Page, Setting, Special
from qosdesk.ui.settings.parts import Part, has_shortcuts, part_of
from qosdesk.ui.settings.rows import Row, make_row
from qosdesk.ui.settings.sources import SourcesPart
from qosdesk.ui.settings.words import page_title, translated
from qosdesk.ui.theme.theme import SEMIBOLD
from qosdesk.ui.widgets.buttons import LinkButton
from qosdesk.ui.widgets.labels import Words


class Section(QWidget):
    """One page.

    Signals:
        page_wanted: the user follows what a search found to its page.
    """

    page_wanted = Signal(object)

    def __init__(self, desk: Desk, page: Page, parent: QWidget) -> None:
        super().__init__(parent)
        self.page = page
        self.rows: list[Row] = []
        self.part: QWidget | None = None
        self._whole = True
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._heading = Words(desk.theme, page_title(page), "t3", 11, weight=SEMIBOLD, parent=self)
        column.addWidget(self._heading)
        self._links: dict[Special, LinkButton] = {}
        for special in SPECIALS:
            if special.page is page:
                link = LinkButton(desk.theme, translated(special.title), self)
                link.clicked.connect(lambda: self.page_wanted.emit(self.page))
                column.addWidget(link)
                self._links[special] = link
        make = part_of(page)
        if make is not None:
            self.part = make(desk, self)
            column.addWidget(self.part)
        for setting in settings_of(page):
            row = make_row(desk, setting, self)
            column.addWidget(row)
            self.rows.append(row)

    def show_all(self) -> None:
        """The whole page, without its heading: that stands in the list of pages."""
        self._whole = True
        self._heading.hide()
        for link in self._links.values():
            link.hide()
        if self.part is not None:
            self.part.show()
        for row in self.rows:
            row.setVisible(row.is_of_use())

    def show_found(self, found: Collection[Setting | Special]) -> bool:
        """Only what was found; returns whether that is anything."""
        self._whole = False
        self._heading.show()
        if self.part is not None:
            self.part.hide()
        for row in self.rows:
            row.setVisible(row.setting in found)
        for special, link in self._links.items():
            link.setVisible(special in found)
        return any(one.page is self.page for one in found)

    def refresh(self) -> None:
        """Some setting changed."""
        for row in self.rows:
            row.refresh()
        if self._whole:
            self.show_all()

    def shut(self) -> None:
        """The dialog closes."""
        if isinstance(self.part, Part | SourcesPart):
            self.part.shut()


class Pages(Ground):
    """All pages; each is made when it is first in view.

    Signals:
        page_wanted: see `Section`.
    """

    page_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, "bg1", parent)
        self._desk = desk
        self.sections: dict[Page, Section] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(18, 14, 8, 14)
        self._column.setSpacing(14)
        self._nothing = Words(desk.theme, "", "t2", wraps=True, parent=self)
        self._column.addWidget(self._nothing)
        self._column.addStretch(1)

    def show_page(self, page: Page) -> None:
        """This one only."""
        section = self._section(page)
        section.show_all()
        for one in self.sections.values():
            one.setVisible(one is section)
        self._nothing.hide()

    def show_found(self, found: Collection[Setting | Special], otherwise: str) -> None:
        """What was found, page by page; or a sentence."""
        for page in pages():
            if page in self.sections or any(one.page is page for one in found):
                section = self._section(page)
                section.setVisible(section.show_found(found))
        self._nothing.setText(otherwise)
        self._nothing.setVisible(not found)

    def refresh(self) -> None:
        """Some setting changed."""
        for section in self.sections.values():
            section.refresh()

    def shut(self) -> None:
        """The dialog closes."""
        for section in self.sections.values():
            section.shut()

    def _section(self, page: Page) -> Section:
        found = self.sections.get(page)
        if found is None:
            found = self.sections[page] = Section(self._desk, page, self)
            found.page_wanted.connect(self.page_wanted)
            order = list(pages())
            before = sum(order.index(one) < order.index(page) for one in self.sections)
            self._column.insertWidget(before, found)
        return found


def pages() -> tuple[Page, ...]:
    """Those there are, in order."""
    return tuple(page for page in Page if page is not Page.SHORTCUTS or has_shortcuts())
