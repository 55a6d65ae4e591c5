"""An alert is made or changed: of what, on which condition, how often, how long, how loud; and what that means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from qosdesk.domain.alerts import COOL_DOWN_S, HYSTERESIS, MINUTES_MAX, Alert, Condition, Way, What
from qosdesk.domain.amounts import amount_text, parse_amount
from qosdesk.domain.numbers import MINUS, is_finite
from qosdesk.domain.quotes import is_known
from qosdesk.domain.symbols import Symbol, SymbolError, parse_symbol
from qosdesk.ui.desk import Desk
from qosdesk.ui.panels.alerts.words import condition_text, name_of, time_text
from qosdesk.ui.theme.theme import SEMIBOLD
from qosdesk.ui.widgets.buttons import TextButton
from qosdesk.ui.widgets.dialogs import button_row, dialog_column

_REFRESH_MS: Final = 500
_DAY_MS: Final = 86_400_000
_EXPIRES: Final = (0, 1, 7, 30)
"""Days; 0 for never."""
_SOUNDS: Final = ("alert", "tape-1", "tape-2", "tape-3", "")
_WAYS: Final = (Way.UP, Way.DOWN, Way.EITHER)
_UNITS: Final = {What.PERCENT: "%", What.MOVE: "%"}
_LEVELLESS: Final = frozenset({What.EXTREME, What.YEAR_EXTREME})
_WIDTH: Final = 460


class AlertDialog(QDialog):
    """Opened with `open()`; gone when closed.

    Args:
        symbols: of what a new alert is; one alert each where they are several.
        price: of the level; NaN for the last price.
        alert: to change; None for a new one.

    Attributes:
        scope, what, way, level, minutes, repeats, hysteresis, cool_down, expires, session, sound, note: the fields.
        words: what it means, or what is wrong.
        save_button: makes it so.
    """

    def __init__(
        self,
        desk: Desk,
        symbols: Sequence[Symbol] = (),
        price: float = float("nan"),
        alert: Alert | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self._alert = alert
        self._symbols = tuple(symbols)
        self._lists = tuple(desk.watchlists.all())
        self.setWindowTitle(self.tr("Change alert") if alert else self.tr("New alert"))
        self.scope = QComboBox(self)
        self.what = QComboBox(self)
        self.way = QComboBox(self)
        self.level = QLineEdit(self)
        self.minutes = QSpinBox(self)
        self.repeats = QComboBox(self)
        self.hysteresis = QDoubleSpinBox(self)
        self.cool_down = QSpinBox(self)
        self.expires = QComboBox(self)
        self.session = QComboBox(self)
        self.sound = QComboBox(self)
        self.note = QLineEdit(self)
        self.words = QLabel(self)
        self.try_button = TextButton(desk.theme, self.tr("Try"), parent=self)
        self.save_button = TextButton(
            desk.theme, self.tr("Save") if alert else self.tr("Create alert"), primary=True, parent=self
        )
        self._unit = QLabel(self)
        self._fill()
        self._build()
        self._take(alert, price)
        self._connect()
        self._timer = QTimer(self)
        self._timer.setInterval(_REFRESH_MS)
        self._timer.timeout.connect(self.refresh)
        self._timer.start()
        self.finished.connect(self._end)
        self.refresh()

    # --- what it says ------------------------------------------------------------------------------------------------

    def alerts(self) -> tuple[Alert, ...]:
        """What the fields say, one for each symbol.

        Raises:
            ValueError: they say nothing that could be watched; the text is a sentence for the user.
        """
        try:
            condition = self._condition()
        except ValueError as error:
            raise ValueError(self.tr("Enter a level above zero.")) from error
        symbols, watchlist = self._scope()
        base = self._alert or Alert(condition, watchlist=1)
        changed = replace(
            base,
            condition=condition,
            repeats=self.repeats.currentIndex() == 1,
            hysteresis=self.hysteresis.value(),
            cool_down_s=self.cool_down.value(),
            expires_ms=self._expires_ms(),
            extended=self.session.currentIndex() == 1,
            sound=_SOUNDS[self.sound.currentIndex()],
            note=self.note.text().strip(),
            enabled=True,
            done=(),
        )
        if watchlist:
            return (replace(changed, symbol=None, watchlist=watchlist),)
        first, *rest = [replace(changed, symbol=symbol, watchlist=0) for symbol in symbols]
        return (first, *(replace(one, id=0) for one in rest))

    def save(self) -> None:
        """Make it so and close; what is wrong is said instead."""
        try:
            alerts = self.alerts()
        except ValueError:
            return
        for alert in alerts:
            self.desk.alerts.save(alert)
        self.accept()

    def refresh(self) -> None:
        """Say what the fields mean with the price as it is now."""
        what = self._what()
        self.level.setVisible(what not in _LEVELLESS)
        self._unit.setText(self._unit_text())
        self._unit.setVisible(bool(self._unit_text()))
        self.minutes.setVisible(what is What.MOVE)
        for box in (self.hysteresis, self.cool_down):
            box.setEnabled(self.repeats.currentIndex() == 1)
        try:
            alerts = self.alerts()
        except ValueError as error:
            self._say(str(error), wrong=True)
            return
        self._say(self._meaning(alerts[0]), wrong=False)

    def _say(self, text: str, *, wrong: bool) -> None:
        self.save_button.setEnabled(not wrong)
        if text != self.words.text():
            color = self.desk.theme.c.warn if wrong else self.desk.theme.c.t2
            self.words.setStyleSheet(f"color: {color.name()}")
            self.words.setText(text)

    def _meaning(self, alert: Alert) -> str:
        said = condition_text(self.desk, alert.condition, alert.symbol)
        more = self._now(alert)
        return self.tr("{0}. {1}").format(said, more) if more else self.tr("{0}.").format(said)

    def _now(self, alert: Alert) -> str:
        """What holds at this moment."""
        if alert.symbol is None:
            return self.tr("Each symbol of the list is watched; those without a live slot are polled.")
        condition, price = alert.condition, self._last(alert.symbol)
        if condition.what is not What.PRICE:
            return ""
        if not is_known(price):
            return self.tr("No price yet: the first one is only remembered.")
        if condition.way is Way.UP and price >= condition.level:
            return self.tr("Already above: fires on the next crossing from below.")
        if condition.way is Way.DOWN and price <= condition.level:
            return self.tr("Already below: fires on the next crossing from above.")
        away = abs(condition.level / price - 1) * 100
        return self.tr("{0}% away from the last price.").format(f"{away:.2f}")

    # --- fields ------------------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        """Choices and ranges."""
        several = len(self._symbols) > 1
        if several:
            self.scope.addItem(self.tr("{0} symbols, an alert each").format(len(self._symbols)))
        elif self._symbols:
            self.scope.addItem(self._symbol_text(self._symbols[0]))
        self.scope.addItems([self.tr("List {0}").format(one.name) for one in self._lists])
        self.scope.setEditable(True)
        self.scope.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.what.addItems(
            [
                self.tr("Price"),
                self.tr("Change since the close"),
                self.tr("Volume of the day"),
                self.tr("High or low of the day"),
                self.tr("52-week high or low"),
                self.tr("Move within minutes"),
            ]
        )
        self.minutes.setRange(1, MINUTES_MAX)
        self.minutes.setSuffix(" " + self.tr("min"))
        self.repeats.addItems([self.tr("Once"), self.tr("Every time")])
        self.hysteresis.setRange(0.0, 50.0)
        self.hysteresis.setDecimals(2)
        self.hysteresis.setSingleStep(0.1)
        self.hysteresis.setSuffix(" %")
        self.cool_down.setRange(0, 86_400)
        self.cool_down.setSuffix(" s")
        self.expires.addItems(
            [self.tr("Never"), self.tr("In a day"), self.tr("In 7 days"), self.tr("In 30 days")]
        )
        self.session.addItems([self.tr("Regular hours only"), self.tr("Pre, post and night too")])
        self.sound.addItems(
            [
                self.tr("Bell"),
                self.tr("Tick, light"),
                self.tr("Tick, medium"),
                self.tr("Tick, heavy"),
                self.tr("None"),
            ]
        )

    def _build(self) -> None:
        theme = self.desk.theme
        title = QLabel(self.windowTitle(), self)
        title.setFont(theme.font(14, SEMIBOLD))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        level = [self.way, self.level, self._unit, self.minutes]
        rows: tuple[tuple[str, list[QWidget]], ...] = (
            (self.tr("Symbol or list"), [self.scope]),
            (self.tr("Watch"), [self.what]),
            (self.tr("Condition"), list(level)),
            (self.tr("Fires"), [self.repeats]),
            (self.tr("Again after"), [self.hysteresis, self.cool_down]),
            (self.tr("Expires"), [self.expires]),
            (self.tr("Session"), [self.session]),
            (self.tr("Sound"), [self.sound, self.try_button]),
            (self.tr("Note"), [self.note]),
        )
        for number, (name, fields) in enumerate(rows):
            label = QLabel(name, self)
            label.setStyleSheet(f"color: {theme.c.t2.name()}")
            label.setBuddy(fields[0])
            row = QHBoxLayout()
            row.setSpacing(8)
            for field in fields:
                row.addWidget(field, 0 if field in (self._unit, self.try_button) else 1)
                if not field.accessibleName():
                    field.setAccessibleName(name)
            grid.addWidget(label, number, 0)
            grid.addLayout(row, number, 1)
        self.level.setAccessibleName(self.tr("Level"))
        self.minutes.setAccessibleName(self.tr("Minutes"))
        self.cool_down.setAccessibleName(self.tr("Seconds between two firings"))
        self.hysteresis.setToolTip(self.tr("How far the figure has to go back before it can fire again"))
        self.cool_down.setToolTip(self.tr("It does not fire again within this time"))
        c = theme.c
        self.setStyleSheet(
            f"QAbstractSpinBox:disabled {{ color: {c.t3.name()}; background: {c.bg2.name()}; }}"
        )
        for box in (self.minutes, self.hysteresis, self.cool_down):
            box.lineEdit().setTextMargins(6, 0, 0, 0)
        self.words.setWordWrap(True)
        self.words.setMinimumHeight(48)
        cancel = TextButton(theme, self.tr("Cancel"), parent=self)
        cancel.clicked.connect(self.reject)
        buttons = button_row(cancel, self.save_button)
        column = dialog_column(self)
        for part in (title, grid, self.words, buttons):
            column.addWidget(part) if isinstance(part, QWidget) else column.addLayout(part)
        self.setFixedWidth(_WIDTH)

    def _take(self, alert: Alert | None, price: float) -> None:
        """Show an alert, or what a new one would be."""
        self.hysteresis.setValue(alert.hysteresis if alert else HYSTERESIS)
        self.cool_down.setValue(alert.cool_down_s if alert else COOL_DOWN_S)
        self.minutes.setValue(alert.condition.minutes if alert and alert.condition.minutes else 5)
        if alert is None:
            self._fill_ways()
            self._suggest(price)
            return
        condition = alert.condition
        self.what.setCurrentIndex(list(What).index(condition.what))
        self._fill_ways()
        self.way.setCurrentIndex(_WAYS.index(condition.way))
        self._symbols = (alert.symbol,) if alert.symbol is not None else ()
        self.level.setText(self._number(condition.level))
        if alert.symbol is not None:
            self.scope.insertItem(0, self._symbol_text(alert.symbol))
            self.scope.setCurrentIndex(0)
        else:
            ids = [one.id for one in self._lists]
            self.scope.setCurrentIndex(ids.index(alert.watchlist) if alert.watchlist in ids else -1)
        self.repeats.setCurrentIndex(int(alert.repeats))
        self.session.setCurrentIndex(int(alert.extended))
        self.sound.setCurrentIndex(_SOUNDS.index(alert.sound) if alert.sound in _SOUNDS else 0)
        self.note.setText(alert.note)
        if alert.expires_ms:
            until = time_text(alert.expires_ms, self.desk.clock.wall_ms())
            self.expires.addItem(self.tr("Until {0}").format(until))
            self.expires.setCurrentIndex(len(_EXPIRES))

    def _connect(self) -> None:
        self.what.currentIndexChanged.connect(self._on_what)
        for box in (self.scope, self.way, self.repeats, self.session, self.expires):
            box.currentIndexChanged.connect(self.refresh)
        self.scope.editTextChanged.connect(self.refresh)
        self.level.textEdited.connect(self.refresh)
        self.minutes.valueChanged.connect(self.refresh)
        self.try_button.clicked.connect(self._try_sound)
        self.save_button.clicked.connect(self.save)
        self.level.returnPressed.connect(self.save)
        self.note.returnPressed.connect(self.save)
        self.level.setFocus()
        self.level.selectAll()

    def _suggest(self, price: float) -> None:
        """The level and the way to it."""
        last = self._last(self._symbols[0]) if len(self._symbols) == 1 else float("nan")
        what = self._what()
        if what is What.PRICE:
            level = price if is_known(price) else last
            self.level.setText(self._number(level) if is_known(level) else "")
            if is_known(price) and is_known(last) and price != last:
                self.way.setCurrentIndex(0 if price > last else 1)
        else:
            self.level.setText({What.PERCENT: "3", What.MOVE: "1"}.get(what, ""))

    def _on_what(self) -> None:
        self._fill_ways()
        self._suggest(float("nan"))
        self.refresh()

    def _fill_ways(self) -> None:
        what = self._what()
        if what is What.PRICE:
            texts = [self.tr("crosses above"), self.tr("crosses below"), self.tr("crosses either way")]
        elif what is What.VOLUME:
            texts = [self.tr("rises above")]
        elif what in _LEVELLESS:
            texts = [self.tr("new high"), self.tr("new low"), self.tr("new high or low")]
        elif what is What.MOVE:
            texts = [self.tr("rises by"), self.tr("falls by"), self.tr("rises or falls by")]
        else:
            texts = [self.tr("rises above"), self.tr("falls below"), self.tr("rises or falls by")]
        self.way.clear()
        self.way.addItems(texts)

    def _what(self) -> What:
        return list(What)[max(0, self.what.currentIndex())]

    def _condition(self) -> Condition:
        what, way = self._what(), _WAYS[max(0, self.way.currentIndex())]
        level = 0.0 if what in _LEVELLESS else self._level()
        return Condition(what, way, level, self.minutes.value() if what is What.MOVE else 0)

    def _level(self) -> float:
        """The level typed, which may be below zero for a change; NaN for none."""
        text = self.level.text().strip(" %")
        amount = parse_amount(text.lstrip("+-" + MINUS))
        if amount is None:
            return float("nan")
        return -amount if text.startswith(("-", MINUS)) else amount

    def _scope(self) -> tuple[tuple[Symbol, ...], int]:
        """(symbols, or the id of a list)."""
        text = self.scope.currentText().strip()
        place = self.scope.findText(text)
        first = 1 if self._symbols else 0
        if place >= first:
            return (), self._lists[place - first].id
        if place == 0:
            return self._symbols, 0
        try:
            return (parse_symbol(text),), 0
        except SymbolError:
            pass
        for known in self.desk.instruments.search(text, 3) if text else ():
            if text.casefold() in (known.symbol.code.casefold(), known.name_en.casefold(), known.name_zh):
                return (known.symbol,), 0
        raise ValueError(self.tr("Enter a symbol such as HK:700, or choose a list."))

    def _expires_ms(self) -> int:
        place = self.expires.currentIndex()
        if place >= len(_EXPIRES):
            return self._alert.expires_ms if self._alert else 0
        days = _EXPIRES[max(0, place)]
        return self.desk.clock.wall_ms() + days * _DAY_MS if days else 0

    def _unit_text(self) -> str:
        what = self._what()
        if what is What.VOLUME:
            return self.tr("shares")
        return _UNITS.get(what, "")

    def _number(self, value: float) -> str:
        """A level as it is typed."""
        if self._what() is What.PRICE and self._symbols:
            return f"{value:.{self.desk.instruments.decimals(self._symbols[0])}f}"
        return amount_text(value) if is_finite(value) else ""

    def _symbol_text(self, symbol: Symbol) -> str:
        return f"{symbol} {name_of(self.desk, symbol)}".strip()

    def _last(self, symbol: Symbol | None) -> float:
        return self.desk.store.state(symbol).last if symbol is not None else float("nan")

    def _try_sound(self) -> None:
        sound = _SOUNDS[self.sound.currentIndex()]
        if sound:
            self.desk.sounds.play(sound)

    def _end(self) -> None:
        self._timer.stop()
        self.deleteLater()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of a panel."""
        QPainter(self).fillRect(self.rect(), self.desk.theme.c.bg1)
