"""What a desk says of the things that rows depend on besides the market: for the ticker table and the mini ticker."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from qosdesk.domain.quotes import Kind, Stream
from qosdesk.domain.symbols import Symbol
from qosdesk.ui.ages import age_text
from qosdesk.ui.desk import Desk
from qosdesk.ui.paint.flash import read_lighting
from qosdesk.ui.panels.table.rows import Context, Served
from qosdesk.ui.ports import LinkState
from qosdesk.ui.sourcing import absence_words, badge_of, connection_of


def make_context(desk: Desk, is_live: Callable[[Symbol], bool]) -> Context:
    """As it is now; see `read_flash` for how changes are lit."""
    return Context(
        desk.theme.units,
        desk.hours,
        desk.clock.monotonic_s(),
        desk.clock.wall_ms(),
        is_live,
        desk.staleness.is_stale,
        desk.staleness.age_s,
        age_text,
        partial(_served, desk),
    )


def set_time(context: Context, desk: Desk, now_s: float) -> None:
    """Time went on."""
    context.now_s = now_s
    context.wall_ms = desk.clock.wall_ms()


def read_flash(context: Context, desk: Desk) -> None:
    """How the user wants changes lit."""
    lighting = read_lighting(desk.settings.get)
    context.flashes, context.whole_cell, context.still = lighting.on, lighting.whole_cell, lighting.still


def _served(desk: Desk, symbol: Symbol) -> Served:
    is_up = connection_of(desk, symbol).state is LinkState.LIVE
    vendor = desk.sources.serving(symbol).title
    return Served(badge_of(desk, symbol).short, vendor, is_up, absence_words(desk, symbol))


def is_pushed(desk: Desk, context: Context, symbol: Symbol) -> bool:
    """Whether the price of a symbol is live: the link is up, and the vendor sends its figures or prints."""
    if not context.served_by(symbol).is_up:
        return False
    connection = desk.connection
    return any(connection.is_confirmed(Stream(symbol, kind)) for kind in (Kind.SNAPSHOT, Kind.TRADE))
