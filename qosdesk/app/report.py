"""What a run saw, in words: for `--report` and for a machine without a display."""

from __future__ import annotations

from qosdesk.domain.quotes import is_known
from qosdesk.domain.status import Connection
from qosdesk.market.store import Store
from qosdesk.ui.bridge import FrameTimer


def run_report(store: Store, frames: FrameTimer, connection: Connection, seconds: float) -> str:
    """Lines of text: provider and state, symbols live, messages, frames, latency."""
    heard = [state for state in store.states() if state.heard_s > 0]
    priced = sum(1 for state in heard if is_known(state.last))
    painted, late = frames.latency.first_painted.ever, frames.latency.lateness.ever
    title = f"{connection.provider} DEMO (made-up prices)" if connection.demo else connection.provider
    lines = [
        f"source    {title}, {connection.state.value}"
        + (f": {connection.reason}" if connection.reason else ""),
        f"symbols   {priced} live",
        f"streams   {connection.streams_confirmed} of {connection.streams_wanted} confirmed",
        f"messages  {store.messages} in {seconds:.1f} s, {store.messages / max(seconds, 0.001):.0f} a second",
        f"frames    {frames.frames}, lateness p99 {late.quantile_s(0.99) * 1000:.1f} ms",
        "latency   receive to painted "
        + ", ".join(f"p{n} {painted.quantile_s(n / 100) * 1000:.1f} ms" for n in (50, 99)),
    ]
    return "\n".join(lines)
