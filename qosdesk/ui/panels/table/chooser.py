"""The column chooser: all columns by group, found by typing, shown or hidden with a click or Space."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from qosdesk.ui.panels.table.arrangement import FIRST, Arrangement, usual
from qosdesk.ui.panels.table.columns import Column
from qosdesk.ui.theme import Theme
from qosdesk.ui.theme.theme import SEMIBOLD
from qosdesk.ui.widgets.buttons import LinkButton

WIDTH: Final = 260
_LINE: Final = 24
_HEIGHT_MAX: Final = 640
_FRAME: Final = 120
"""Height of the search box and the buttons."""
_KEY: Final = Qt.ItemDataRole.UserRole
GROUPS: Final[tuple[tuple[str, frozenset[str]], ...]] = (
    (str(QT_TRANSLATE_NOOP("ColumnChooser", "Instrument")), frozenset({"symbol", "name", "lot", "currency"})),
    (
        str(QT_TRANSLATE_NOOP("ColumnChooser", "Price")),
        frozenset(
            {
                "last",
                "change",
                "percent",
                "open",
                "high",
                "low",
                "prev_close",
                "average",
                "amplitude",
                "range52",
                "spark",
            }
        ),
    ),
    (
        str(QT_TRANSLATE_NOOP("ColumnChooser", "Book")),
        frozenset({"bid", "ask", "bid_size", "ask_size", "spread", "imbalance"}),
    ),
    (
        str(QT_TRANSLATE_NOOP("ColumnChooser", "Volume")),
        frozenset({"volume", "turnover", "volume_ratio", "turnover_rate"}),
    ),
    (
        str(QT_TRANSLATE_NOOP("ColumnChooser", "Extended hours")),
        frozenset({"session_price", "session_change", "session_percent"}),
    ),
    (
        str(QT_TRANSLATE_NOOP("ColumnChooser", "Company")),
        frozenset({"market_cap", "float_cap", "pe", "pb", "eps", "dividend", "yield"}),
    ),
    (
        str(QT_TRANSLATE_NOOP("ColumnChooser", "State")),
        frozenset({"session", "time", "source", "age"}),
    ),
)
_OTHERS: Final = str(QT_TRANSLATE_NOOP("ColumnChooser", "More"))


def grouped(columns: Sequence[Column]) -> list[tuple[str, list[Column]]]:
    """Titled columns by the group they belong to; English group names."""
    groups = [(name, [c for c in columns if c.header and c.key in keys]) for name, keys in GROUPS]
    known = frozenset().union(*(keys for _, keys in GROUPS))
    groups.append((_OTHERS, [column for column in columns if column.header and column.key not in known]))
    return [(name, members) for name, members in groups if members]


class _Search(QLineEdit):
    """Keeps the keyboard all the time: what is no text is for the list."""

    def __init__(self, pressed: Callable[[QKeyEvent], bool], parent: QWidget) -> None:
        super().__init__(parent)
        self._pressed = pressed

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The list first."""
        if not self._pressed(event):
            super().keyPressEvent(event)


class ColumnChooser(QFrame):
    """A popup; every click holds at once.

    Attributes:
        search: narrows the list.
        list: groups and columns.
        reset, fit: the usual columns again; hide what does not fit, or scroll.
    """

    def __init__(
        self,
        theme: Theme,
        columns: Sequence[Column],
        read: Callable[[], Arrangement],
        apply: Callable[[Arrangement], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._theme = theme
        self._columns = tuple(columns)
        self._read = read
        self._apply = apply
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(self.tr("Columns"))
        self.search = _Search(self._press, self)
        self.search.setFont(theme.font(12))
        self.search.setPlaceholderText(self.tr("Search columns"))
        self.search.setToolTip(
            self.tr("Up and down choose, Enter shows or hides, Alt+Left and Alt+Right move the column")
        )
        self.search.setAccessibleName(self.tr("Search columns"))
        self.search.textChanged.connect(self._narrow)
        self.list = QListWidget(self)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFont(theme.font(12))
        c = theme.c
        self.list.setStyleSheet(
            "QListWidget::indicator { width: 10px; height: 10px; border: 1px solid "
            f"{c.t3.name()}; border-radius: 2px; }} QListWidget::indicator:checked {{ background: "
            f"{c.accent.name()}; border: 1px solid {c.accent.name()}; }}"
        )
        self.list.setAccessibleName(self.tr("Columns"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self.toggle)
        self.fit = LinkButton(theme, "", self)
        self.fit.clicked.connect(self._toggle_fit)
        self.reset = LinkButton(theme, self.tr("Usual columns"), self)
        self.reset.clicked.connect(self._reset)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 6)
        column.setSpacing(6)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        for button in (self.fit, self.reset):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._fill()

    def open(self, at: QPoint, room: QRect) -> None:
        """Show it with its right upper corner at a global position, within a screen."""
        height = min(_FRAME + self.list.count() * _LINE, _HEIGHT_MAX, room.height() - 80)
        x = min(max(at.x() - WIDTH, room.left()), room.right() - WIDTH)
        y = min(at.y(), room.bottom() - height)
        self.setGeometry(x, y, WIDTH, height)
        self.show()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def toggle(self, item: QListWidgetItem) -> None:
        """Show or hide a column."""
        key = item.data(_KEY)
        if key and key != FIRST:
            arrangement = self._read()
            self._apply(arrangement.with_shown(key, key not in arrangement.shown))
            self._refresh()

    def item_of(self, key: str) -> QListWidgetItem | None:
        """The line of a column."""
        items = (self.list.item(number) for number in range(self.list.count()))
        return next((item for item in items if item.data(_KEY) == key), None)

    # --- pieces ------------------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        c = self._theme.c
        for name, columns in grouped(self._columns):
            head = QListWidgetItem(QCoreApplication.translate("ColumnChooser", name), self.list)
            head.setFlags(Qt.ItemFlag.NoItemFlags)
            head.setFont(self._theme.font(11, SEMIBOLD))
            head.setForeground(c.t3)
            head.setSizeHint(QSize(0, _LINE))
            for column in columns:
                item = QListWidgetItem(column.title(), self.list)
                item.setData(_KEY, column.key)
                item.setSizeHint(QSize(0, _LINE))
                fixed = column.key == FIRST
                item.setFlags(
                    Qt.ItemFlag.NoItemFlags
                    if fixed
                    else Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
                )
        self._refresh()

    def _refresh(self) -> None:
        arrangement = self._read()
        for number in range(self.list.count()):
            item = self.list.item(number)
            key = item.data(_KEY)
            if key:
                on = key in arrangement.shown
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.fit.setText(
            self.tr("Hide columns that do not fit")
            if arrangement.scrolls
            else self.tr("Scroll to columns that do not fit")
        )
        self.fit.updateGeometry()

    def _narrow(self, text: str) -> None:
        want = text.strip().casefold()
        self.list.setCurrentRow(-1)
        head: QListWidgetItem | None = None
        for number in range(self.list.count()):
            item = self.list.item(number)
            if not item.data(_KEY):
                head = item
                item.setHidden(bool(want))
                continue
            named = want in item.text().casefold() or want in str(item.data(_KEY))
            item.setHidden(bool(want) and not named)
            if named and head is not None:
                head.setHidden(False)

    def _toggle_fit(self) -> None:
        arrangement = self._read()
        self._apply(arrangement.scrolling(not arrangement.scrolls))
        self._refresh()

    def _reset(self) -> None:
        self._apply(usual(self._columns))
        self._refresh()

    def _press(self, event: QKeyEvent) -> bool:
        """Up and down choose, Enter shows or hides, Alt+Left and Alt+Right move the column, Esc closes."""
        key, item = event.key(), self.list.currentItem()
        step = (key == Qt.Key.Key_Down) - (key == Qt.Key.Key_Up)
        aside = (key == Qt.Key.Key_Right) - (key == Qt.Key.Key_Left)
        if key == Qt.Key.Key_Escape:
            self.close()
        elif step:
            self._choose(step)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self.toggle(item)
        elif aside and event.modifiers() & Qt.KeyboardModifier.AltModifier and item is not None:
            self._apply(self._read().shifted(item.data(_KEY), aside))
        else:
            return False
        return True

    def _choose(self, step: int) -> None:
        """The next line that can be pressed."""
        number = self.list.currentRow() + step
        while 0 <= number < self.list.count():
            item = self.list.item(number)
            if not item.isHidden() and item.flags() & Qt.ItemFlag.ItemIsEnabled:
                self.list.setCurrentItem(item)
                return
            number += step

    # --- Qt ----------------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and border of a menu."""
        painter = QPainter(self)
        c = self._theme.c
        painter.fillRect(self.rect(), c.bg2)
        painter.setPen(QPen(c.line2, 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
