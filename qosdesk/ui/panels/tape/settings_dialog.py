"""Everything that may be chosen for a tape, applied at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final, TypeVar

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QDialog,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QWidget,
)

from qosdesk.domain.numbers import format_compact, format_count
from qosdesk.ui.chart.indicators.dialog import Tick
from qosdesk.ui.chart.zones import ZoneChoice, zone_text
from qosdesk.ui.panels.tape.filters import Measure
from qosdesk.ui.panels.tape.settings import FIRST, JOIN_MS_MAX, KEPT_CHOICES, TapeSettings, Window
from qosdesk.ui.panels.tape.tiers import FIRST_TIMES, NEVER, TIERS, Bounds, TierKind, Tiers
from qosdesk.ui.panels.tape.words import Figures, window_text
from qosdesk.ui.theme import Theme
from qosdesk.ui.theme.theme import SEMIBOLD
from qosdesk.ui.widgets.buttons import LinkButton, TextButton
from qosdesk.ui.widgets.dialogs import dialog_column
from qosdesk.ui.widgets.segment import Segment

T = TypeVar("T")
_FIELD: Final = 96
_LEVEL_MAX: Final = 1e12
_LABEL: Final = 150


class SettingsDialog(QDialog):
    """Opened with `open()`; gone when closed.

    Args:
        theme: the theme.
        settings: as they are.
        code: the symbol whose own tiers may be set; empty without one.
        bounds: the tiers as they are measured now.
        figures: how its sizes are written.

    Signals:
        changed: (TapeSettings) after every change.
    """

    changed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        settings: TapeSettings,
        code: str,
        bounds: Bounds,
        figures: Figures,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._theme = theme
        self.settings = settings
        self._code = code
        self._bounds = bounds
        self._figures = figures
        self._refreshers: list[Callable[[], None]] = []
        self.setWindowTitle(_tr("Tape settings"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnMinimumWidth(0, _LABEL)
        self._grid.setColumnStretch(1, 1)
        self._fill()
        column = dialog_column(self)
        title = QLabel(self.windowTitle(), self)
        title.setFont(theme.font(14, SEMIBOLD))
        column.addWidget(title)
        column.addLayout(self._grid)
        column.addLayout(self._buttons())
        self._refresh()

    def reset(self) -> None:
        """All as at first; the filter, which has a place of its own, stays."""
        self._take(replace(FIRST, filter=self.settings.filter))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of a panel."""
        QPainter(self).fillRect(self.rect(), self._theme.c.bg1)

    # --- what it is made of ------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        order = ((True, _tr("Newest on top")), (False, _tr("Newest at the bottom")))
        self._choices(
            _tr("Order"), order, lambda s: s.newest_on_top, lambda s, v: replace(s, newest_on_top=v)
        )
        zones = tuple((one, zone_text(one)) for one in ZoneChoice)
        self._choices(_tr("Times"), zones, lambda s: s.zone, lambda s, v: replace(s, zone=v))
        windows = tuple((one, window_text(one)) for one in Window)
        self._choices(_tr("Sums of"), windows, lambda s: s.window, lambda s, v: replace(s, window=v))
        self._join_row()
        kept = tuple((count, f"{count:,}") for count in KEPT_CHOICES)
        self._choices(_tr("Rows kept"), kept, lambda s: s.kept, lambda s, v: replace(s, kept=v))
        self._tick(
            _tr("Infer sides that the source does not give (tick rule), marked ?"),
            lambda s: s.infer,
            lambda s, on: replace(s, infer=on),
        )
        self._tick(
            _tr("Counts and averages below the sums"),
            lambda s: s.details,
            lambda s, on: replace(s, details=on),
        )
        self._tick(
            _tr("Column of the running Δ, where there is room"),
            lambda s: s.running,
            lambda s, on: replace(s, running=on),
        )
        self._tier_rows()

    def _label(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setFont(self._theme.font(12, tabular=False))
        label.setStyleSheet(f"color: {self._theme.c.t2.name()}")
        return label

    def _row(self, label: str, *widgets: QWidget) -> None:
        at = self._grid.rowCount()
        if label:
            self._grid.addWidget(self._label(label), at, 0)
        row = QHBoxLayout()
        row.setSpacing(2)
        for widget in widgets:
            row.addWidget(widget)
        row.addStretch(1)
        self._grid.addLayout(row, at, 1 if label else 0, 1, 1 if label else 2)

    def _choices(
        self,
        label: str,
        options: Iterable[tuple[T, str]],
        get: Callable[[TapeSettings], T],
        put: Callable[[TapeSettings, T], TapeSettings],
    ) -> None:
        segments: list[tuple[T, Segment]] = []
        for value, text in options:
            segment = Segment(self._theme, text, self)
            segment.setAccessibleName(f"{label}: {text}")
            segment.clicked.connect(lambda _checked=False, value=value: self._take(put(self.settings, value)))
            segments.append((value, segment))
        self._row(label, *(segment for _, segment in segments))

        def refresh() -> None:
            for value, segment in segments:
                segment.setChecked(get(self.settings) == value)

        self._refreshers.append(refresh)

    def _tick(
        self,
        text: str,
        get: Callable[[TapeSettings], bool],
        put: Callable[[TapeSettings, bool], TapeSettings],
    ) -> None:
        tick = Tick(self._theme, text, self)
        tick.clicked.connect(lambda on: self._take(put(self.settings, on)))
        self._row("", tick)
        self._refreshers.append(lambda: tick.setChecked(get(self.settings)))

    def _join_row(self) -> None:
        label = _tr("Join prints within")
        field = self.join_field = QSpinBox(self)
        field.setRange(0, JOIN_MS_MAX)
        field.setSingleStep(100)
        field.setSuffix(" ms")
        field.setSpecialValueText(_tr("off"))
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        field.setKeyboardTracking(False)
        field.setFixedWidth(_FIELD)
        field.setAccessibleName(label)
        field.setToolTip(
            _tr(
                "Prints of one price and side, one after the other. Where the source's times are whole seconds, those "
                "of one second are joined from 999 ms on; below, when they arrived within that time."
            )
        )
        field.valueChanged.connect(lambda value: self._take(replace(self.settings, join_ms=value)))
        self._row(label, field)
        self._refreshers.append(lambda: self._put(field, self.settings.join_ms))

    def _tier_rows(self) -> None:
        names = {
            TierKind.AUTO: _tr("Adaptive"),
            TierKind.TIMES: _tr("× average size"),
            TierKind.SIZE: _tr("Size"),
            TierKind.MONEY: _tr("Value"),
        }
        kinds = tuple((kind, names[kind]) for kind in TierKind if self._code or kind in _FOR_ALL)
        self._choices(
            _tr("Highlight by"),
            kinds,
            lambda s: s.tiers_of(self._code).kind,
            lambda s, kind: s.with_tiers(self._code, Tiers(kind, self._first_levels(kind))),
        )
        self.level_fields: list[QDoubleSpinBox] = []
        self.sound_ticks: list[Tick] = []
        for number in range(TIERS):
            self._tier_row(number)
        self.tier_note = self._label("")
        self.tier_note.setWordWrap(True)
        self._grid.addWidget(self.tier_note, self._grid.rowCount(), 0, 1, 2)
        self._refreshers.append(self._refresh_tiers)

    def _tier_row(self, number: int) -> None:
        label = _tr("Tier {0} from").format(number + 1)
        field = QDoubleSpinBox(self)
        field.setRange(0, _LEVEL_MAX)
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        field.setFixedWidth(_FIELD + 40)
        field.setGroupSeparatorShown(True)
        field.setKeyboardTracking(False)
        field.setSpecialValueText(_tr("off"))
        field.setAccessibleName(label)
        field.valueChanged.connect(lambda value: self._set_level(number, value))
        tick = Tick(self._theme, _tr("sound"), self)
        tick.setAccessibleName(_tr("Sound of tier {0}").format(number + 1))
        tick.setToolTip(_tr("For live prints only, at most two a second"))
        tick.clicked.connect(lambda on: self._set_sound(number, on))
        self.level_fields.append(field)
        self.sound_ticks.append(tick)
        self._row(label, field, tick)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        # A link has 8 px of its own around its word.
        row.addSpacing(-8)
        reset = LinkButton(self._theme, _tr("Reset"), self)
        reset.clicked.connect(self.reset)
        done = TextButton(self._theme, _tr("Done"), primary=True, parent=self)
        done.clicked.connect(self.accept)
        row.addWidget(reset)
        row.addStretch(1)
        row.addWidget(done)
        return row

    # --- what it does ------------------------------------------------------------------------------------------------

    def set_bounds(self, bounds: Bounds) -> None:
        """The tiers were measured anew."""
        self._bounds = bounds
        self._refresh_tiers()

    def _take(self, settings: TapeSettings) -> None:
        if settings != self.settings:
            self.settings = settings
            self.changed.emit(settings)
        self._refresh()

    def _refresh(self) -> None:
        for refresh in self._refreshers:
            refresh()

    @staticmethod
    def _put(field: QSpinBox | QDoubleSpinBox, value: float) -> None:
        field.blockSignals(True)
        if isinstance(field, QSpinBox):
            field.setValue(int(value))
        else:
            field.setValue(value)
        field.blockSignals(False)

    def _refresh_tiers(self) -> None:
        tiers = self.settings.tiers_of(self._code)
        adaptive = tiers.kind is TierKind.AUTO
        unit = self._unit(tiers.kind)
        for number, field in enumerate(self.level_fields):
            level = self._bounds.at[number] if adaptive else tiers.at[number]
            field.setEnabled(not adaptive)
            # Fewer decimals round the value that is still in it: that is no wish of the user's.
            field.blockSignals(True)
            field.setDecimals(self._decimals(tiers.kind))
            field.setSuffix(" ×" if tiers.kind is TierKind.TIMES else "")
            self._put(field, 0.0 if level == NEVER else level / unit)
        for tick, on in zip(self.sound_ticks, self.settings.sounds, strict=True):
            tick.setChecked(on)
        self.tier_note.setText(self._tier_words(tiers))

    def _tier_words(self, tiers: Tiers) -> str:
        if tiers.kind is TierKind.SIZE:
            return _tr("For {0} only, in the unit of the size column.").format(self._code)
        if tiers.kind is TierKind.MONEY:
            return _tr("For {0} only, in its currency.").format(self._code)
        if not self._bounds.is_known:
            return _tr("Adaptive: measured once 40 rows are known.")
        shown = ", ".join(self._level_text(level) for level in self._bounds.at if level != NEVER)
        return _tr("Adaptive, for all symbols; now from {0}.").format(shown)

    def _level_text(self, level: float) -> str:
        if self._bounds.by is Measure.SIZE:
            return format_count(round(level / self._figures.lot))
        return format_compact(level, self._figures.units)

    def _unit(self, kind: TierKind) -> float:
        return float(self._figures.lot) if kind is TierKind.SIZE else 1.0

    def _decimals(self, kind: TierKind) -> int:
        """Of a level: multiples have one; sizes of what is traded in parts have three."""
        if kind is TierKind.TIMES:
            return 1
        return 3 if kind is TierKind.SIZE and self._code.startswith("CF:") else 0

    def _first_levels(self, kind: TierKind) -> tuple[float, float, float]:
        """What is offered when the user takes another kind: the present tiers where they are of that kind."""
        if kind is TierKind.TIMES:
            return FIRST_TIMES
        if kind is TierKind.AUTO:
            return FIRST.tiers.at
        same = self._bounds.by is (Measure.SIZE if kind is TierKind.SIZE else Measure.MONEY)
        one, two, three = (level if same and level != NEVER else 0.0 for level in self._bounds.at)
        return one, two, three

    def _set_level(self, number: int, value: float) -> None:
        tiers = self.settings.tiers_of(self._code)
        if tiers.kind is TierKind.AUTO:
            return
        levels = list(tiers.at)
        levels[number] = value * self._unit(tiers.kind)
        one, two, three = levels
        self._take(self.settings.with_tiers(self._code, Tiers(tiers.kind, (one, two, three))))

    def _set_sound(self, number: int, on: bool) -> None:
        sounds = list(self.settings.sounds)
        sounds[number] = on
        one, two, three = sounds
        self._take(replace(self.settings, sounds=(one, two, three)))


_FOR_ALL: Final = frozenset({TierKind.AUTO, TierKind.TIMES})


def _tr(text: str) -> str:
    return QCoreApplication.translate("TapeSettings", text)
