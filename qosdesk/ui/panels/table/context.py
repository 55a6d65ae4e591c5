"""What a desk says of the things that rows depend on besides the market: for the ticker table and the mini ticker."""

from __future__ import annotations

from collections.abc import Callable

from qosdesk.domain.quotes import Kind, Stream
from qosdesk.domain.symbols import Symbol
from qosdesk.ui.ages import age_text
from qosdesk.ui.desk import Desk
from qosdesk.ui.paint.flash import read_lighting
from qosdesk.ui.panels.table.rows import Context
from qosdesk.ui.ports import LinkState


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
    )


def set_time(context: Context, desk: Desk, now_s: float) -> None:
    """Time went on, and the source may be another."""
    connection = desk.connection.connection()
    context.now_s = now_s
    context.wall_ms = desk.clock.wall_ms()
    context.source = "DEMO" if connection.demo else connection.provider
    context.is_up = connection.state is LinkState.LIVE


def read_flash(context: Context, desk: Desk) -> None:
    """How the user wants changes lit."""
    lighting = read_lighting(desk.settings.get)
    context.flashes, context.whole_cell, context.still = lighting.on, lighting.whole_cell, lighting.still


def is_pushed(desk: Desk, symbol: Symbol) -> bool:
    """Whether the price of a symbol is live: the link is up, and the vendor sends its figures or prints."""
    connection = desk.connection
    if connection.connection().state is not LinkState.LIVE:
        return False
    return any(connection.is_confirmed(Stream(symbol, kind)) for kind in (Kind.SNAPSHOT, Kind.TRADE))
