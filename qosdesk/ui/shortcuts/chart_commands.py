"""Every command of a chart: what it is called, what it does, its keys by preset."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from qosdesk.domain.intervals import Interval
from qosdesk.ui.shortcuts.kinds import Command, Scope

if TYPE_CHECKING:
    # PySide6 declares the result as an object.
    def QT_TRANSLATE_NOOP(context: str, text: str) -> str: ...
else:
    from PySide6.QtCore import QT_TRANSLATE_NOOP

CHART: Final = (
    Command(
        "chart.line",
        Scope.CHART,
        QT_TRANSLATE_NOOP("Commands", "Candles or intraday line"),
        QT_TRANSLATE_NOOP("Commands", "From candles to the day's line and back."),
        keys=("F5",),
        icon="candle",
    ),
    Command(
        "chart.next_interval",
        Scope.CHART,
        QT_TRANSLATE_NOOP("Commands", "Next interval"),
        QT_TRANSLATE_NOOP("Commands", "Bars of the next longer interval, after the longest the shortest."),
        keys=("F8",),
        icon="candle",
    ),
    Command(
        "chart.previous_interval",
        Scope.CHART,
        QT_TRANSLATE_NOOP("Commands", "Previous interval"),
        QT_TRANSLATE_NOOP("Commands", "Bars of the next shorter interval, after the shortest the longest."),
        keys=("Shift+F8",),
        icon="candle",
    ),
    Command(
        "chart.next_symbol",
        Scope.CHART,
        QT_TRANSLATE_NOOP("Commands", "Next symbol of the linked list"),
        QT_TRANSLATE_NOOP("Commands", "The next row of the watchlist in the same link group."),
        keys=("Space",),
        tdx=("PgDown", "Space"),
    ),
    Command(
        "chart.previous_symbol",
        Scope.CHART,
        QT_TRANSLATE_NOOP("Commands", "Previous symbol of the linked list"),
        QT_TRANSLATE_NOOP("Commands", "The row before in the watchlist of the same link group."),
        keys=("Shift+Space",),
        tdx=("PgUp", "Shift+Space"),
    ),
    Command(
        "chart.horizontal",
        Scope.CHART,
        QT_TRANSLATE_NOOP("Commands", "Draw a horizontal line"),
        QT_TRANSLATE_NOOP("Commands", "The next click on the chart draws it."),
        keys=("Alt+H",),
        icon="line-horizontal",
    ),
    Command(
        "chart.trend",
        Scope.CHART,
        QT_TRANSLATE_NOOP("Commands", "Draw a trend line"),
        QT_TRANSLATE_NOOP("Commands", "The next two clicks on the chart draw it."),
        keys=("Alt+T",),
        icon="line-trend",
    ),
    Command(
        "chart.ray",
        Scope.CHART,
        QT_TRANSLATE_NOOP("Commands", "Draw a ray"),
        QT_TRANSLATE_NOOP("Commands", "The next two clicks on the chart draw it."),
        keys=("Alt+R",),
        icon="line-ray",
    ),
    Command(
        "chart.rectangle",
        Scope.CHART,
        QT_TRANSLATE_NOOP("Commands", "Draw a rectangle"),
        QT_TRANSLATE_NOOP("Commands", "The next two clicks on the chart draw it."),
        keys=("Alt+X",),
        icon="rectangle",
    ),
    Command(
        "chart.fibonacci",
        Scope.CHART,
        QT_TRANSLATE_NOOP("Commands", "Draw Fibonacci levels"),
        QT_TRANSLATE_NOOP("Commands", "The next two clicks on the chart draw them."),
        keys=("Alt+F",),
        icon="fibonacci",
    ),
    Command(
        "chart.undo",
        Scope.CHART,
        QT_TRANSLATE_NOOP("Commands", "Undo a drawing"),
        QT_TRANSLATE_NOOP("Commands", "The last change of the symbol's drawings is taken back."),
        keys=("Ctrl+Z",),
        icon="undo",
    ),
    Command(
        "chart.redo",
        Scope.CHART,
        QT_TRANSLATE_NOOP("Commands", "Redo a drawing"),
        QT_TRANSLATE_NOOP("Commands", "What was taken back is done again."),
        keys=("Ctrl+Shift+Z", "Ctrl+Y"),
        icon="redo",
    ),
    Command(
        "chart.delete",
        Scope.CHART,
        QT_TRANSLATE_NOOP("Commands", "Delete the drawing"),
        QT_TRANSLATE_NOOP("Commands", "The chosen drawing goes."),
        keys=("Del", "Backspace"),
        icon="trash",
    ),
    Command(
        "chart.delete_all",
        Scope.CHART,
        QT_TRANSLATE_NOOP("Commands", "Remove all drawings"),
        QT_TRANSLATE_NOOP("Commands", "All drawings of the symbol; it can be undone."),
        icon="trash",
    ),
    Command(
        "chart.magnet",
        Scope.CHART,
        QT_TRANSLATE_NOOP("Commands", "Magnet for drawings"),
        QT_TRANSLATE_NOOP("Commands", "Whether ends are drawn to the bar's prices."),
        icon="magnet",
    ),
    Command(
        "chart.go_to_date",
        Scope.CHART,
        QT_TRANSLATE_NOOP("Commands", "Go to date"),
        QT_TRANSLATE_NOOP("Commands", "Type a day, the chart goes there."),
        keys=("Ctrl+G",),
        icon="clock",
    ),
    Command(
        "chart.fit",
        Scope.CHART,
        QT_TRANSLATE_NOOP("Commands", "Reset the view"),
        QT_TRANSLATE_NOOP("Commands", "The newest bars at the usual width."),
        keys=("Ctrl+0",),
        icon="recentre",
    ),
    Command(
        "chart.indicators",
        Scope.CHART,
        QT_TRANSLATE_NOOP("Commands", "Choose indicators"),
        QT_TRANSLATE_NOOP("Commands", "What is computed over and under the bars."),
        keys=("Alt+I",),
        icon="indicator",
    ),
    Command(
        "chart.adjusted",
        Scope.CHART,
        QT_TRANSLATE_NOOP("Commands", "Forward adjusted prices"),
        QT_TRANSLATE_NOOP("Commands", "Bars of stocks by day and longer, adjusted or raw."),
        tdx=("Ctrl+V",),
        icon="candle",
    ),
    Command(
        "chart.copy_picture",
        Scope.CHART,
        QT_TRANSLATE_NOOP("Commands", "Copy a picture of the chart"),
        QT_TRANSLATE_NOOP("Commands", "What the chart shows goes to the clipboard."),
        icon="camera",
    ),
    Command(
        "chart.save_picture",
        Scope.CHART,
        QT_TRANSLATE_NOOP("Commands", "Save a picture of the chart"),
        QT_TRANSLATE_NOOP("Commands", "What the chart shows goes to a file."),
        keys=("Ctrl+S",),
        icon="camera",
    ),
    Command(
        "chart.export_bars",
        Scope.CHART,
        QT_TRANSLATE_NOOP("Commands", "Export visible bars"),
        QT_TRANSLATE_NOOP("Commands", "The bars in view go to a table file."),
        icon="export",
    ),
    *(
        Command(
            f"chart.interval_{one.label}",
            Scope.CHART,
            QT_TRANSLATE_NOOP("Commands", "Bars of {0}"),
            QT_TRANSLATE_NOOP("Commands", "The chart shows bars of this length."),
            icon="candle",
            value=one.label,
        )
        for one in Interval
    ),
)
