"""All tools of one chart put together: the toolbox on its view, the palette, the menu, dates, pictures, tables."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QMenu, QWidget

from qosdesk.domain.drawings import COLOURS, Drawing
from qosdesk.domain.numbers import format_price
from qosdesk.ui.chart.frame import Frame
from qosdesk.ui.chart.model import ChartModel
from qosdesk.ui.chart.tools.goto import DateBox, Journey
from qosdesk.ui.chart.tools.ground import zone_of_chart
from qosdesk.ui.chart.tools.palette import DrawButton, DrawingPalette
from qosdesk.ui.chart.tools.picture import picture_of, png_of, source_text
from qosdesk.ui.chart.tools.table import Origin, bars_csv
from qosdesk.ui.chart.tools.toolbox import Toolbox
from qosdesk.ui.chart.tools.words import colour_text
from qosdesk.ui.widgets.files import FileSaver
from qosdesk.ui.widgets.menus import add_choice, make_menu

if TYPE_CHECKING:
    from qosdesk.ui.chart.view import ChartView

_UNITS = frozenset({"CF", "FX", "CM", "CC", "CD"})
"""Markets whose volumes are not shares."""


class ChartTools(QObject):
    """What a chart panel adds to its view; the panel calls `on_bars` and `shut`.

    Attributes:
        toolbox: drawings and measure.
        journey: the way to a date.
        date_box: where a date is typed.
        saver: pictures and tables to files.

    Signals:
        menu_opening: (menu) the context menu is about to open: others add their entries.
    """

    menu_opening = Signal(QMenu)

    def __init__(self, model: ChartModel, view: ChartView) -> None:
        super().__init__(view)
        self._model = model
        self._view = view
        self._palette: DrawingPalette | None = None
        self._button: DrawButton | None = None
        self.toolbox = Toolbox(model, self)
        self.journey = Journey(model, self)
        self.date_box = DateBox(model.desk.theme, model, self.journey, view)
        self.saver = FileSaver(model.desk.settings, view)
        view.set_tool(self.toolbox)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self.open_menu)
        self.date_box.closed.connect(view.setFocus)
        self.journey.moved.connect(view.refresh)
        self.journey.moved.connect(view.moved)

    def shut(self) -> None:
        """The chart is closed. Safe to call twice."""
        self.journey.stop()
        self.toolbox.shut()

    def on_bars(self) -> None:
        """Bars arrived, or what they wait for changed."""
        self.journey.on_bars()

    def make_button(self, parent: QWidget) -> DrawButton:
        """The button of the palette, for the chart's toolbar."""
        button = self._button = DrawButton(self._model.desk.theme, self.toolbox, parent)
        button.clicked.connect(lambda _checked=False: self.palette.open_below(button))
        return button

    def retranslate(self) -> None:
        """The language changed."""
        if self._button is not None:
            self._button.refresh()

    @property
    def palette(self) -> DrawingPalette:
        """Made when it is first opened."""
        if self._palette is None:
            self._palette = DrawingPalette(self._model.desk.theme, self.toolbox, self._view)
        return self._palette

    # --- menu ---------------------------------------------------------------------------------------------------------

    def open_menu(self, at: QPoint) -> None:
        """The chart's context menu at a point of the view."""
        menu = make_menu(self._view)
        frame = self._view.item.frame
        if frame is not None and frame.count:
            self._fill_for_point(menu, QPointF(at), frame)
        keys = self._model.desk.keymap
        menu.addAction(keys.in_menu(self.tr("Go to date…"), "chart.go_to_date"), self.date_box.open_box)
        menu.addAction(keys.in_menu(self.tr("Reset the view"), "chart.fit"), self._view.fit)
        menu.addSeparator()
        menu.addAction(keys.in_menu(self.tr("Copy picture"), "chart.copy_picture"), self.copy_picture)
        menu.addAction(keys.in_menu(self.tr("Save picture…"), "chart.save_picture"), self.save_picture)
        export = menu.addAction(
            keys.in_menu(self.tr("Export visible bars…"), "chart.export_bars"), self.export_bars
        )
        export.setEnabled(frame is not None and frame.count > 0)
        menu.addSeparator()
        toolbox = self.toolbox
        for text, named, command, possible in (
            (self.tr("Undo"), "chart.undo", toolbox.undo, toolbox.can_undo),
            (self.tr("Redo"), "chart.redo", toolbox.redo, toolbox.can_redo),
            (
                self.tr("Remove all drawings"),
                "chart.delete_all",
                toolbox.remove_all,
                bool(toolbox.drawings),
            ),
        ):
            menu.addAction(keys.in_menu(text, named), command).setEnabled(possible)
        self.menu_opening.emit(menu)
        menu.popup(self._view.viewport().mapToGlobal(at))

    def _fill_for_point(self, menu: QMenu, at: QPointF, frame: Frame) -> None:
        toolbox, layout = self.toolbox, frame.layout
        drawing = toolbox.drawing_at(at, frame)
        if drawing is not None:
            toolbox.choose(drawing.id)
            self._fill_for_drawing(menu, drawing)
        y = at.y() * layout.dpr
        if layout.legend <= y <= layout.price_bottom:
            price = frame.price_at(y)
            said, plain = format_price(price, frame.decimals), f"{price:.{frame.decimals}f}"
            menu.addAction(
                self.tr("Horizontal line at {0}").format(said), lambda: toolbox.add_horizontal(at, frame)
            )
            menu.addAction(
                self.tr("Copy price {0}").format(said), lambda: QGuiApplication.clipboard().setText(plain)
            )
            menu.addSeparator()

    def _fill_for_drawing(self, menu: QMenu, drawing: Drawing) -> None:
        colours = menu.addMenu(self.tr("Colour"))
        for number in range(1, COLOURS + 1):
            chosen = number == drawing.colour
            choose = lambda colour=number: self.toolbox.set_colour(colour)  # noqa: E731
            add_choice(colours, self._model.desk.theme, colour_text(number), chosen, choose)
        delete = self._model.desk.keymap.in_menu(self.tr("Delete drawing"), "chart.delete")
        menu.addAction(delete, lambda: self.toolbox.remove(drawing.id))
        menu.addSeparator()

    # --- pictures and tables ------------------------------------------------------------------------------------------

    def copy_picture(self) -> None:
        """Put what the chart shows on the clipboard."""
        QGuiApplication.clipboard().setImage(self._picture())

    def save_picture(self) -> None:
        """Ask for a file and write what the chart shows now."""
        image = self._picture()
        self.saver.ask(self.tr("Save picture"), self._file_name("png"), "PNG (*.png)", lambda: png_of(image))

    def _picture(self) -> QImage:
        """Without handles: they are nobody's business but the user's."""
        chosen, self.toolbox.chosen = self.toolbox.chosen, 0
        image = picture_of(self._view, self._model)
        self.toolbox.chosen = chosen
        return image

    def export_bars(self) -> None:
        """Ask for a file and write the bars that are in view now."""
        frame, series, model = self._view.item.frame, self._model.series, self._model
        if frame is None or series is None or model.symbol is None or not frame.count:
            return
        instrument = model.desk.instruments.get(model.symbol)
        origin = Origin(
            model.symbol,
            model.interval,
            source_text(model),
            model.loading.adjusted,
            instrument.currency if instrument is not None else "",
            "units" if model.symbol.market in _UNITS else "shares",
            zone_of_chart(model),
            model.desk.clock.wall_ms(),
        )
        text = bars_csv(series, frame.row, frame.row + frame.count, origin)
        title = self.tr("Export visible bars")
        self.saver.ask(title, self._file_name("csv"), "CSV (*.csv)", lambda: text.encode())

    def _file_name(self, suffix: str) -> str:
        model = self._model
        if model.symbol is None:
            return f"qosdesk.{suffix}"
        now = datetime.fromtimestamp(model.desk.clock.wall_ms() / 1000, zone_of_chart(model))
        name = "".join(letter if letter.isalnum() else "-" for letter in str(model.symbol))
        return f"{name} {model.interval.label} {now:%Y-%m-%d %H%M}.{suffix}"
