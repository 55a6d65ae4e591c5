"""The whole demo market: every instrument's `Market` under one seed, made when first asked for."""

from __future__ import annotations

from qosdesk.demo.calendar import VenueCalendar
from qosdesk.demo.instrument_table import LISTED_ONLY
from qosdesk.demo.instruments import MARKETS, DemoInstrument, load_instruments
from qosdesk.demo.market import Market
from qosdesk.demo.noise import OctaveNoise
from qosdesk.demo.path import DailyPath, market_line

_VENUE_OF_MARKET = {"SH": "CN", "SZ": "CN"}
_UTC_DAYS = ("CF", "FX", "CM", "IX")


class World:
    """All instruments of the demo.

    Args:
        seed: same seed, same world.
        around_the_clock: every market always in its regular session; else real hours (QOS 3.2).
    """

    def __init__(self, seed: int, around_the_clock: bool) -> None:
        self.seed = seed
        self.around_the_clock = around_the_clock
        self.instruments = load_instruments()
        self.density = 1.0
        self._markets: dict[str, Market] = {}
        self._calendars: dict[tuple[str, bool], VenueCalendar] = {}
        self._lines: dict[str, OctaveNoise] = {}

    def calendar(self, venue: str, utc_days: bool = False) -> VenueCalendar:
        """A venue's trading days."""
        key = (venue, utc_days)
        known = self._calendars.get(key)
        if known is None:
            known = self._calendars[key] = VenueCalendar(venue, self.around_the_clock, utc_days)
        return known

    def market_calendar(self, market: str) -> VenueCalendar:
        """A market's trading days, for example of "SH"."""
        return self.calendar(_VENUE_OF_MARKET.get(market, market), market in _UTC_DAYS)

    def calendar_of(self, instrument: DemoInstrument) -> VenueCalendar:
        """An instrument's trading days."""
        return self.calendar(instrument.venue, instrument.market in _UTC_DAYS)

    def instrument(self, symbol: str) -> DemoInstrument | None:
        """The instrument with a plain wire code such as ``HK:700``."""
        return self.instruments.get(symbol)

    def market(self, symbol: str) -> Market | None:
        """An instrument's market, made at the first call; None for an unknown code."""
        known = self._markets.get(symbol)
        if known is None:
            instrument = self.instruments.get(symbol)
            if instrument is None:
                return None
            line = self._lines.get(instrument.market)
            if line is None:
                line = self._lines[instrument.market] = market_line(self.seed, instrument.market)
            calendar = self.calendar_of(instrument)
            path = DailyPath(instrument, self.seed, calendar, line)
            known = self._markets[symbol] = Market(instrument, calendar, path, self.density)
        return known

    def set_density(self, density: float) -> None:
        """How many trades and book changes there are, relative to usual; bars stay as they are."""
        self.density = density
        for market in self._markets.values():
            market.density = density

    def products(self, market: str) -> list[tuple[str, str]]:
        """(code without prefix, Chinese name) of a market, including listed codes that the feed does not carry."""
        if market == "SI":  # the document lists SI beside IX (QOS 3.2); the same indices are given for both
            market = "IX"
        if market not in MARKETS:
            return []
        own = [(one.code, one.name_zh) for one in self.instruments.values() if one.market == market]
        return own + list(LISTED_ONLY.get(market, ()))
