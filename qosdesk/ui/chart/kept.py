"""What a chart panel keeps between starts, as plain values."""

from __future__ import annotations

from collections.abc import Mapping

from qosdesk.domain.intervals import Interval
from qosdesk.indicators.kinds import FIRST_CHOICES
from qosdesk.indicators.text import choices_text
from qosdesk.ui.chart.compare.comparison import parse_symbols, symbols_text
from qosdesk.ui.chart.looks import restore_looks, save_looks
from qosdesk.ui.chart.model import ChartModel
from qosdesk.ui.chart.modes import Mode
from qosdesk.ui.chart.zones import ZoneChoice, first_zone

Value = str | int | float | bool


def save_chart(model: ChartModel, mode: Mode) -> dict[str, Value]:
    """The interval, and what differs from a new chart."""
    state: dict[str, Value] = {"interval": model.interval.label}
    if mode is not Mode.CANDLES:
        state["mode"] = mode.value
    if model.comparison.symbols:
        state["compare"] = symbols_text(model.comparison.symbols)
    if model.zone_choice is not first_zone(model.desk.settings):
        state["zone"] = model.zone_choice.value
    state.update(save_looks(model))
    if model.choices != FIRST_CHOICES:
        state["indicators"] = choices_text(model.choices)
    return state


def restore_chart(model: ChartModel, state: Mapping[str, Value], mode: Mode) -> Mode:
    """Take back what `save_chart` gave, all but the indicators; what is not understood is left as it is.

    Args:
        model: of the chart.
        state: what was kept.
        mode: in use.

    Returns:
        The mode to show: an interval alone is one of candles.
    """
    try:
        model.interval = Interval.from_label(str(state.get("interval", "")))
        mode = Mode.CANDLES
    except ValueError:
        pass
    mode = next((one for one in Mode if one.value == state.get("mode")), mode)
    model.zone_choice = next((one for one in ZoneChoice if one.value == state.get("zone")), model.zone_choice)
    restore_looks(model, state)
    if "compare" in state:
        model.comparison.choose(parse_symbols(str(state["compare"])))
    return mode
