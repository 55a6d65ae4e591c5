"""Search over instruments by code, English and Chinese name and pinyin initials. No I/O.

An answer takes under 2 ms among 30,000 instruments, so that it can be given at every key. Instruments are laid out in
one order, shorter codes first; every key of an instrument stands in a bucket by its first two characters in that order,
and two long texts in that order serve for parts of words: the first hits that are met are the best ones.

A shard is made in slices and never changed. What is news since the big shard was made is in a small one, and the
symbols of the user's own lists are in another, because they go before others that match as well.
"""

from __future__ import annotations

import bisect
import itertools
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from typing import Final

from qosdesk.domain.quotes import Instrument
from qosdesk.domain.symbols import MARKETS, Symbol
from qosdesk.services.pinyin import Initials
from qosdesk.services.ports import Later

LIMIT_MAX: Final = 50
"""No more than so many are ever found."""
_SLICE: Final = 250
_START_S: Final = 0.5
_PAUSE_S: Final = 0.005
"""A slice takes some 2 ms: the window is painted and keys are heard in between."""
_NEWS_MAX: Final = 400
"""So many changed instruments make a new big shard worth while."""
_NEEDLE_MAX: Final = 64
_WORDS: Final = re.compile(r"[^\W_]+")
_FORMS: Final = frozenset(
    [
        "inc",
        "incorporated",
        "corp",
        "corporation",
        "co",
        "company",
        "ltd",
        "limited",
        "plc",
        "ag",
        "sa",
        "nv",
        "se",
        "group",
        "holding",
        "holdings",
        "the",
        "class",
        "a",
        "b",
        "c",
    ]
)
"""Words of an English name that people leave out."""


class Tier(IntEnum):
    """How well it matches; the least is the best."""

    CODE = 0
    NAME = 1
    CODE_PREFIX = 2
    NAME_PREFIX = 3
    WORD = 4
    PART = 5


def fold(text: str) -> str:
    """A text as it is compared: in one width and case, without blanks if it is Chinese (`万 科Ａ`)."""
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    return plain if plain.isascii() else plain.replace(" ", "")


def short_name(english: str) -> str:
    """A folded English name without the words of its legal form: `apple inc.` is `apple`."""
    words = _WORDS.findall(english)
    while len(words) > 1 and words[-1] in _FORMS:
        words.pop()
    while len(words) > 1 and words[0] == "the":
        words.pop(0)
    return " ".join(words)


class _Shard:
    """Some instruments, ready to be searched. `add` them in the order of `_place`."""

    def __init__(self, initials: Initials) -> None:
        self._initials = initials
        self._items: list[Instrument] = []
        self._codes: dict[str, list[tuple[str, int]]] = {}
        self._names: dict[str, list[tuple[str, int]]] = {}
        self._words: dict[str, list[tuple[str, int]]] = {}
        self._latin: list[str] = []
        self._wide: list[str] = []
        self._texts: tuple[tuple[str, list[int]], ...] = ()

    def add(self, item: Instrument) -> None:
        """One more."""
        number = len(self._items)
        self._items.append(item)
        market = item.symbol.market
        for code in _codes(item.symbol):
            _put(self._codes, code, number, market)
        english, chinese = fold(item.name_en), fold(item.name_zh)
        initials = self._initials.of(item.name_zh)
        for name in dict.fromkeys((english, short_name(english), chinese, *initials)):
            _put(self._names, name, number, market)
        for word in set(_WORDS.findall(english)[1:]):
            _put(self._words, word, number, market)
        self._latin.append(" ".join((item.symbol.code.casefold(), english, *initials)))
        self._wide.append("" if chinese.isascii() and chinese == english else chinese)

    def finish(self) -> None:
        """All are in."""
        self._texts = tuple(_joined(lines) for lines in (self._latin, self._wide))
        self._latin, self._wide = [], []

    def find(self, needle: str, market: str, limit: int, skip: Collection[Symbol]) -> dict[Symbol, Tier]:
        """The best `limit` matches with their tiers.

        Args:
            needle: folded, not empty.
            market: look only there; empty for everywhere.
            limit: at most `LIMIT_MAX`.
            skip: not these.
        """
        found: dict[Symbol, Tier] = {}
        for tier, numbers in self._tiers(needle, market):
            for number in numbers:
                if len(found) >= limit:
                    return found
                symbol = self._items[number].symbol
                if symbol not in found and symbol not in skip and (not market or symbol.market == market):
                    found[symbol] = tier
        return found

    def exact(self, key: str, tier: Tier) -> Iterator[Symbol]:
        """Symbols whose code (or with `Tier.NAME` a name) is exactly this folded text."""
        buckets = self._codes if tier is Tier.CODE else self._names
        for one, number in buckets.get(key[:2] if len(key) > 1 else f":{key}", ()):
            if one == key:
                yield self._items[number].symbol

    def _tiers(self, needle: str, market: str) -> Iterator[tuple[Tier, Iterable[int]]]:
        bucket = needle[:2] if len(needle) > 1 else f"{market}:{needle}"
        codes, names = self._codes.get(bucket, ()), self._names.get(bucket, ())
        yield Tier.CODE, (number for key, number in codes if key == needle)
        yield Tier.NAME, (number for key, number in names if key == needle)
        yield Tier.CODE_PREFIX, (number for key, number in codes if key.startswith(needle))
        yield Tier.NAME_PREFIX, (number for key, number in names if key.startswith(needle))
        words = self._words.get(bucket, ())
        yield Tier.WORD, (number for key, number in words if key.startswith(needle))
        for text, starts in self._texts:
            if not (text.isascii() and not needle.isascii()):
                yield Tier.PART, _parts(text, starts, needle)


def _codes(symbol: Symbol) -> tuple[str, ...]:
    """The spellings of a code: HK:5 is found as 5, 0005 and 00005."""
    code = symbol.code.casefold()
    if symbol.market != "HK" or not code.isdigit():
        return (code,)
    return tuple(dict.fromkeys((code, code.zfill(4), code.zfill(5))))


def _put(buckets: dict[str, list[tuple[str, int]]], key: str, number: int, market: str) -> None:
    """Into the bucket of its first two characters, and for needles of one character while there is room."""
    if not key:
        return
    if len(key) > 1:
        buckets.setdefault(key[:2], []).append((key, number))
    for first in (f":{key[0]}", f"{market}:{key[0]}"):
        bucket = buckets.setdefault(first, [])
        if len(bucket) < 2 * LIMIT_MAX:
            bucket.append((key, number))


def _joined(lines: Sequence[str]) -> tuple[str, list[int]]:
    starts, at = [], 0
    for line in lines:
        starts.append(at)
        at += len(line) + 1
    return "\n".join(lines), starts


def _parts(text: str, starts: list[int], needle: str) -> Iterator[int]:
    """Numbers of the lines that hold the needle."""
    at = text.find(needle)
    while at >= 0:
        number = bisect.bisect_right(starts, at) - 1
        yield number
        if number + 1 >= len(starts):
            return
        at = text.find(needle, starts[number + 1])


def _everything(_symbol: Symbol) -> bool:
    return True


def _place(item: Instrument) -> tuple[int, str, str]:
    code = item.symbol.code
    return len(code), code, item.symbol.market


class _Build:
    """A shard that is being made of all that is known.

    Attributes:
        missed: symbols that changed meanwhile, so that the shard has them as they were.
    """

    def __init__(self, empty: Callable[[], _Shard], known: Mapping[Symbol, Instrument]) -> None:
        self.missed: set[Symbol] = set()
        self._empty = empty
        self._known = known
        self._shard: _Shard | None = None
        self._rest: Iterator[Instrument] = iter(())

    def step(self) -> _Shard | None:
        """One more slice; the shard when it is ready."""
        if self._shard is None:
            self._shard = self._empty()
            self._rest = iter(sorted(self._known.values(), key=_place))
            self.missed.clear()
        added = 0
        for item in itertools.islice(self._rest, _SLICE):
            self._shard.add(item)
            added += 1
        if added == _SLICE:
            return None
        self._shard.finish()
        return self._shard


class Search:
    """What is known, searchable; it is made ready a slice at a time when asked to.

    Args:
        known: all there is, kept up to date by its owner, who tells of changes.
        initials: reads the initials of Chinese names when they are first needed.
        later: calls a function after so many seconds.
        ready: called when more can be found than before.

    Attributes:
        is_offered: whether a provider in use has a symbol; those that none has come last among equals.
    """

    def __init__(
        self,
        known: Mapping[Symbol, Instrument],
        initials: Callable[[], Initials],
        later: Later,
        ready: Callable[[], None],
    ) -> None:
        self._known = known
        self._read_initials = initials
        self._ready = ready
        self._later = later
        self._initials: Initials | None = None
        self.is_offered: Callable[[Symbol], bool] = _everything
        self._own_symbols: tuple[Symbol, ...] = ()
        self._big: _Shard | None = None
        self._news: _Shard | None = None
        self._own: _Shard | None = None
        self._changed: set[Symbol] = set()
        """Not as the big shard has them."""
        self._coming: _Build | None = None
        self.renew()

    def renew(self) -> None:
        """Very much changed: it can be found some turns of the loop later, and what was known before until then."""
        self._own = self._news = None
        if self._coming is None:
            self._later(_START_S, self._next)
        self._coming = _Build(self._empty, self._known)

    def changed(self, symbol: Symbol) -> None:
        """There is news of one instrument; it can be found at once."""
        self._own = self._news = None
        self._changed.add(symbol)
        if self._coming is not None:
            self._coming.missed.add(symbol)
        elif len(self._changed) > _NEWS_MAX:
            self.renew()

    def prefer(self, symbols: Iterable[Symbol]) -> None:
        """The user's own symbols, which go before others that match as well."""
        wanted = tuple(dict.fromkeys(symbols))
        if wanted != self._own_symbols:
            self._own_symbols = wanted
            self._own = None

    def find(self, text: str, limit: int) -> list[Instrument]:
        """The best matches: exact, prefix, word, part; then what is offered, own ones, shorter codes.

        `hk:7` looks at one market only.
        """
        limit = min(limit, LIMIT_MAX)
        needle = fold(text[:_NEEDLE_MAX])
        head, colon, code = needle.partition(":")
        market = head.upper() if colon and head.upper() in MARKETS else ""
        needle = code.strip() if market else needle
        if not needle:
            return []
        shards = self._shards()
        own = set(self._own_symbols)
        hits: list[tuple[Tier, bool, bool, tuple[int, str, str], Instrument]] = []
        for shard, skip in ((shards[0], ()), (shards[1], own), (shards[2], own | self._changed)):
            for symbol, tier in shard.find(needle, market, limit, skip).items():
                # The old big shard may have symbols of the source before.
                item = self._known.get(symbol)
                if item is not None:
                    is_lacking = not self.is_offered(symbol)
                    hits.append((tier, is_lacking, symbol not in own, _place(item), item))
        hits.sort(key=lambda hit: hit[:4])
        return [hit[4] for hit in hits[:limit]]

    def exact(self, text: str, tier: Tier) -> list[Instrument]:
        """Instruments with exactly this code (`Tier.CODE`), or this name or initials (`Tier.NAME`), all of them."""
        self.finish()
        _, news, big = self._shards()
        key = fold(text)
        found = [symbol for symbol in big.exact(key, tier) if symbol not in self._changed]
        symbols = dict.fromkeys([*found, *news.exact(key, tier)])
        return [self._known[symbol] for symbol in symbols if symbol in self._known]

    def finish(self) -> None:
        """Have everything ready now."""
        while self._coming is not None:
            self._step()

    def _shards(self) -> tuple[_Shard, _Shard, _Shard]:
        """Own, news, big: the small ones made again where they are out of date."""
        if self._big is None:
            self.finish()
        if self._news is None:
            self._news = self._made(self._known[one] for one in self._changed if one in self._known)
        if self._own is None:
            self._own = self._made(self._known[one] for one in self._own_symbols if one in self._known)
        return self._own, self._news, self._big or self._news

    def _made(self, items: Iterable[Instrument]) -> _Shard:
        shard = self._empty()
        for item in sorted(items, key=_place):
            shard.add(item)
        shard.finish()
        return shard

    def _empty(self) -> _Shard:
        if self._initials is None:
            self._initials = self._read_initials()
        return _Shard(self._initials)

    def _next(self) -> None:
        if self._coming is not None:
            self._step()
            self._later(_PAUSE_S, self._next)

    def _step(self) -> None:
        build = self._coming
        shard = build.step() if build is not None else None
        if build is not None and shard is not None:
            self._big, self._changed, self._coming = shard, build.missed, None
            self._news = None
            self._ready()
