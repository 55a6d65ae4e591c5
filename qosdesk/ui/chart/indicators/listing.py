"""The list of kinds in the menu: rows under two headings, ticked when on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from qosdesk.indicators.own import is_own
from qosdesk.indicators.spec import Kind, Where
from qosdesk.ui.chart.indicators.words import kind_title
from qosdesk.ui.theme import Theme
from qosdesk.ui.theme.theme import REGULAR, SEMIBOLD
from qosdesk.ui.widgets.icons import paint_icon
from qosdesk.ui.widgets.text import baseline, draw, elide

ROW_PX: Final = 28
HEADING_PX: Final = 24
GEAR_PX: Final = 32
_NAME_X: Final = 34
_NAME_PX: Final = 52

_Index = QModelIndex | QPersistentModelIndex


class KindModel(QAbstractListModel):
    """Kinds that match what was typed: those over the price, those in panes, the user's own.

    Args:
        kinds: all of them.
        notes: name of a kind -> what is said of it in place of its title, because it can't be used now.
    """

    def __init__(
        self, kinds: Sequence[Kind], notes: Mapping[str, str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._kinds = tuple(kinds)
        self._notes = dict(notes)
        self._rows: list[Kind | str] = []
        self._on: frozenset[str] = frozenset()
        self.look_for("")

    def look_for(self, text: str) -> None:
        """Show what has these letters in its name or title."""
        wanted = text.strip().casefold()
        self.beginResetModel()
        self._rows = []
        groups: dict[str, list[Kind]] = {
            self.tr("Over the price"): [],
            self.tr("In a pane"): [],
            self.tr("Your own"): [],
        }
        over, below, own = groups.values()
        for kind in self._kinds:
            if wanted in f"{kind.name} {kind_title(kind)} {kind.title}".casefold():
                group = own if is_own(kind.name) else over if kind.where is Where.PRICE else below
                group.append(kind)
        for heading, found in groups.items():
            if found:
                self._rows += [heading, *found]
        self.endResetModel()

    def set_on(self, names: frozenset[str]) -> None:
        """Tick these."""
        self._on = names
        self.dataChanged.emit(self.index(0), self.index(max(0, len(self._rows) - 1)))

    def kind_at(self, index: _Index) -> Kind | None:
        """None for a heading or nothing."""
        row = self._rows[index.row()] if index.isValid() else None
        return row if isinstance(row, Kind) else None

    def is_on(self, kind: Kind) -> bool:
        """Whether it is ticked."""
        return kind.name in self._on

    def words(self, kind: Kind) -> tuple[str, str]:
        """Its title, and the note on it."""
        return kind_title(kind), self._notes.get(kind.name, "")

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Rows, headings counted."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words for the screen and for a reader."""
        kind = self.kind_at(index)
        if kind is None:
            return self._rows[index.row()] if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{kind.name} {kind_title(kind)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.words(kind)[1] or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = self.tr("{0}, on") if self.is_on(kind) else self.tr("{0}, off")
            return " ".join((words.format(f"{kind.name} {kind_title(kind)}"), self.words(kind)[1])).rstrip()
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """A heading is not chosen."""
        if self.kind_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class KindDelegate(QStyledItemDelegate):
    """Paints a row: tick, name, title and, when it is on, the gear that opens its parameters."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """28 px, a heading 24."""
        is_kind = bool(index.flags() & Qt.ItemFlag.ItemIsEnabled)
        return QSize(0, ROW_PX if is_kind else HEADING_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """See the class."""
        model, c = index.model(), self._theme.c
        assert isinstance(model, KindModel)
        kind = model.kind_at(index)
        rect = option.rect
        if kind is None:
            font = self._theme.font(11, REGULAR, tabular=False)
            draw(
                painter, rect.left() + 12, baseline(font, rect.top(), rect.height()), index.data(), font, c.t3
            )
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, c.sel)
            painter.fillRect(rect.left(), rect.top(), 2, rect.height(), c.accent)
        on = model.is_on(kind)
        if on:
            paint_icon(painter, "check", rect.left() + 12, rect.top() + 7, c.accent, 14)
        strong, plain = self._theme.font(12, SEMIBOLD), self._theme.font(12, REGULAR, tabular=False)
        base = baseline(strong, rect.top(), rect.height())
        end = draw(painter, rect.left() + _NAME_X, base, kind.name, strong, c.t1)
        x = max(end + 10, rect.left() + _NAME_X + _NAME_PX)
        edge = rect.right() - (GEAR_PX if on else 12)
        title, note = model.words(kind)
        if note and title == kind.name:
            draw(painter, x, base, elide(plain, note, edge - x), plain, c.warn)
        elif note:
            end = draw(painter, x, base, elide(plain, title, (edge - x) / 2), plain, c.t2)
            draw(painter, end + 10, base, elide(plain, note, edge - end - 10), plain, c.t3)
        else:
            draw(painter, x, base, elide(plain, title, edge - x), plain, c.t2)
        if on and kind.slots:
            paint_icon(painter, "settings", rect.right() - GEAR_PX + 9, rect.top() + 7, c.t3, 14)


class KindList(QListView):
    """Rows; a click switches, a click on the gear asks for the parameters.

    Signals:
        switched: (Kind).
        edited: (Kind) of those that are on.
    """

    switched = Signal(object)
    edited = Signal(object)

    def __init__(
        self, theme: Theme, kinds: Sequence[Kind], notes: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.kinds = KindModel(kinds, notes, self)
        self.setModel(self.kinds)
        self.setItemDelegate(KindDelegate(theme, self))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Indicators"))
        self.move_by(1)

    def move_by(self, step: int) -> None:
        """The next row that is no heading, around the ends."""
        count = self.kinds.rowCount()
        row = self.currentIndex().row()
        for _ in range(count):
            row = (row + step) % count
            index = self.kinds.index(row)
            if self.kinds.kind_at(index) is not None:
                self.setCurrentIndex(index)
                return

    def current_kind(self) -> Kind | None:
        """Of the chosen row."""
        return self.kinds.kind_at(self.currentIndex())

    def look_for(self, text: str) -> None:
        """Filter; the first match is chosen."""
        self.kinds.look_for(text)
        self.setCurrentIndex(QModelIndex())
        self.move_by(1)

    def wanted_height(self) -> int:
        """Of all rows."""
        return sum(self.sizeHintForRow(row) for row in range(self.kinds.rowCount()))

    def switch(self) -> None:
        """Switch the chosen row."""
        kind = self.current_kind()
        if kind is not None:
            self.switched.emit(kind)

    def edit_parameters(self) -> None:
        """Ask for the chosen row's parameters, which switches it on."""
        kind = self.current_kind()
        if kind is not None:
            self.edited.emit(kind)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The row under the pointer is the chosen one."""
        index = self.indexAt(event.position().toPoint())
        if self.kinds.kind_at(index) is not None:
            self.setCurrentIndex(index)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the row; what happens, happens on release."""
        self.mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Switch, or open the parameters at the gear."""
        kind = self.kinds.kind_at(self.indexAt(event.position().toPoint()))
        if kind is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        if self.kinds.is_on(kind) and event.position().x() >= self.viewport().width() - GEAR_PX:
            self.edit_parameters()
        else:
            self.switch()

    def leaveEvent(self, event: QEvent) -> None:
        """The chosen row stays for the keyboard."""
        event.accept()
