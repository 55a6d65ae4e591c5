"""The page of the settings on which keys are given to commands, by pressing them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from qosdesk.ui.desk import Desk
from qosdesk.ui.settings.controls import Choices
from qosdesk.ui.shortcuts.catalogue import preset_title, scope_title, title_of
from qosdesk.ui.shortcuts.keymap import key_name, may_be_given, native
from qosdesk.ui.shortcuts.kinds import Command, Preset
from qosdesk.ui.shortcuts.listing import ShortcutsModel, ShortcutsView
from qosdesk.ui.widgets.buttons import TextButton


class ShortcutsPage(QWidget):
    """Preset, search, the table, and what can be done with the chosen command.

    Attributes:
        presets, search, view, words: the parts.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._recorded: Command | None = None
        self._adds = False
        self._refused = ""
        self.presets = Choices(desk.theme, [preset_title(one) for one in Preset], self.tr("Preset"), self)
        self.presets.chosen.connect(lambda place: desk.keymap.choose(tuple(Preset)[place]))
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Search commands or keys"))
        self.search.setAccessibleName(self.tr("Search commands or keys"))
        self._model = ShortcutsModel(desk, self, fixed=False)
        self.view = ShortcutsView(desk, self._model, self)
        self.view.installEventFilter(self)
        self.view.doubleClicked.connect(lambda _index: self.record())
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.words.setMinimumHeight(34)
        self.search.textChanged.connect(self._model.look_for)
        desk.keymap.changed.connect(self._on_keys)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        top = QHBoxLayout()
        top.addWidget(self.presets)
        top.addWidget(self.search, 1)
        column.addLayout(top)
        column.addWidget(self.view, 1)
        column.addWidget(self.words)
        column.addLayout(self._buttons())
        self._on_keys()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        doings: tuple[tuple[str, Callable[[], object]], ...] = (
            (self.tr("Change…"), self.record),
            (self.tr("Add keys…"), lambda: self.record(adds=True)),
            (self.tr("No keys"), self.clear),
            (self.tr("Reset"), self.reset),
        )
        for text, do in doings:
            row.addWidget(self._button(text, do))
        row.addStretch(1)
        row.addWidget(self._button(self.tr("Reset all"), self._desk.keymap.reset_all))
        return row

    def _button(self, text: str, do: Callable[[], object]) -> TextButton:
        button = TextButton(self._desk.theme, text, parent=self)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda _checked=False: do())
        return button

    # --- what the user does -------------------------------------------------------------------------------------------

    def record(self, *, adds: bool = False) -> None:
        """The next keys pressed are the chosen command's, instead of its own or beside them."""
        self._recorded = self.view.command()
        if self._recorded is None:
            self.words.setText(self.tr("Choose a command first."))
            return
        self._adds, self._refused = adds, ""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_recording(self._recorded.id)
        title = title_of(self._recorded)
        self.words.setText(self.tr("Press the new keys of “{0}”. Esc cancels.").format(title))

    def clear(self) -> None:
        """The chosen command has no keys."""
        chosen = self.view.command()
        if chosen is not None:
            self._desk.keymap.give(chosen.id, ())

    def reset(self) -> None:
        """The chosen command has its preset's keys."""
        chosen = self.view.command()
        if chosen is not None:
            self._desk.keymap.reset(chosen.id)

    # --- recording ----------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While new keys are recorded every press is one."""
        kind = event.type()
        if isinstance(event, QKeyEvent) and kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            if self._recorded is not None:
                event.accept()
                if kind is QEvent.Type.KeyPress:
                    self._take(self._recorded, key_name(event))
                return True
            if kind is QEvent.Type.KeyPress and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.record()
                return True
            if kind is QEvent.Type.KeyPress and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
                self.clear()
                return True
        elif kind is QEvent.Type.FocusOut and self._recorded is not None:
            self._end()
            self._say_conflicts()
        return super().eventFilter(watched, event)

    def _take(self, command: Command, key: str) -> None:
        if not key:
            return
        if key == "Esc":
            self._end()
            self._say_conflicts()
            return
        if not may_be_given(key):
            self.words.setText(
                self.tr(
                    "{0} can't be given away: letters and digits begin a search; arrows, Enter, Tab and Esc "
                    "always mean the same. Press other keys."
                ).format(native(key) or key)
            )
            return
        keymap = self._desk.keymap
        holder = keymap.holder(command.id, key)
        if holder is not None and self._refused != key:
            self._refused = key
            said = self.tr("{0} belongs to “{1}”. Press it again to take it over, or press other keys.")
            self.words.setText(said.format(native(key), title_of(holder)))
            return
        self._end()
        keymap.give(command.id, (*keymap.keys(command.id), key) if self._adds else (key,))
        self._say_shadows(command, key)

    def _end(self) -> None:
        self._recorded = None
        self._show_recording("")

    def _show_recording(self, command_id: str) -> None:
        self._model.recorded = command_id
        self._model.pressed = self.tr("Press keys…")
        self.view.viewport().update()

    # --- words --------------------------------------------------------------------------------------------------------

    def _say_shadows(self, command: Command, key: str) -> None:
        others = self._desk.keymap.shadows(command.id, key)
        if others:
            said = self.tr("{0} also: {1}. Where a panel has the keyboard, its own command comes first.")
            named = "; ".join(f"{scope_title(one.scope)}: {title_of(one)}" for one in others)
            self.words.setText(said.format(native(key), named))

    def _say_conflicts(self) -> None:
        said = self.tr("{0} is given twice: “{1}” hears it, “{2}” does not.")
        found = self._desk.keymap.conflicts()
        self.words.setText(
            "\n".join(said.format(native(key), title_of(one), title_of(two)) for one, two, key in found)
        )

    def _on_keys(self) -> None:
        chosen = self.view.command()
        self._model.read()
        if chosen is not None:
            self.view.selectRow(self._model.place_of(chosen.id))
        self.presets.show_value(tuple(Preset).index(self._desk.keymap.preset))
        self._say_conflicts()
