"""The tape as a panel: prints of one symbol from the store to its view, and what the user chose (LOOK 7)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QResizeEvent
from PySide6.QtWidgets import QWidget

from qosdesk.domain.hours import Phase, zone_of
from qosdesk.domain.quotes import Kind, Stream
from qosdesk.domain.symbols import Symbol, lot_shares
from qosdesk.market.store import TRADE, SymbolState
from qosdesk.ui.chart.zones import first_zone, zone_for
from qosdesk.ui.desk import Desk
from qosdesk.ui.panels.base import FigurePanel
from qosdesk.ui.panels.prints import PrintReader
from qosdesk.ui.panels.tape.export import TapeExport
from qosdesk.ui.panels.tape.filter_bar import FilterBar
from qosdesk.ui.panels.tape.filters import Filter
from qosdesk.ui.panels.tape.frame import HEADER, STRIP
from qosdesk.ui.panels.tape.joins import JoinRule
from qosdesk.ui.panels.tape.menu import TapeMenus
from qosdesk.ui.panels.tape.model import TapeModel
from qosdesk.ui.panels.tape.roll import Roll
from qosdesk.ui.panels.tape.settings import TapeSettings, restore_settings, save_settings
from qosdesk.ui.panels.tape.sounds import SoundGate
from qosdesk.ui.panels.tape.view import TapeView
from qosdesk.ui.panels.tape.words import Figures, TapeClock
from qosdesk.ui.shortcuts.kinds import Scope
from qosdesk.ui.sourcing import sentence

if TYPE_CHECKING:
    from qosdesk.ui.panels.tape.settings_dialog import SettingsDialog

_DAY_PHASES: Final = frozenset({Phase.OPEN, Phase.AUCTION, Phase.ALWAYS, Phase.UNKNOWN})
"""Phases of a US day whose prints belong to its range."""


class TapePanel(FigurePanel):
    """Time and sales.

    Attributes:
        settings: what the user chose.
        view: rows and sums.
        filter_bar: shown while it is open or filters.
        dialog: the settings, while they are open.
        menus: actions and menus.
    """

    kind = "tape"
    shows_kind = Kind.TRADE

    def __init__(self, desk: Desk, panel_id: str, group: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(desk, panel_id, parent)
        self.settings = self._first = TapeSettings(zone=first_zone(desk.settings))
        self._model = TapeModel()
        self._reader = PrintReader()
        self._gate = SoundGate()
        self._heard_s = self.now_s
        self._note = ""
        self.dialog: SettingsDialog | None = None
        self.view = TapeView(desk.theme, self.type, self._model, self._now_ms, self._painted, self)
        self.view.settings = self.settings
        self.filter_bar = FilterBar(desk.theme, self)
        self.filter_bar.hide()
        self.export = TapeExport(self)
        self.menus = TapeMenus(self)
        self.filter_bar.changed.connect(self.set_filter)
        self.filter_bar.closed.connect(self.close_filter)
        self.view.strip_pressed.connect(self.menus.open_windows)
        self.view.menu_wanted.connect(self.menus.open_row_menu)
        self.setFocusProxy(self.view)
        self.bind(Scope.TAPE, self._commands(), self.view)
        self._uninstruments = desk.instruments.subscribe(self._note_figures)
        self.start(group)

    def _commands(self) -> dict[str, Callable[[], object]]:
        return {
            "tape.copy": self.export.copy,
            "tape.select_all": self.view.mark_all,
            "tape.filter": self.open_filter,
            "tape.resume": self.view.resume,
            "tape.pause": self.view.pause,
            "tape.settings": self.open_settings,
            "tape.export_visible": self.export.save_visible,
            "tape.export_all": self.export.save_all,
        }

    def on_keys_changed(self) -> None:
        """The menu shows keys."""
        self.menus.retranslate()

    @property
    def roll(self) -> Roll:
        """The rows."""
        return self._model.roll

    def minimumSizeHint(self) -> QSize:
        """Room for a few rows."""
        return QSize(180, STRIP + HEADER + 3 * (self.desk.theme.row_height - 2))

    def title_parts(self) -> tuple[str, str, str]:
        """`HK:700`, `Tape`, `3.1 prints/s`."""
        return (str(self.symbol) if self.symbol else "", self.tr("Tape"), self._note)

    # --- life --------------------------------------------------------------------------------------------------------

    def show_symbol(self, symbol: Symbol) -> None:
        """Another tape, from what the store still has of it."""
        super().show_symbol(symbol)
        hours, state = self.desk.hours, self.desk.store.state(symbol)
        self.desk.store.keep_prints(symbol, 2 * self.settings.kept)

        def counts(ts_ms: int) -> bool:
            return symbol.market != "US" or hours.phase_at(symbol, ts_ms).phase in _DAY_PHASES

        self.view.position.resume()
        self.view.selection.clear()
        self.view.has_symbol = True
        self._model.open(zone_of(symbol.market), counts)
        self.roll.set_tiers(self.settings.tiers_of(str(symbol)))
        self._note_figures()
        self._heard_s = self.now_s
        self._model.take(self._reader.start(state), state)
        self.filter_bar.set_filter(self.settings.filter, self.view.figures.lot)
        if self.shows():
            self.take_streams()

    def take_streams(self) -> None:
        """Prints of the symbol, the day's high and low, and what the vendor has of prints that were missed."""
        if self.symbol is None:
            return
        self.desk.quotes.want(self, [Stream(self.symbol, kind) for kind in (Kind.TRADE, Kind.SNAPSHOT)])
        self.desk.prints.show(self, self.symbol)
        self._ask_why_not()

    def catch_up(self) -> None:
        """Everything that came while hidden."""
        self._read(is_live=False)
        self._ask_why_not()
        self.view.update()

    def _ask_why_not(self) -> None:
        if self.symbol is not None:
            self.view.why_not = sentence(self.desk.sources.why_not(self.symbol, Kind.TRADE))

    def on_frame(self, dirty: Sequence[SymbolState], now_s: float) -> bool:
        """Take the symbol's new prints and repaint once."""
        if not self.shows() or self.symbol is None:
            return False
        self.now_s = now_s
        mine = self.state()
        for state in dirty:
            if state is mine and state.dirty & TRADE:
                self._read(is_live=True)
        return False

    def on_second(self) -> None:
        """The window slides, the rate is said anew."""
        tally = self._model.tally
        note = self.tr("{0} prints/s").format(f"{tally.rate(self._now_ms()):.1f}") if tally.counted else ""
        if note != self._note:
            self._note = note
            self.title_changed.emit()
        if self.filter_bar.isVisible():
            self.filter_bar.say(self.roll.hidden, self.roll.prints)
        if self.dialog is not None:
            self.dialog.set_bounds(self.roll.bounds)
        if QAccessible.isActive():
            self.view.describe()
        self.view.on_second()

    def on_visible(self, visible: bool) -> None:
        """A hidden tape needs no prints and no picture."""
        super().on_visible(visible)
        if not visible:
            self.desk.prints.show(self, None)
            self.view.rows.forget()

    def on_theme_changed(self) -> None:
        """Other fonts, colours, units or words."""
        super().on_theme_changed()
        self._note_figures()
        self.menus.retranslate()
        self.filter_bar.retranslate()
        self._place()

    def on_staleness(self) -> None:
        """The title bar says it; the rows are what they were."""

    def save_state(self) -> dict[str, str | int | float | bool]:
        """Group, symbol and what was chosen."""
        return {**super().save_state(), **save_settings(self.settings, self._first)}

    def restore_state(self, state: dict[str, str | int | float | bool]) -> None:
        """Take back what `save_state` gave."""
        self.set_settings(restore_settings(state, self._first))
        super().restore_state(state)

    def shut(self) -> None:
        """End the subscription."""
        self.desk.prints.show(self, None)
        self._uninstruments()
        super().shut()

    # --- reading -----------------------------------------------------------------------------------------------------

    def _read(self, is_live: bool) -> None:
        state = self.state()
        if state is None:
            return
        roll = self.roll
        roll.rung = 0
        taken = self._model.take(self._reader.read(state), state, self.now_s if is_live else 0.0)
        if taken:
            self._heard_s = self.now_s
        self.view.on_prints(taken)
        if roll.rung and is_live:
            self._ring(roll.rung)

    def _ring(self, rung: int) -> None:
        """The sound of the highest tier up to the one reached whose sound is on."""
        tier = next((one for one in range(rung, 0, -1) if self.settings.sounds[one - 1]), 0)
        newest_ms = self.roll.rows[-1].ts_ms
        if tier and self._gate.lets(newest_ms, self.desk.clock.wall_ms(), self.now_s):
            self.desk.sounds.play(f"tape-{tier}")

    def _now_ms(self) -> int:
        """The vendor's time now: of the newest print, and what has passed since it came."""
        return self._model.tally.newest_ms + int((self.now_s - self._heard_s) * 1000)

    def _painted(self) -> None:
        self.desk.frames.painted(TRADE)

    def _note_figures(self) -> None:
        """How numbers and times are written now."""
        symbol, view, theme = self.symbol, self.view, self.desk.theme
        if symbol is not None:
            view.figures = Figures(self.desk.instruments.decimals(symbol), lot_shares(symbol), theme.units)
            view.setAccessibleName(self.tr("Tape of {0}").format(symbol))
        zone = zone_for(self.settings.zone, symbol.market if symbol is not None else "")
        if zone != view.clock.zone:
            view.clock = TapeClock(zone)
        view.update()

    # --- what the user chooses ---------------------------------------------------------------------------------------

    def set_settings(self, settings: TapeSettings) -> None:
        """Show the tape so; what was counted stays."""
        before, self.settings, self.view.settings = self.settings, settings, settings
        roll, tiers = self.roll, settings.tiers_of(str(self.symbol or ""))
        self._note_figures()
        if (before.join_ms, before.infer, before.kept) != (settings.join_ms, settings.infer, settings.kept):
            self._rebuild()
        if settings.filter != roll.filter:
            roll.set_filter(settings.filter)
            self.view.on_prints(0)
            self.filter_bar.show_filter(settings.filter)
        if tiers != roll.wanted_tiers:
            roll.set_tiers(tiers)
        if settings.filter.is_on:
            self.filter_bar.show()
        self._place()

    def _rebuild(self) -> None:
        """Rows by other rules, from the prints that the store has."""
        settings, state, join = self.settings, self.state(), JoinRule(self.settings.join_ms)
        self.view.position.resume()
        self.view.selection.clear()
        if state is None or self.symbol is None:
            self.roll.join, self.roll.infer, self.roll.kept = join, settings.infer, settings.kept
            return
        self._read(is_live=False)
        self.desk.store.keep_prints(self.symbol, 2 * settings.kept)
        self._model.rebuild(self._reader.start(state), join, settings.infer, settings.kept)

    def set_filter(self, wanted: Filter) -> None:
        """Show other rows."""
        self.set_settings(replace(self.settings, filter=wanted))

    def open_filter(self) -> None:
        """Show the filter and type into it."""
        self.filter_bar.show()
        self._place()
        self.filter_bar.least.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter_bar.least.selectAll()

    def close_filter(self) -> None:
        """Back to the rows; a filter that is on stays in sight."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.settings.filter.is_on:
            self.filter_bar.hide()
        self._place()

    def open_settings(self) -> None:
        """Everything that may be chosen."""
        # Made when it is first needed.
        from qosdesk.ui.panels.tape.settings_dialog import SettingsDialog

        code, figures = str(self.symbol or ""), self.view.figures
        dialog = SettingsDialog(self.desk.theme, self.settings, code, self.roll.bounds, figures, self)
        dialog.changed.connect(self._take_settings)
        dialog.finished.connect(self._forget_dialog)
        self.dialog = dialog
        dialog.open()

    def _take_settings(self, settings: TapeSettings) -> None:
        self.set_settings(replace(settings, filter=self.settings.filter))
        if self.dialog is not None:
            self.dialog.set_bounds(self.roll.bounds)

    def _forget_dialog(self) -> None:
        self.dialog = None

    def want_alert(self, price: float) -> None:
        """The user wants an alert at a price of this symbol."""
        if self.symbol is not None:
            self.alert_wanted.emit((self.symbol,), price)

    # --- Qt ----------------------------------------------------------------------------------------------------------

    def _place(self) -> None:
        """The view fills the panel, the filter lies over the place that it keeps free."""
        self.view.setGeometry(self.rect())
        bar = self.filter_bar
        self.view.bar = bar.wanted_height() if not bar.isHidden() else 0
        bar.setGeometry(0, self.view.frame.strip.height(), self.width(), bar.wanted_height())
        bar.say(self.roll.hidden, self.roll.prints)
        self.view.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As wide as the panel."""
        super().resizeEvent(event)
        self._place()
