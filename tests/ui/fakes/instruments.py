"""Names in memory, and lists from and for other programs: the real reading over these names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from qosdesk.domain.imports import Reading
from qosdesk.domain.quotes import Instrument
from qosdesk.domain.symbols import MARKETS, Symbol, parse_symbol
from qosdesk.domain.watchlists import Watchlist
from qosdesk.services.imports.export import codes_text, csv_text, tradingview_text
from qosdesk.services.imports.imports import read_bytes, read_text
from qosdesk.services.pinyin import Initials
from qosdesk.services.search import Search
from qosdesk.ui.ports import Unsubscribe
from tests.ui.fakes.common import subscribe


def _instrument(code: str, name_en: str, name_zh: str, decimals: int = 2, lot_size: int = 1) -> Instrument:
    symbol = parse_symbol(code)
    return Instrument(symbol, name_en, name_zh, lot_size=lot_size, decimals=decimals)


INSTRUMENTS = (
    _instrument("HK:700", "Tencent Holdings", "腾讯控股", lot_size=100),
    _instrument("HK:9988", "Alibaba-W", "阿里巴巴-W", lot_size=100),
    _instrument("HK:3690", "Meituan-W", "美团-W", lot_size=100),
    _instrument("HK:80700", "Tencent-R", "腾讯控股-R", lot_size=100),
    _instrument("US:NVDA", "NVIDIA", "英伟达"),
    _instrument("US:AAPL", "Apple", "苹果"),
    _instrument("US:TME", "Tencent Music", "腾讯音乐"),
    _instrument("SH:600519", "Kweichow Moutai", "贵州茅台", lot_size=100),
    _instrument("SZ:000001", "Ping An Bank", "平安银行", lot_size=100),
    _instrument("CF:BTCUSDT", "Bitcoin", "比特币"),
    _instrument("CF:XRPUSDT", "XRP", "瑞波币", decimals=4),
)


class FakeInstruments:
    """A dozen names, more by `add`."""

    def __init__(self) -> None:
        self.known = {instrument.symbol: instrument for instrument in INSTRUMENTS}
        self.listeners: list[Callable[[], None]] = []

    def get(self, symbol: Symbol) -> Instrument | None:
        return self.known.get(symbol)

    def decimals(self, symbol: Symbol) -> int:
        instrument = self.known.get(symbol)
        if instrument is not None and instrument.decimals is not None:
            return max(2, instrument.decimals)
        info = MARKETS.get(symbol.market)
        return info.decimals if info else 2

    def search(self, text: str, limit: int = 12) -> Sequence[Instrument]:
        want = text.strip().lower()
        if not want:
            return ()
        found = [i for i in self.known.values() if want in f"{i.symbol} {i.name_en} {i.name_zh}".lower()]
        return found[:limit]

    def subscribe(self, changed: Callable[[], None]) -> Unsubscribe:
        return subscribe(self.listeners, changed)

    def add(self, instrument: Instrument) -> None:
        """Learn a name, announced."""
        self.known[instrument.symbol] = instrument
        for listener in tuple(self.listeners):
            listener()


class _Known(Protocol):
    known: dict[Symbol, Instrument]


class FakeImports:
    """Reads and writes with the names of a `FakeInstruments`."""

    def __init__(self, instruments: _Known) -> None:
        self._instruments = instruments
        self.waiting: list[tuple[Sequence[str], Callable[[Reading], None]]] = []

    def read_text(self, text: str) -> Reading:
        return read_text(text, self._index())

    def read_files(self, paths: Sequence[str], done: Callable[[Reading], None]) -> None:
        self.waiting.append((paths, done))

    def load(self) -> None:
        """The files that were asked for arrive."""
        for paths, done in self.waiting:
            reading = read_bytes(Path(paths[0]).read_bytes(), self._index())
            done(Reading(reading.lines, Path(paths[0]).name, reading.trouble))
        self.waiting = []

    def export_csv(self, watchlist: Watchlist, *, chinese: bool) -> bytes:
        return csv_text(watchlist, lambda _symbol: "").encode()

    def export_tradingview(self, watchlist: Watchlist) -> bytes:
        return tradingview_text(watchlist, lambda _symbol: "").encode()

    def export_codes(self, watchlist: Watchlist) -> bytes:
        return codes_text(watchlist).encode()

    def _index(self) -> Search:
        return Search(self._instruments.known, lambda: Initials({}), lambda _s, _do: None, lambda: None)
