"""What the tape says in words: its lines, windows, tooltips, names for the ear. No painting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from qosdesk.domain.numbers import (
    MISSING,
    Units,
    format_change,
    format_compact,
    format_count,
    format_price,
    is_finite,
)
from qosdesk.domain.quotes import Side
from qosdesk.market.gaps import GapState
from qosdesk.ui.panels.tape.filters import Measure
from qosdesk.ui.panels.tape.rows import Mark, RowKind, TapeRow
from qosdesk.ui.panels.tape.settings import Window
from qosdesk.ui.panels.tape.tally import Part, Sums
from qosdesk.ui.panels.tape.tiers import NEVER, Bounds, TierKind

_TEXTS_KEPT: Final = 4_096


@dataclass(frozen=True, slots=True)
class Figures:
    """How the figures of a symbol are written.

    Attributes:
        decimals: of prices.
        lot: shares in the unit of sizes.
        units: K/M/B or 万/亿.
        size_decimals: of the column of sizes.
    """

    decimals: int = 2
    lot: int = 1
    units: Units = Units.KMB
    size_decimals: int = 0

    def size(self, shares: float) -> str:
        """An exact size in the unit of the column."""
        return format_count(round(shares / self.lot, 6)) if is_finite(shares) else MISSING

    def change(self, shares: float) -> str:
        """A signed amount in the unit of the column: `+7,500`, `−0.25`, `0`."""
        amount = round(shares / self.lot, 6)
        return format_change(amount, 0) if amount == round(amount) else self._signed(amount)

    @staticmethod
    def _signed(amount: float) -> str:
        return f"+{format_count(amount)}" if amount > 0 else format_count(amount)

    def average(self, shares: float) -> str:
        """An average size: whole, with two decimals below 100."""
        amount = shares / self.lot
        return (
            format_count(round(amount, 2) if amount < 100 else round(amount))
            if is_finite(shares)
            else MISSING
        )

    def sum(self, shares: float) -> str:
        """A sum in the unit of the column; long ones compact."""
        amount = shares / self.lot
        return self.size(shares) if not amount >= 10_000_000 else format_compact(amount, self.units)


class TapeClock:
    """Times of a zone as text, each second worked out once.

    Attributes:
        zone: whose clock.
    """

    def __init__(self, zone: ZoneInfo) -> None:
        self.zone = zone
        self._texts: dict[int, str] = {}

    def text(self, ts_ms: int, milliseconds: bool = False) -> str:
        """`15:42:18`, or `15:42:18.250` where the source has them; `--` for no time."""
        if not ts_ms:
            return MISSING
        second = ts_ms // 1000
        text = self._texts.get(second)
        if text is None:
            if len(self._texts) >= _TEXTS_KEPT:
                self._texts.clear()
            text = self._texts[second] = f"{datetime.fromtimestamp(second, self.zone):%H:%M:%S}"
        return f"{text}.{ts_ms % 1000:03d}" if milliseconds else text

    def full(self, ts_ms: int, milliseconds: bool) -> str:
        """With the date."""
        return f"{datetime.fromtimestamp(ts_ms // 1000, self.zone):%Y-%m-%d} {self.text(ts_ms, milliseconds)}"


# --- lines ------------------------------------------------------------------------------------------------------------


def line_words(row: TapeRow, clock: TapeClock) -> str:
    """What a line without a print says."""
    since, until = clock.text(row.ts_ms), clock.text(row.until_ms)
    if row.kind is RowKind.HOLE:
        times = f"{since} – {until}" if row.until_ms and row.ts_ms else ""
        return _tr("{0} prints not drawn {1}").format(f"{row.count:,}", times).strip()
    state = row.gap.state if row.gap is not None else GapState.FILLED
    if row.kind is RowKind.MISSING:
        return _missing_words(state, since, until if row.until_ms else "")
    if state is GapState.FAILED:
        return _tr("Earlier prints were not answered")
    if state is GapState.ASKED:
        return _tr("Earlier prints are asked for")
    if state is GapState.OPEN:
        return _tr("Live from here on")
    if row.gap is not None and row.gap.prints:
        return _tr("Backfilled to {0}").format(since)
    return _tr("No prints {0} – {1}").format(since, until) if row.ts_ms else _tr("No earlier prints")


def _missing_words(state: GapState, since: str, until: str) -> str:
    if not until:
        return _tr("Prints missing since {0}").format(since)
    if state is GapState.ASKED:
        return _tr("Prints missing {0} – {1}, asked for").format(since, until)
    if state is GapState.FAILED:
        return _tr("Prints missing {0} – {1}, not answered").format(since, until)
    return _tr("Prints missing {0} – {1}").format(since, until)


# --- windows ----------------------------------------------------------------------------------------------------------


def window_text(window: Window) -> str:
    """Its name in a menu."""
    return {
        Window.MINUTE: _tr("1 min"),
        Window.FIVE_MINUTES: _tr("5 min"),
        Window.SESSION: _tr("Since opened"),
        Window.VISIBLE: _tr("Visible"),
    }[window]


def span_text(window: Window, covered_s: int, length_s: int) -> str:
    """Its name on the strip: what of it is covered while it is not yet full."""
    if not length_s or covered_s >= length_s or not covered_s:
        return window_text(window)
    return _tr("{0} s").format(covered_s) if covered_s < 100 else _tr("{0} min").format(covered_s // 60)


def sums_words(window: Window, sums: Sums, figures: Figures) -> str:
    """The strip in full, for its tooltip."""
    told = [
        _tr("Δ: bought − sold ({0}).").format(window_text(window)),
        _part_words(_tr("Bought"), sums.buys, figures),
        _part_words(_tr("Sold"), sums.sells, figures),
    ]
    if sums.neutrals.count:
        told.append(_part_words(_tr("Side unknown"), sums.neutrals, figures))
    if sums.inferred:
        told.append(
            _tr(
                "{0} of these sides are inferred from the price before (tick rule), the rest is the source's."
            ).format(f"{sums.inferred:,}")
        )
    return "\n".join(told)


def _part_words(name: str, part: Part, figures: Figures) -> str:
    return _tr("{0}: {1} prints, volume {2}, average price {3}, average size {4}").format(
        name,
        f"{part.count:,}",
        figures.size(part.volume),
        format_price(part.price, figures.decimals),
        figures.average(part.size),
    )


def counted_words(not_drawn: int, unseen: int, hidden: int) -> list[str]:
    """What the sums hold beyond the rows, and what not even they hold."""
    told = []
    if hidden:
        told.append(_tr("{0} prints are filtered out; the sums hold them.").format(f"{hidden:,}"))
    if not_drawn > unseen:
        told.append(
            _tr("{0} prints were counted but not drawn; the sums hold them.").format(
                f"{not_drawn - unseen:,}"
            )
        )
    if unseen:
        told.append(
            _tr("{0} prints were gone before they could be read: counted, but in no sum.").format(
                f"{unseen:,}"
            )
        )
    return told


# --- rows -------------------------------------------------------------------------------------------------------------


def side_text(row: TapeRow) -> str:
    """The aggressor."""
    text = {int(Side.BUY): _tr("buy"), int(Side.SELL): _tr("sell")}.get(row.side, _tr("side unknown"))
    return _tr("{0} (inferred)").format(text) if row.inferred else text


def row_words(row: TapeRow, clock: TapeClock, figures: Figures, milliseconds: bool) -> str:
    """A row in one sentence: for the ear, and the first line of its tooltip."""
    if not row.is_print:
        return line_words(row, clock)
    told = _tr("{0} {1} {2} at {3}").format(
        clock.text(row.ts_ms, milliseconds),
        side_text(row),
        figures.size(row.size),
        format_price(row.price, figures.decimals),
    )
    return told + (", " + _tr("{0} prints joined").format(f"{row.count:,}") if row.count > 1 else "")


def row_tooltip(
    row: TapeRow,
    clock: TapeClock,
    figures: Figures,
    zone: str,
    milliseconds: bool,
    join_ms: int,
    bounds: Bounds,
    kind: TierKind,
) -> str:
    """Everything about a print, exactly."""
    told = [
        row_words(row, clock, figures, milliseconds),
        f"{clock.full(row.ts_ms, milliseconds)} {zone}",
        _tr("Value {0}").format(format_price(row.value, 2)),
    ]
    if row.mark is not Mark.NONE:
        told.append(
            _tr("H: this print made the day's high.")
            if row.mark is Mark.HIGH
            else _tr("L: this print made the day's low.")
        )
    if row.inferred:
        told.append(_tr("?: the source gives no side; inferred from the price before (tick rule)."))
    if row.gap is not None:
        told.append(_tr("Backfilled: it was asked for, it did not come live."))
    if row.count > 1:
        told.append(_join_words(row.count, join_ms, milliseconds))
    if row.tier:
        told.append(tier_words(row.tier, bounds, kind, figures))
    if is_finite(row.delta):
        told.append(
            _tr("Running, of the live prints read: volume {0}, Δ {1}").format(
                figures.size(row.total), figures.change(row.delta)
            )
        )
    return "\n".join(told)


def _join_words(count: int, join_ms: int, milliseconds: bool) -> str:
    if milliseconds:
        return _tr("×{0}: prints of one price and side within {1} ms.").format(f"{count:,}", f"{join_ms:,}")
    return _tr(
        "×{0}: prints of one price and side within {1} ms. The source's times are whole seconds: within one, arrival "
        "decides, where it is known."
    ).format(f"{count:,}", f"{join_ms:,}")


def tier_words(tier: int, bounds: Bounds, kind: TierKind, figures: Figures) -> str:
    """Why a row is tinted."""
    level = bounds.at[tier - 1]
    if level == NEVER:
        return ""
    amount = figures.size(level) if bounds.by is Measure.SIZE else format_compact(level, figures.units)
    told = (
        _tr("Tinted, tier {0}: size of {1} or more.")
        if bounds.by is Measure.SIZE
        else _tr("Tinted, tier {0}: value of {1} or more.")
    ).format(tier, amount)
    if kind is TierKind.AUTO:
        told += " " + _tr(
            "Adaptive: the top 5 %, 1 % and 0.2 % of the last 500 rows, at least 4, 10 and 25 times their median."
        )
    elif kind is TierKind.TIMES:
        told += " " + _tr("Adaptive: a multiple of the average size of the last 500 rows.")
    return told


def _tr(text: str) -> str:
    return QCoreApplication.translate("TapePanel", text)
