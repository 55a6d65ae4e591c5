"""Options of `qosdesk demo`: the argument list, its checks, and nothing else (importing this is cheap)."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from datetime import UTC, datetime

from qosdesk.demo.faults import Fault, parse_fault

COUNT_BY = ("code", "kind")
PLANS = ("none", "default", "free")
SESSIONS = ("always", "real")


@dataclass(frozen=True, slots=True)
class DemoOptions:
    """How to run the demo exchange.

    Attributes:
        port: TCP port on 127.0.0.1; 0 takes a free one.
        rate: wanted pushed messages per second over all subscriptions; None for the natural pace.
        plan: limits that are enforced: none, default, free. Of QOS (QOS 6) those of this name, of AllTick (AllTick 7)
            Basic and Free, of MultiMarkets (MultiMarkets 5.1) the documented ones for either.
        count_by: what of a subscription counts as a product: its "code", or each "kind" of it.
        sessions: "always" (around the clock) or "real" (each market's own hours).
        start_ms: UTC milliseconds at which the demo's clock starts; None for the computer's time.
        speed: demo seconds per second.
        owned: end when standard input closes.
    """

    port: int = 0
    seed: int = 1
    rate: float | None = None
    plan: str = "none"
    count_by: str = "code"
    sessions: str = "always"
    start_ms: int | None = None
    speed: float = 1.0
    faults: tuple[Fault, ...] = ()
    owned: bool = False

    @classmethod
    def from_args(cls, args: argparse.Namespace) -> DemoOptions:
        """From the namespace that `add_arguments` fills."""
        return cls(
            port=args.port,
            seed=args.seed,
            rate=args.rate,
            plan=args.plan,
            count_by=args.count_by,
            sessions=args.sessions,
            start_ms=args.now,
            speed=args.speed,
            faults=tuple(args.fault),
            owned=args.owned,
        )


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `qosdesk demo`. A wrong one is argparse's single line and exit status 2."""
    parser.add_argument(
        "--port", type=_port, default=0, metavar="N", help="port on 127.0.0.1 (default: a free one)"
    )
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="same seed, same market (default 1)")
    parser.add_argument(
        "--rate",
        type=_positive,
        default=None,
        metavar="MSGS_PER_S",
        help="pushed messages a second over all subscriptions",
    )
    parser.add_argument(
        "--plan", choices=PLANS, default="none", help="limits that are enforced (default none)"
    )
    parser.add_argument(
        "--count-by",
        choices=COUNT_BY,
        default="code",
        help="what counts as a live product: a code, or each kind of it (default code)",
    )
    parser.add_argument(
        "--sessions",
        choices=SESSIONS,
        default="always",
        help="trade around the clock, or keep every market's hours",
    )
    parser.add_argument(
        "--now", type=_instant, default=None, metavar="ISO", help="instant at which its clock starts"
    )
    parser.add_argument(
        "--speed", type=_positive, default=1.0, metavar="N", help="seconds of its clock per second"
    )
    parser.add_argument(
        "--fault",
        type=_fault,
        action="append",
        default=[],
        metavar="NAME[@WIRE][=ARG][@S]",
        help="misbehave, on one wire or on all, from second S on",
    )
    parser.add_argument("--owned", action="store_true", help="end when standard input closes")


def _port(text: str) -> int:
    try:
        port = int(text)
    except ValueError:
        port = -1
    if not 0 <= port <= 65535:
        raise argparse.ArgumentTypeError(f"'{text}' is no port: 0 to 65535")
    return port


def _positive(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value < 1e7:
        raise argparse.ArgumentTypeError(f"'{text}' is not a number above 0")
    return value


def _instant(text: str) -> int:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"'{text}' is no ISO time, for example 2026-11-27T12:55:00-05:00"
        ) from None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    if not 2016 <= moment.year <= 2035:
        raise argparse.ArgumentTypeError(f"'{text}' is outside the demo's years 2016 to 2035")
    return int(moment.timestamp() * 1000)


def _fault(text: str) -> Fault:
    try:
        return parse_fault(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
