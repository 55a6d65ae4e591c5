"""Import symbols: source, counts, preview, where to. Nothing is added before `Import`; nothing ambiguous is guessed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from qosdesk.domain.imports import Reading, Trouble, Verdict
from qosdesk.domain.numbers import format_count
from qosdesk.domain.symbols import Symbol
from qosdesk.domain.watchlists import Watchlist, fresh_name
from qosdesk.ui.desk import Desk
from qosdesk.ui.panels.imports.choice import Choice
from qosdesk.ui.panels.imports.model import ImportModel
from qosdesk.ui.panels.imports.view import ImportView
from qosdesk.ui.panels.imports.words import source_text, trouble_text, verdict_word
from qosdesk.ui.sourcing import connections
from qosdesk.ui.theme.theme import SEMIBOLD
from qosdesk.ui.widgets.buttons import TextButton
from qosdesk.ui.widgets.segment import Segment

_SIZE: Final = QSize(960, 560)
_VERDICTS: Final = (None, Verdict.OK, Verdict.AMBIGUOUS, Verdict.UNKNOWN, Verdict.DUPLICATE)
_NEW: Final = 0
"""In place of a list's id: a new one."""
_END, _START, _AFTER = range(3)


class ImportDialog(QDialog):
    """Opened with `open()`; gone when closed.

    Args:
        desk: ports; lists are stored through them.
        watchlist: the list that asked, which is offered first.
        after: the selected symbol of that list, after which rows can be put.

    Signals:
        imported: (before, after, count) the list as it was, None for a new one; as it is now; how many symbols came.
    """

    imported = Signal(object, object, int)

    def __init__(
        self, desk: Desk, watchlist: Watchlist, after: Symbol | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self.theme = desk.theme
        self._after = after
        self._is_open = True
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self.setWindowTitle(self.tr("Import symbols"))
        self.model = ImportModel(self.name_of, self)
        self.model.provider = " · ".join(one.provider for one in connections(desk))
        self.view = ImportView(self.theme, self.model, self.name_of, self)
        self.title = QLabel(self)
        self.source = QLabel(self)
        self.source.setWordWrap(True)
        self.chips = [Segment(self.theme, "", self) for _ in _VERDICTS]
        self.into = Choice(self.theme, self.tr("Into"), self)
        self.at = Choice(self.theme, self.tr("at"), self)
        self.open_file = TextButton(self.theme, self.tr("Open file..."), parent=self)
        self.cancel = TextButton(self.theme, self.tr("Cancel"), parent=self)
        self.take = TextButton(self.theme, "", primary=True, parent=self)
        self._fill_lists(watchlist)
        self._build()
        self._connect()
        self._on_list()
        self.read(Reading(trouble=Trouble.EMPTY))

    # --- what is read ------------------------------------------------------------------------------------------------

    def read_source(self, source: str | Sequence[str]) -> None:
        """A text, or paths of files."""
        if isinstance(source, str):
            self.read(self.desk.imports.read_text(source))
        else:
            self.desk.imports.read_files(source, self._on_read)

    def read(self, reading: Reading) -> None:
        """Show the lines of a source."""
        self.model.read(reading)
        first = next((row for row in range(self.model.rowCount()) if self.model.candidates(row)), 0)
        if self.model.rowCount():
            self.view.selectRow(first)

    def paste(self) -> None:
        """The clipboard's text in place of what was read."""
        self.read_source(QGuiApplication.clipboard().text())

    def choose_file(self) -> None:
        """Ask for a file; without a loop of its own."""
        chooser = QFileDialog(self, self.tr("Import symbols"))
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFiles)
        lists = self.tr("Lists (*.csv *.txt *.tsv *.blk *.ebk *.xls *.xlsx)")
        chooser.setNameFilters([lists, self.tr("All files (*)")])
        chooser.filesSelected.connect(self.read_source)
        chooser.open()

    # --- what is done ------------------------------------------------------------------------------------------------

    def take_in(self) -> None:
        """Add what is OK to the list that is chosen, and close."""
        entries = self.model.entries()
        count = sum(entry.symbol is not None for entry in entries)
        if not count:
            return
        before = self._target()
        if before is None:
            names = {one.name for one in self.desk.watchlists.all()}
            name = self.model.reading.name.rpartition(".")[0] or self.tr("Imported")
            after = Watchlist(fresh_name(name, names), entries)
        else:
            place = self._place(before)
            after = replace(before, entries=(*before.entries[:place], *entries, *before.entries[place:]))
        after = self.desk.watchlists.save(after)
        self.imported.emit(before, after, count)
        self.accept()

    def name_of(self, symbol: Symbol) -> str:
        """In the user's language; empty while it is not known, which makes it be fetched."""
        known = self.desk.instruments.get(symbol)
        if known is None:
            return ""
        names = (known.name_en, known.name_zh)
        return (names[1] or names[0]) if self.theme.language.startswith("zh") else (names[0] or names[1])

    # --- pieces ------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.title.setText(self.tr("Import symbols"))
        self.title.setFont(self.theme.font(14, SEMIBOLD))
        self.source.setFont(self.theme.font(12))
        chips = QHBoxLayout()
        chips.setSpacing(4)
        for chip in self.chips:
            chips.addWidget(chip)
        chips.addStretch(1)
        chips.addWidget(self.open_file)
        head = QVBoxLayout()
        head.setContentsMargins(16, 14, 16, 8)
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addWidget(self.source)
        head.addLayout(chips)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 10, 16, 14)
        foot.setSpacing(8)
        for box in (self.into, self.at):
            label = QLabel(box.accessibleName(), self)
            label.setFont(self.theme.font(12))
            label.setBuddy(box)
            foot.addWidget(label)
            foot.addWidget(box)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        rows = QVBoxLayout()
        rows.setContentsMargins(8, 0, 8, 0)
        rows.addWidget(self.view)
        column.addLayout(rows, 1)
        column.addLayout(foot)
        self.resize(_SIZE)
        self.view.setFocus()

    def _connect(self) -> None:
        for chip, verdict in zip(self.chips, _VERDICTS, strict=True):
            chip.clicked.connect(lambda _on=False, verdict=verdict: self._show_only(verdict))
        self.open_file.clicked.connect(self.choose_file)
        self.cancel.clicked.connect(self.reject)
        self.take.clicked.connect(self.take_in)
        self.into.currentIndexChanged.connect(self._on_list)
        self.model.settled.connect(self._on_settled)
        self.theme.changed.connect(self.view.restyle)
        self._unnamed = self.desk.instruments.subscribe(self.model.refresh_names)
        self.finished.connect(self._on_finished)

    def _fill_lists(self, watchlist: Watchlist) -> None:
        lists = self.desk.watchlists.all()
        for one in lists:
            self.into.addItem(one.name, one.id)
        self.into.addItem(self.tr("A new list"), _NEW)
        ids = [one.id for one in lists]
        self.into.setCurrentIndex(ids.index(watchlist.id) if watchlist.id in ids else len(ids))
        self._asked_by = watchlist.id

    def _target(self) -> Watchlist | None:
        """The list chosen as it is now; None for a new one."""
        chosen = self.into.currentData()
        return next((one for one in self.desk.watchlists.all() if one.id == chosen), None)

    def _place(self, watchlist: Watchlist) -> int:
        """The index before which entries go."""
        where = self.at.currentData()
        if where == _START:
            return 0
        symbols = [entry.symbol for entry in watchlist.entries]
        if where == _AFTER and self._after in symbols:
            return symbols.index(self._after) + 1
        return len(symbols)

    def _on_list(self) -> None:
        target = self._target()
        self.at.clear()
        self.at.addItem(self.tr("the end"), _END)
        self.at.addItem(self.tr("the start"), _START)
        if target is not None and target.id == self._asked_by and self._after in target.symbols():
            self.at.addItem(self.tr("after {0}").format(self._after), _AFTER)
        self.at.setEnabled(target is not None and bool(target.entries))
        self.model.set_present(target.symbols() if target is not None else ())

    def _show_only(self, verdict: Verdict | None) -> None:
        self.model.show_only(verdict)
        self._on_settled()

    def _on_settled(self) -> None:
        """Counts and words anew."""
        reading = self.model.reading
        count = self.model.count(None)
        said = (
            source_text(reading, count) if reading.lines else trouble_text(reading.trouble or Trouble.EMPTY)
        )
        self.source.setText(said)
        is_trouble = reading.trouble not in (None, Trouble.EMPTY)
        color = self.theme.c.warn if is_trouble else self.theme.c.t2
        self.source.setStyleSheet(f"color: {color.name()}")
        for chip, verdict in zip(self.chips, _VERDICTS, strict=True):
            word = verdict_word(verdict) if verdict is not None else self.tr("All")
            number = self.model.count(verdict)
            chip.setText(f"{word} {format_count(number)}")
            chip.setAccessibleName(chip.text())
            chip.setChecked(verdict is self.model.shown)
            chip.setVisible(bool(number) or (verdict is self.model.shown and bool(count)))
            chip.updateGeometry()
        ready = self.model.count(Verdict.OK)
        self.take.setText(self.tr("Import {0}").format(format_count(ready)) if ready else self.tr("Import"))
        self.take.setVisible(bool(ready))
        self.take.updateGeometry()

    def _on_read(self, reading: Reading) -> None:
        if self._is_open:
            self.read(reading)

    def _on_finished(self) -> None:
        self._is_open = False
        self._unnamed()
        self.theme.changed.disconnect(self.view.restyle)

    # --- Qt ----------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V reads the clipboard anew, Enter imports."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take_in()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and texts."""
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read them in place of what was read."""
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        self.read_source(paths or event.mimeData().text())
        event.acceptProposedAction()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of a panel."""
        QPainter(self).fillRect(self.rect(), self.theme.c.bg1)
