"""Everything that is known of one symbol at an instant, from which the panel's fields are made. No painting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from qosdesk.domain.change import Headline, Reference, headline, measured
from qosdesk.domain.daily import NO_FIGURES, DailyFigures
from qosdesk.domain.derived import UNKNOWN, ratio
from qosdesk.domain.hours import zone_of
from qosdesk.domain.numbers import MISSING, Units, format_compact, format_price
from qosdesk.domain.quotes import Depth, Instrument, Session, SessionQuote, Snapshot


@dataclass(frozen=True, slots=True)
class Extended:
    """One extended session.

    Attributes:
        session: which.
        head: its price and change against the regular close.
        volume, turnover: of the session, NaN where nobody says.
    """

    session: Session
    head: Headline
    volume: float
    turnover: float


@dataclass(frozen=True, slots=True)
class Facts:
    """What the fields are made of.

    Attributes:
        snapshot: latest figures.
        head: the price to show first, with its reference.
        instrument: slow facts, None while unknown.
        decimals: of prices.
        units: K/M/B or 万/亿.
        daily: figures from daily bars, NaN until known.
        minutes: trading minutes gone of the day that the volume is of.
        depth: the book while it is streamed, else None.
        source: who says it, as the badges say it.
    """

    snapshot: Snapshot
    head: Headline
    instrument: Instrument | None
    decimals: int
    units: Units
    daily: DailyFigures = NO_FIGURES
    minutes: float = UNKNOWN
    depth: Depth | None = None
    source: str = ""

    @classmethod
    def of(
        cls,
        snapshot: Snapshot,
        instrument: Instrument | None,
        decimals: int,
        units: Units,
        daily: DailyFigures = NO_FIGURES,
        minutes: float = UNKNOWN,
        depth: Depth | None = None,
        source: str = "",
    ) -> Facts:
        """From a snapshot."""
        return cls(snapshot, headline(snapshot), instrument, decimals, units, daily, minutes, depth, source)

    # --- texts -------------------------------------------------------------------------------------------------------

    def price(self, value: float) -> str:
        """A price at the instrument's decimals."""
        return format_price(value, self.decimals)

    def compact(self, value: float) -> str:
        """A large quantity."""
        return format_compact(value, self.units)

    def stamp(self, ts_ms: int) -> str:
        """`2026-11-20 15:42:18 HKT`: a time at the exchange."""
        if not ts_ms:
            return MISSING
        zone = zone_of(self.snapshot.symbol.market)
        return datetime.fromtimestamp(ts_ms / 1000, zone).strftime("%Y-%m-%d %H:%M:%S %Z")

    # --- figures -----------------------------------------------------------------------------------------------------

    @property
    def shares(self) -> float:
        """All shares, NaN while unknown."""
        return float(self.instrument.total_shares or UNKNOWN) if self.instrument else UNKNOWN

    @property
    def float_shares(self) -> float:
        """Shares that trade, NaN while unknown."""
        return float(self.instrument.float_shares or UNKNOWN) if self.instrument else UNKNOWN

    @property
    def eps(self) -> float:
        """Earnings per share."""
        return self.instrument.eps if self.instrument else UNKNOWN

    @property
    def bps(self) -> float:
        """Book value per share."""
        return self.instrument.bps if self.instrument else UNKNOWN

    @property
    def dividend(self) -> float:
        """Dividend per share as the vendor gives it."""
        return self.instrument.dividend if self.instrument else UNKNOWN

    @property
    def year_low(self) -> float:
        """Low of 52 weeks with today."""
        low, today = self.daily.low, self.snapshot.low
        return min(low, today) if today == today else low

    @property
    def year_high(self) -> float:
        """High of 52 weeks with today."""
        high, today = self.daily.high, self.snapshot.high
        return max(high, today) if today == today else high

    @property
    def bid(self) -> float:
        """Best bid with a size."""
        return (
            next((level.price for level in self.depth.bids if level.size > 0), UNKNOWN)
            if self.depth
            else UNKNOWN
        )

    @property
    def ask(self) -> float:
        """Best ask with a size."""
        return (
            next((level.price for level in self.depth.asks if level.size > 0), UNKNOWN)
            if self.depth
            else UNKNOWN
        )

    @property
    def bids(self) -> float:
        """Sizes of all bid levels received."""
        return sum(level.size for level in self.depth.bids) if self.depth else UNKNOWN

    @property
    def asks(self) -> float:
        """Sizes of all ask levels received."""
        return sum(level.size for level in self.depth.asks) if self.depth else UNKNOWN

    @property
    def volume_per_minute(self) -> float:
        """Shares a minute today."""
        return ratio(self.snapshot.volume, self.minutes)

    def extended(self) -> tuple[Extended, ...]:
        """The extended sessions that are known, the newest price first."""
        shot = self.snapshot
        found: list[Extended] = []
        for session, quote in (
            (Session.PRE, shot.pre),
            (Session.POST, shot.post),
            (Session.NIGHT, shot.night),
        ):
            head = self._session_head(session, quote)
            if head is not None and head.price == head.price:
                volume, turnover = (quote.volume, quote.turnover) if quote is not None else (UNKNOWN, UNKNOWN)
                found.append(Extended(session, head, volume, turnover))
        return tuple(sorted(found, key=lambda one: -one.head.ts_ms))

    def _session_head(self, session: Session, quote: SessionQuote | None) -> Headline | None:
        """The session's own figures, or the headline where that is of this session and newer."""
        if self.head.session is session and (quote is None or self.head.ts_ms >= quote.ts_ms):
            return self.head
        if quote is None:
            return None
        return measured(quote.last, quote.prev_close, Reference.REGULAR_CLOSE, session, quote.ts_ms)
