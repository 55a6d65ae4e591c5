"""The chart panel: toolbar, chart, and what ties them to the desk.

Light to import: pyqtgraph comes with `chart.view`, which is imported when the first chart is made.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qosdesk.domain.intervals import Interval
from qosdesk.domain.quotes import Kind, Stream
from qosdesk.domain.symbols import Symbol
from qosdesk.indicators.spec import Choice
from qosdesk.indicators.text import parse_choices
from qosdesk.market.store import SymbolState
from qosdesk.ui.ages import age_text
from qosdesk.ui.chart.actions import chart_actions
from qosdesk.ui.chart.adjusted import can_adjust
from qosdesk.ui.chart.crosshair_link import CrosshairLink
from qosdesk.ui.chart.indicators.control import IndicatorControl
from qosdesk.ui.chart.kept import restore_chart, save_chart
from qosdesk.ui.chart.kept_button import KeptButton
from qosdesk.ui.chart.layout import Layout
from qosdesk.ui.chart.looks import LooksButton, first_adjusted
from qosdesk.ui.chart.menu import PanelMenu
from qosdesk.ui.chart.model import ChartModel
from qosdesk.ui.chart.modes import Mode, Modes
from qosdesk.ui.chart.states import BUTTON_PX, live_words
from qosdesk.ui.chart.toolbar import Toolbar, days_text, interval_text
from qosdesk.ui.chart.tools.chart_tools import ChartTools
from qosdesk.ui.chart.zones import ZoneChoice, first_zone, zone_for
from qosdesk.ui.desk import Desk
from qosdesk.ui.panel import Panel
from qosdesk.ui.ports import Loading, LoadState, Unsubscribe
from qosdesk.ui.shortcuts.kinds import Scope
from qosdesk.ui.sourcing import sentence
from qosdesk.ui.widgets.buttons import TextButton

if TYPE_CHECKING:
    from qosdesk.ui.chart.view import ChartView

_SECOND_MS: Final = 1000


class ChartPanel(Panel):
    """Candles, volume and averages of one symbol.

    Attributes:
        model: what is shown.
        view: the chart itself.
        toolbar: the row above.
        tools: drawings, measure, dates, pictures.
        indicators: lets the user choose them.
        looks: lets the user choose style and axis.
        modes: candles or intraday line.
        crosshair: shared with other charts.
    """

    kind = "chart"
    every = 4

    def __init__(self, desk: Desk, panel_id: str, group: int = 1, parent: QWidget | None = None) -> None:
        # The group is joined at the end: only then may a symbol arrive.
        super().__init__(desk, panel_id, 0, parent)
        from qosdesk.ui.chart.view import ChartView

        first = desk.settings
        self.model = ChartModel(desk, zone_choice=first_zone(first), adjusted=first_adjusted(first))
        self.toolbar = Toolbar(desk.theme, self)
        self.view: ChartView = ChartView(self.model, self)
        self.tools = ChartTools(self.model, self.view)
        self.indicators = IndicatorControl(desk, lambda: self.model.choices, self.set_indicators, self)
        self.looks = LooksButton(desk.theme, self.model, self.view.refresh, self._open, self.toolbar)
        self.toolbar.add_tool(self.looks)
        self.toolbar.add_tool(self.indicators.button)
        self.toolbar.add_tool(self.tools.make_button(self.toolbar))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.toolbar)
        self.modes = Modes(desk, self.view, self)
        self.modes.made.connect(self._on_intraday_made)
        column.addWidget(self.modes.stack, 1)
        self.crosshair = CrosshairLink(self)
        self.menu = PanelMenu(self)
        self.latest_button = KeptButton(desk.theme, parent=self.view)
        self.retry_button = TextButton(desk.theme, parent=self.view)
        self.model.computed = self.view.refresh
        self._placed_in: Layout | None = None
        self._seen: tuple[str, ...] = ()
        self._second = QTimer(self)
        self._second.setInterval(_SECOND_MS)
        self._second.timeout.connect(self._second_passed)
        self.toolbar.chosen.connect(self.set_interval)
        self.toolbar.days_chosen.connect(lambda days: self.set_mode(Mode.of_days(days)))
        self.toolbar.reset_asked.connect(self.view.fit)
        self.view.moved.connect(self._on_moved)
        self.view.interval_typed.connect(self.set_interval)
        self.view.item.laid_out.connect(self._on_moved)
        self.view.item.retry_moved.connect(self._place_retry)
        self.latest_button.clicked.connect(self.view.to_latest)
        self.retry_button.clicked.connect(self._retry)
        self.setFocusProxy(self.view)
        self._hands = self.bind(Scope.CHART, chart_actions(self), self.view)
        self._retranslate()
        self.latest_button.hide()
        self.retry_button.hide()
        self._unnamed: Unsubscribe | None = desk.instruments.subscribe(self._on_names)
        self._unstale: Unsubscribe | None = desk.staleness.subscribe(self._on_staleness)
        self._unsource: Unsubscribe | None = desk.sources.subscribe(self._on_sources)
        self.set_group(group)

    # --- Panel --------------------------------------------------------------------------------------------------------

    def set_group(self, group: int) -> None:
        """Join a group and show what it shows."""
        super().set_group(group)
        target = self.desk.links.target(group) if group else None
        if target is not None and target.symbol != self.symbol:
            self.show_symbol(target.symbol)

    def title_parts(self) -> tuple[str, str, str]:
        """`HK:700`, `Tencent Holdings · 5m`, `K push`."""
        if self.symbol is None:
            return ("", self.tr("Chart"), "")
        instrument = self.desk.instruments.get(self.symbol)
        name = ""
        if instrument is not None:
            chinese = self.desk.theme.language.startswith("zh")
            name = (instrument.name_zh if chinese else "") or instrument.name_en or instrument.name_zh
        days = self.modes.mode.days
        shown = days_text(days) if days else interval_text(self.model.interval)
        words = [word for word in (name, shown) if word]
        return (str(self.symbol), " · ".join(words), live_words(self._loading))

    def title_warning(self) -> str:
        """The age of a price that should have moved."""
        symbol = self.model.symbol
        if symbol is None or not self.model.is_stale():
            return ""
        return age_text(self.desk.staleness.age_s(symbol))

    def show_symbol(self, symbol: Symbol) -> None:
        """Show another symbol's bars at the same zoom, from the newest."""
        self.model.symbol = symbol
        self._open()
        super().show_symbol(symbol)

    def set_interval(self, interval: Interval) -> None:
        """Show bars of another length."""
        self.toolbar.set_interval(interval)
        if interval is self.model.interval and not self.modes.mode.days:
            return
        self.model.interval = interval
        self._show_mode(Mode.CANDLES)

    def set_mode(self, mode: Mode) -> None:
        """Show candles, or the intraday line of one day or five."""
        if mode is not self.modes.mode:
            self._show_mode(mode)

    def compare_with(self, symbols: tuple[Symbol, ...]) -> None:
        """Compare with these symbols; none ends it."""
        self.model.comparison.choose(symbols)
        self._open_compared()
        self._want()
        self.view.refresh()

    def set_zone(self, choice: ZoneChoice) -> None:
        """Write times in another zone."""
        self.model.zone_choice = choice
        self._pass_zone()
        self.view.refresh()

    def set_indicators(self, choices: tuple[Choice, ...]) -> None:
        """Show other indicators."""
        self.model.set_choices(choices)
        self.view.refresh()

    def on_frame(self, dirty: Sequence[SymbolState], now_s: float) -> bool:
        """Repaint when the bars or the last price changed."""
        if self.isVisible():
            self._look()
        return False

    def on_visible(self, visible: bool) -> None:
        """A hidden chart keeps its bars but asks for no quotes and does no work."""
        self._want()
        if visible:
            self._second.start()
            self._on_second()
            self._load_if_near()
        else:
            self.crosshair.let_go()
            self._second.stop()

    def on_theme_changed(self) -> None:
        """Colours, fonts, units or language."""
        self.view.item.restyle()
        self._retranslate()
        self.title_changed.emit()
        super().on_theme_changed()

    def on_keys_changed(self) -> None:
        """Tooltips show keys."""
        self._retranslate()

    def save_state(self) -> dict[str, str | int | float | bool]:
        """Interval and zoom beside the symbol; a chart always opens at the newest bar."""
        state = super().save_state()
        state.update(save_chart(self.model, self.modes.mode))
        if not self.model.view.is_default:
            state["bar_px"] = round(self.model.view.step / self.devicePixelRatioF(), 4)
        return state

    def restore_state(self, state: dict[str, str | int | float | bool]) -> None:
        """Take back what `save_state` gave; bars are opened once, however much of it is new."""
        symbol, wanted = self.symbol, self._wanted_bars()
        mode = restore_chart(self.model, state, self.modes.mode)
        self.toolbar.set_interval(self.model.interval)
        self._bring(mode)
        super().restore_state(state)
        if self.symbol == symbol and self._wanted_bars() != wanted:
            self._open()
        self.set_zone(self.model.zone_choice)
        if "indicators" in state:
            self.set_indicators(parse_choices(str(state["indicators"])))
        bar_px = state.get("bar_px")
        if isinstance(bar_px, (int, float)) and 0.001 < bar_px < 500:
            self.model.view.keep_step(bar_px * self.devicePixelRatioF())
            self.view.refresh()
        self.title_changed.emit()

    def _wanted_bars(self) -> tuple[object, ...]:
        """What decides which bars are held, beside the symbol."""
        model = self.model
        return (model.interval, model.adjusted, model.comparison.symbols, self.modes.mode)

    def shut(self) -> None:
        """Let go of the bars."""
        self._second.stop()
        self.crosshair.shut()
        self.modes.shut()
        self.model.comparison.close()
        self.tools.shut()
        if self.model.handle is not None:
            self.model.handle.close()
            self.model.handle = None
        # What is computed elsewhere reports to nobody then.
        self.model.indicators = []
        if self._unnamed is not None:
            self._unnamed()
            self._unnamed = None
        if self._unstale is not None:
            self._unstale()
            self._unstale = None
        if self._unsource is not None:
            self._unsource()
            self._unsource = None
        super().shut()

    # --- bars ---------------------------------------------------------------------------------------------------------

    @property
    def _loading(self) -> Loading:
        """What the bars shown are waiting for."""
        intraday = self.modes.intraday
        if self.modes.mode.days and intraday is not None and intraday.handle is not None:
            return intraday.handle.loading
        return self.model.loading

    def _show_mode(self, mode: Mode) -> None:
        self._bring(mode)
        self._open()
        self.title_changed.emit()

    def _bring(self, mode: Mode) -> None:
        """To the front, without bars as yet."""
        if mode is self.modes.mode:
            return
        self.crosshair.let_go()
        self.modes.show(mode, None)
        self.toolbar.set_days(mode.days)
        self.toolbar.show_tools(not mode.days)
        self.setFocusProxy(self.modes.shown)

    def _on_intraday_made(self) -> None:
        intraday = self.modes.intraday
        if intraday is not None:
            self._pass_zone()
            intraday.loaded.connect(self.title_changed)
            self._hands.watch(intraday)
            intraday.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            intraday.customContextMenuRequested.connect(self.menu.open_at)

    def _pass_zone(self) -> None:
        """The intraday line's times are in the chart's zone."""
        intraday, choice = self.modes.intraday, self.model.zone_choice
        if intraday is not None and self.symbol is not None:
            intraday.zone = zone_for(choice, self.symbol.market)
            intraday.refresh()

    def _open(self) -> None:
        model = self.model
        if model.handle is not None:
            model.handle.close()
            model.handle = None
        model.view.reset()
        model.price_range = None
        model.echo = None
        if self.modes.mode.days:
            self.modes.show(self.modes.mode, model.symbol)
            self._pass_zone()
        elif model.symbol is not None:
            adjusted = model.adjusted and can_adjust(model.symbol, model.interval)
            model.handle = self.desk.history.open(model.symbol, model.interval, self._on_loading, adjusted)
        self._open_compared()
        self._want()
        self._show_offers()
        self._on_loading()

    def _open_compared(self) -> None:
        """Bars of other symbols, beside candles only."""
        model = self.model
        if model.handle is None or model.symbol is None:
            model.comparison.close()
            return
        model.comparison.open(
            self.desk.history, model.symbol, model.interval, model.adjusted, self._on_compared
        )

    def _on_compared(self) -> None:
        """Bars of another symbol arrived."""
        self.view.refresh()
        self._load_if_near()

    def _want(self) -> None:
        """The last price and its reference come with snapshots; the bars' own stream is the history's business."""
        symbol = self.model.symbol
        symbols = (symbol, *self.model.comparison.shown) if symbol is not None and self.isVisible() else ()
        self.desk.quotes.want(self, tuple(Stream(one, Kind.SNAPSHOT) for one in symbols))

    def _on_loading(self) -> None:
        """A page arrived or the state of loading changed."""
        self.model.sync()
        self.view.refresh()
        self.tools.on_bars()
        self.title_changed.emit()
        self._load_if_near()
        self._place_buttons()

    def _load_if_near(self) -> None:
        """Ask for older bars when the left edge comes within a screen of the oldest."""
        handle, view = self.model.handle, self.model.view
        if handle is None or not self.isVisible() or not view.width or not len(handle.series):
            return
        if handle.loading.state is LoadState.IDLE and view.left - view.bars < handle.series.first:
            handle.load_older()
        if self.model.comparison.is_on:
            row = min(max(int(view.left) - handle.series.first, 0), len(handle.series) - 1)
            self.model.comparison.load_older(int(handle.series.ts_ms[row]))

    def _retry(self) -> None:
        if self.model.handle is not None:
            self.model.handle.retry()
        self.model.comparison.retry()

    # --- looks --------------------------------------------------------------------------------------------------------

    def _look(self) -> None:
        """Repaint if anything that is painted changed."""
        if self.modes.mode.days:
            self._look_at_line()
            return
        model, series = self.model, self.model.series
        head = model.headline()
        version = series.version if series is not None else 0
        compared = model.comparison.version if model.comparison.is_on else 0
        # As text: what is not known is the same each time, too.
        figures = f"{version} {compared} {head.price} {head.reference} {model.countdown_s()}"
        seen = (figures, self.title_warning())
        if seen != self._seen:
            warned = self._seen[-1:] != seen[-1:]
            self._seen = seen
            self.view.item.ticked()
            if warned:
                self.title_changed.emit()

    def _look_at_line(self) -> None:
        if self.modes.intraday is not None:
            self.modes.intraday.look()
        warning = self.title_warning()
        if self._seen != (warning,):
            self._seen = (warning,)
            self.title_changed.emit()

    def _second_passed(self) -> None:
        self.desk.frames.at_leisure(self._on_second)

    def _on_second(self) -> None:
        if self._second.isActive():
            self._look()

    def _on_staleness(self) -> None:
        if self.isVisible():
            self._look()

    def missing(self) -> dict[Interval, str]:
        """The intervals that the symbol's source does not offer, and why."""
        symbol = self.model.symbol
        if symbol is None:
            return {}
        said = {one: self.desk.sources.why_not(symbol, Kind.BAR, one) for one in Interval}
        return {one: sentence(why) for one, why in said.items() if why}

    def _show_offers(self) -> None:
        self.toolbar.set_missing(self.missing())

    def _on_sources(self) -> None:
        """Another source may offer less, or more."""
        self._show_offers()
        self.view.refresh()

    def _on_names(self) -> None:
        self.title_changed.emit()
        self.view.refresh()
        if self.modes.intraday is not None:
            self.modes.intraday.refresh()

    def _on_moved(self) -> None:
        self._load_if_near()
        self._place_buttons()

    def _place_retry(self, x: float, y: float) -> None:
        """The painted message says where its button belongs; negative: nowhere."""
        shown = x >= 0
        if shown:
            size = self.retry_button.sizeHint()
            self.retry_button.setGeometry(round(x - size.width() / 2), round(y), size.width(), BUTTON_PX)
        self.retry_button.setVisible(shown)

    def _place_buttons(self) -> None:
        """`To latest` stands at the lower right of the prices while the newest bar is out of view."""
        frame = self.view.item.frame
        scrolled = not self.model.view.at_latest
        if scrolled and frame is not None and self._placed_in != frame.layout:
            self._placed_in = frame.layout
            layout, size = frame.layout, self.latest_button.sizeHint()
            x = layout.plot_right / layout.dpr - size.width() - 8
            y = layout.price_bottom / layout.dpr - size.height() - 8
            self.latest_button.setGeometry(round(x), round(y), size.width(), size.height())
        self.latest_button.setVisible(scrolled)

    def _retranslate(self) -> None:
        self.toolbar.line_keys = self.desk.keymap.text("chart.line")
        self.toolbar.retranslate()
        self.looks.retranslate()
        self.tools.retranslate()
        self.indicators.retranslate()
        if self.modes.intraday is not None:
            self.modes.intraday.retranslate()
        self.latest_button.setText(self.tr("To latest"))
        self._placed_in = None
        self.retry_button.setText(self.tr("Retry"))

    def changeEvent(self, event: QEvent) -> None:
        """The language changed."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and hasattr(self, "retry_button"):
            self._retranslate()
            self.view.item.restyle()
            self.title_changed.emit()
