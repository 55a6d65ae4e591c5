"""Names, decimals, lots of symbols: from the bundled list, the local cache and the vendor.

Implements `ui.ports.InstrumentsPort` by shape; `services.search` searches over them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from qosdesk.domain.imports import Format
from qosdesk.domain.priority import Priority
from qosdesk.domain.quotes import Instrument, Snapshot
from qosdesk.domain.symbols import MARKETS, Symbol, parse_symbol
from qosdesk.feed.calls import AnswerValue, Failure, GetInstruments, GetProducts
from qosdesk.services.imports.codes import clean, read_code
from qosdesk.services.pinyin import Initials
from qosdesk.services.ports import FeedPort, Later, Unsubscribe
from qosdesk.services.search import Search

_BATCH_S: Final = 0.05
_RETRY_S: Final = 60.0
"""After a failure nothing is asked again for so long: panels call `get` at every turn."""
_DECIMALS_MAX: Final = 8


def bundled_products(file: Path) -> tuple[Instrument, ...]:
    """The product list in resources: `[[symbol, English name, Chinese name], ...]`; a missing file is an empty list."""
    try:
        rows = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return ()
    return tuple(Instrument(parse_symbol(code), name_en=en, name_zh=zh) for code, en, zh in rows)


class Instruments:
    """What is known of each symbol.

    Args:
        bundled: names that travel with the program; they win over the vendor's abbreviations.
        initials: reads the pinyin initials of Chinese names when a search first needs them.

    Attributes:
        index: what search and import look symbols up in.
    """

    def __init__(
        self,
        feed: FeedPort,
        later: Later,
        bundled: Iterable[Instrument] = (),
        initials: Callable[[], Initials] = lambda: Initials({}),
    ) -> None:
        self._feed = feed
        self._later = later
        self._save: Callable[[Sequence[Instrument]], None] | None = None
        self._bundled = {item.symbol: item for item in bundled}
        self._known: dict[Symbol, Instrument] = dict(self._bundled)
        self.index = Search(self._known, initials, later, self._tell)
        self._complete: set[Symbol] = set()
        self._wanted: dict[Symbol, None] = {}
        self._planned = False
        self._changed: list[Callable[[], None]] = []

    def set_source(
        self, cached: Iterable[Instrument], save: Callable[[Sequence[Instrument]], None] | None
    ) -> None:
        """Another vendor is plugged in: forget what the last one said, take what this one said at earlier starts.

        Args:
            cached: figures of this source.
            save: told of what the vendor says from now on.
        """
        asked_for = (*self._complete, *self._wanted)
        self._known.clear()
        self._known.update(self._bundled)
        self._complete = set()
        self._wanted = {}
        self._save = save
        for item in cached:
            self._take(item)
            if item.exchange:
                self._complete.add(item.symbol)
        self.index.renew()
        for symbol in asked_for:
            self.get(symbol)
        self._tell()

    def get(self, symbol: Symbol) -> Instrument | None:
        """What is known; the rest is fetched in one batch with whatever else is asked for now."""
        if symbol not in self._complete:
            self._complete.add(symbol)
            self._wanted[symbol] = None
            if not self._planned:
                self._planned = True
                self._later(_BATCH_S, self._fetch)
        return self._known.get(symbol)

    def decimals(self, symbol: Symbol) -> int:
        """Decimals of its prices: the vendor's texts, else the market's habit; at least 2."""
        known = self._known.get(symbol)
        if known is not None and known.decimals is not None:
            return max(2, known.decimals)
        if symbol.market == "FX":
            return 3 if symbol.code.endswith("JPY") else 5
        info = MARKETS.get(symbol.market)
        return max(2, info.decimals if info else 2)

    def learn(self, snapshot: Snapshot) -> None:
        """Take the decimals of a snapshot's price texts; they only grow, since trailing zeros are cut (QOS 3.5)."""
        if snapshot.decimals is None:
            return
        seen = min(snapshot.decimals, _DECIMALS_MAX)
        known = self._known.get(snapshot.symbol) or Instrument(snapshot.symbol)
        if known.decimals is None or known.decimals < seen:
            self._known[snapshot.symbol] = replace(known, decimals=seen)
            self.index.changed(snapshot.symbol)
            self._tell()

    def learn_bundled(self, items: Iterable[Instrument]) -> None:
        """Another vendor's names that travel with the program; those known are kept."""
        for item in items:
            self._bundled.setdefault(item.symbol, item)
            self._known.setdefault(item.symbol, item)

    def learn_products(
        self,
        markets: Sequence[str],
        learnt: Callable[[], None] = lambda: None,
        feed: FeedPort | None = None,
    ) -> None:
        """Ask for product lists, for search; `learnt` is called when they came and are kept.

        Args:
            feed: of the vendor to ask; None asks all.
        """

        def done(answer: AnswerValue | Failure) -> None:
            self._on_instruments(answer)
            if not isinstance(answer, Failure):
                learnt()

        (feed or self._feed).ask(GetProducts(tuple(markets)), Priority.BACKGROUND, done)

    def search(self, text: str, limit: int = 12) -> Sequence[Instrument]:
        """Best matches by code, names and pinyin initials (see `services.search`).

        A code as another program writes it (`0700.HK`, `sh600519`) comes first, even if no list has it.
        """
        found = self.index.find(text, limit)
        code = read_code(clean(text))
        if code is None or not code.is_certain or code.format in (Format.BARE, Format.QOS):
            return found
        symbol = code.symbols[0]
        meant = self._known.get(symbol) or Instrument(symbol)
        return [meant, *(one for one in found if one.symbol != symbol)][:limit]

    def subscribe(self, changed: Callable[[], None]) -> Unsubscribe:
        """Be told when names or decimals arrive."""
        self._changed.append(changed)
        return lambda: self._changed.remove(changed) if changed in self._changed else None

    def _fetch(self) -> None:
        self._planned = False
        symbols, self._wanted = tuple(self._wanted), {}
        if not symbols:
            return

        def done(answer: AnswerValue | Failure) -> None:
            if isinstance(answer, Failure):
                self._later(_RETRY_S, lambda: self._complete.difference_update(symbols))
            else:
                self._on_instruments(answer)

        self._feed.ask(GetInstruments(symbols), Priority.BACKGROUND, done)

    def _on_instruments(self, answer: AnswerValue | Failure) -> None:
        if isinstance(answer, Failure):
            return
        items = [item for item in answer if isinstance(item, Instrument)]
        for item in items:
            self._take(item)
        for item in items:
            self.index.changed(item.symbol)
        if items:
            if self._save is not None:
                self._save([self._known[item.symbol] for item in items])
            self._tell()

    def _take(self, item: Instrument) -> None:
        """Merge: names are the bundled ones, else the newcomer's; figures are the newcomer's; decimals grow."""
        bundled = self._bundled.get(item.symbol, item)
        old = self._known.get(item.symbol)
        if old is None:
            self._known[item.symbol] = item
            return
        if not item.exchange:
            # A product list has a name and nothing else.
            if not old.name_zh and item.name_zh:
                self._known[item.symbol] = replace(old, name_zh=item.name_zh)
            return
        self._known[item.symbol] = replace(
            item,
            name_en=bundled.name_en or item.name_en or old.name_en,
            name_zh=bundled.name_zh or item.name_zh or old.name_zh,
            decimals=max((d for d in (item.decimals, old.decimals) if d is not None), default=None),
        )

    def _tell(self) -> None:
        for changed in tuple(self._changed):
            changed()
