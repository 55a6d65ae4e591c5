"""The menu of a chart's looks: how bars are drawn, what the price axis measures, adjusted prices; as stored text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QPoint
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from qosdesk.ui.chart.adjusted import can_adjust
from qosdesk.ui.chart.model import Axis, ChartModel, Style
from qosdesk.ui.ports import SettingsPort
from qosdesk.ui.theme import Theme
from qosdesk.ui.widgets.buttons import IconButton

_STYLES: Final = {
    Style.CANDLES: QT_TRANSLATE_NOOP("Chart", "Candles"),
    Style.HOLLOW: QT_TRANSLATE_NOOP("Chart", "Hollow candles"),
    Style.BARS: QT_TRANSLATE_NOOP("Chart", "OHLC bars"),
    Style.LINE: QT_TRANSLATE_NOOP("Chart", "Line"),
    Style.AREA: QT_TRANSLATE_NOOP("Chart", "Area"),
    Style.HEIKIN: QT_TRANSLATE_NOOP("Chart", "Heikin-Ashi"),
}
_AXES: Final = {
    Axis.LINEAR: QT_TRANSLATE_NOOP("Chart", "Linear axis"),
    Axis.LOG: QT_TRANSLATE_NOOP("Chart", "Logarithmic axis"),
    Axis.PERCENT: QT_TRANSLATE_NOOP("Chart", "Percent axis"),
}
_SHARES_MAX: Final = 16
ADJUSTED: Final = "chart.adjusted"
"""Setting: whether prices of a chart that has no choice of its own yet are adjusted."""


class LooksButton(IconButton):
    """Opens the menu.

    Args:
        theme: colours and fonts.
        model: whose looks.
        changed: called after a choice.
        reopen: called when other bars are wanted.
        parent: the toolbar.
    """

    def __init__(
        self,
        theme: Theme,
        model: ChartModel,
        changed: Callable[[], None],
        reopen: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "candle", "", size=14, box=22, quiet=True, parent=parent)
        self._model = model
        self._changed = changed
        self._reopen = reopen
        self._menu: QMenu | None = None
        self.clicked.connect(self._open)
        self.retranslate()

    def retranslate(self) -> None:
        """The language changed."""
        self.set_text(_tr("Style and axis"))

    def _open(self) -> None:
        if self._menu is not None:
            self._menu.deleteLater()
        menu = self._menu = QMenu(self)
        styles, axes = QActionGroup(menu), QActionGroup(menu)
        for style, text in _STYLES.items():
            self._add(menu, styles, str(text), style is self._model.style, partial(self._take, style, None))
        menu.addSeparator()
        for axis, text in _AXES.items():
            self._add(menu, axes, str(text), axis is self._model.axis, partial(self._take, None, axis))
        menu.addSeparator()
        adjusted = QAction(_tr("Forward adjusted"), menu)
        adjusted.setCheckable(True)
        adjusted.setChecked(self._model.adjusted)
        adjusted.setEnabled(can_adjust(self._model.symbol, self._model.interval))
        if not adjusted.isEnabled():
            adjusted.setToolTip(_tr("Bars of stocks by day and longer can be adjusted"))
            menu.setToolTipsVisible(True)
        adjusted.triggered.connect(self.set_adjusted)
        menu.addAction(adjusted)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def set_adjusted(self, adjusted: bool) -> None:
        """Prices adjusted for dividends and splits, or as they were paid."""
        if adjusted is not self._model.adjusted:
            self._model.adjusted = adjusted
            self._reopen()

    def _add(
        self, menu: QMenu, group: QActionGroup, text: str, chosen: bool, take: Callable[[], None]
    ) -> None:
        action = QAction(_tr(text), menu)
        action.setCheckable(True)
        action.setChecked(chosen)
        action.triggered.connect(lambda _checked=False: take())
        group.addAction(action)
        menu.addAction(action)

    def _take(self, style: Style | None, axis: Axis | None) -> None:
        model = self._model
        model.style = style or model.style
        if axis is not None and axis is not model.axis:
            model.axis = axis
            model.price_range = None
        self._changed()


def first_adjusted(settings: SettingsPort) -> bool:
    """Whether a new chart's prices are adjusted."""
    return settings.get(ADJUSTED, False) is True


def save_looks(model: ChartModel) -> dict[str, str | int | float | bool]:
    """What differs from a new chart."""
    state: dict[str, str | int | float | bool] = {}
    if model.style is not Style.CANDLES:
        state["style"] = model.style.value
    if model.axis is not Axis.LINEAR:
        state["axis"] = model.axis.value
    if model.adjusted is not first_adjusted(model.desk.settings):
        state["adjusted"] = model.adjusted
    if model.shares:
        state["shares"] = " ".join(f"{at}:{share:.4f}" for at, share in sorted(model.shares.items()))
    return state


def restore_looks(model: ChartModel, state: Mapping[str, str | int | float | bool]) -> None:
    """Take back what `save_looks` gave; what is not understood is left as it is."""
    style, axis = state.get("style"), state.get("axis")
    model.style = next((one for one in Style if one.value == style), model.style)
    model.axis = next((one for one in Axis if one.value == axis), model.axis)
    model.adjusted = bool(state.get("adjusted", model.adjusted))
    for part in str(state.get("shares", "")).split()[:_SHARES_MAX]:
        at, _, share = part.partition(":")
        try:
            number, value = int(at), float(share)
        except ValueError:
            continue
        if 0 <= number < _SHARES_MAX and 0.02 <= value <= 0.8:
            model.shares[number] = value


def _tr(text: str) -> str:
    return QCoreApplication.translate("Chart", text)
