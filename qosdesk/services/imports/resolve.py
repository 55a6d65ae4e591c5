"""A row to its verdict, with the product lists at hand. Never guesses: what is not certain is the user's to choose."""

from __future__ import annotations

import re
from typing import Final

from qosdesk.domain.imports import Format, ImportLine, Verdict, Why
from qosdesk.domain.symbols import Symbol
from qosdesk.services.imports.codes import Code, clean, in_market, read_code
from qosdesk.services.imports.rows import Row
from qosdesk.services.imports.tables import MARKET_WORDS, SH_INDICES
from qosdesk.services.search import Search, Tier, fold, short_name

_SUGGESTED: Final = 3
_IN_BRACKETS: Final = re.compile(r"\$?(?P<name>[^()（）$]+?)\s*[(（]\s*(?P<code>[^()（）]+?)\s*[)）]\$?")


class Resolver:
    """Looks up what a row means in the index of instruments."""

    def __init__(self, index: Search) -> None:
        self._index = index

    def is_code(self, text: str) -> bool:
        """Whether a word is certainly a code: it names its market, or a product list has it as it stands."""
        code = read_code(text)
        if code is None:
            return False
        if code.format is not Format.BARE:
            return True
        return (text.isdigit() and len(text) in (5, 6)) or (
            text == text.upper() and bool(self._by_code(text))
        )

    def line(self, row: Row) -> ImportLine:
        """The verdict on a row that is no section."""
        cells = row.cells
        found = self._loose(clean(row.loose)) if row.loose else self._cells(cells)
        verdict = Verdict.OK
        if found.why is not Why.NOTHING or len(found.symbols) != 1:
            verdict = (
                Verdict.AMBIGUOUS if found.symbols and found.why is not Why.NOT_LISTED else Verdict.UNKNOWN
            )
        tag = cells.get("tag", "")
        return ImportLine(
            row.number,
            row.text,
            verdict,
            found.symbols[0] if verdict is Verdict.OK else None,
            () if verdict is Verdict.OK else found.symbols,
            found.why,
            found.detail,
            tag=int(tag) if tag.isdecimal() and len(tag) == 1 else 0,
            note=cells.get("note", ""),
            alias=cells.get("alias", ""),
            format=found.format,
        )

    # --- a whole line ------------------------------------------------------------------------------------------------

    def _loose(self, text: str) -> Code:
        """A line in which code and name may stand in either order, or one of them alone."""
        code = read_code(text)
        if code is not None and (code.symbols or not code.bare):
            return self._settled(code, "")
        names = self._by_name(text)
        bare = self._by_code(code.bare) if code is not None else ()
        if names or bare:
            return self._of_known(tuple(dict.fromkeys((*bare, *names))), Format.BARE if bare else Format.NAME)
        brackets = _IN_BRACKETS.fullmatch(text)
        if brackets:
            inner = read_code(clean(brackets["code"]))
            if inner is not None:
                return self._settled(inner, brackets["name"])
        return self._split(text) or self._not_listed(text, code)

    def _split(self, text: str) -> Code | None:
        """`700 腾讯控股`, `腾讯控股 00700`."""
        words = text.split()
        if len(words) < 2:
            return None
        for word, rest in ((words[0], words[1:]), (words[-1], words[:-1])):
            code = read_code(clean(word))
            is_likely = word == word.upper() or self.is_code(word)
            if (
                code is not None
                and is_likely
                and (code.symbols or code.why is not Why.NOT_LISTED or self._by_code(code.bare))
            ):
                return self._settled(code, " ".join(rest))
        return None

    # --- code, name and market in cells of their own -----------------------------------------------------------------

    def _cells(self, cells: dict[str, str]) -> Code:
        text, name = cells.get("code", ""), cells.get("name", "")
        if not text:
            return self._loose(name)
        code = read_code(text)
        market = MARKET_WORDS.get(cells.get("market", "").upper(), "") or MARKET_WORDS.get(
            cells.get("market", "").casefold(), ""
        )
        if market and (code is None or code.format is Format.BARE):
            code = in_market(market, text)
        if code is None:
            return self._loose(f"{text} {name}".strip()) if not self._by_name(text) else self._loose(text)
        return self._settled(code, name)

    def _settled(self, code: Code, name: str) -> Code:
        """A code with what product lists and the name beside it say."""
        named = self._by_name(name) if name else ()
        if code.bare and not (code.symbols and code.why is Why.NEAR):
            known = self._by_code(code.bare)
            candidates = tuple(dict.fromkeys((*known, *(() if known else code.symbols))))
            if not known and not named:
                return self._not_listed(code.bare, code)
            code = self._of_known(candidates, code.format) if candidates else code
        elif code.bare:
            known = self._by_code(code.bare)
            code = Code(tuple(dict.fromkeys((*known, *code.symbols))), code.format, code.why, code.detail)
        code = self._without_strangers(code)
        if not named:
            return code
        agreeing = tuple(symbol for symbol in code.symbols if symbol in named)
        if agreeing and code.why is not Why.NEAR:
            return Code(agreeing[:1], code.format) if len(agreeing) == 1 else code
        if not code.symbols and code.why is not Why.NOT_LISTED:
            return code
        if code.why is Why.NEAR:
            return code
        return Code((*code.symbols, *named), code.format, Why.NAME_DIFFERS)

    def _without_strangers(self, code: Code) -> Code:
        """Candidates that nothing speaks for go: an index that nobody watches, a coin that the feed does not have."""
        if code.why is Why.TWO_MARKETS:
            keep = [one for one in code.symbols if not self._is_obscure(one)]
        elif code.why is Why.CUT_DIGIT:
            short, long = code.symbols
            keep = [short] if self._knows(short) or not self._knows(long) else [short, long]
        elif code.why is Why.NEAR:
            keep = [one for one in code.symbols if self._knows(one)]
            if not keep:
                return Code((), code.format, Why.NOT_LISTED)
        else:
            return code
        why = Why.NOTHING if len(keep) == 1 and code.why is not Why.NEAR else code.why
        return Code(tuple(keep), code.format, why, code.detail)

    def _is_obscure(self, symbol: Symbol) -> bool:
        """Whether it is one of Shanghai's hundreds of indices that nobody asks for."""
        is_index = symbol.market == "SH" and symbol.code.startswith("000")
        return is_index and symbol.code not in SH_INDICES and not self._knows(symbol)

    # --- product lists -----------------------------------------------------------------------------------------------

    def _knows(self, symbol: Symbol) -> bool:
        return any(one.symbol == symbol for one in self._index.exact(symbol.code, Tier.CODE))

    def _by_code(self, code: str) -> tuple[Symbol, ...]:
        return tuple(one.symbol for one in self._index.exact(code, Tier.CODE)) if code else ()

    def _by_name(self, text: str) -> tuple[Symbol, ...]:
        """Everything of exactly this name, legal forms aside; pinyin initials are no name."""
        for key in dict.fromkeys((fold(text), short_name(fold(text)))):
            found = [
                one.symbol
                for one in self._index.exact(key, Tier.NAME)
                if key in (fold(one.name_en), short_name(fold(one.name_en)), fold(one.name_zh))
            ]
            if found:
                return tuple(found)
        return ()

    def _of_known(self, symbols: tuple[Symbol, ...], whose: Format) -> Code:
        if len(symbols) == 1:
            return Code(symbols, whose)
        return Code(symbols, whose, Why.SAME_NAME if whose is Format.NAME else Why.TWO_MARKETS)

    def _not_listed(self, text: str, code: Code | None) -> Code:
        """Unknown, with what comes near for the user to choose from."""
        near = [one.symbol for one in self._index.find(text, _SUGGESTED)] if len(text) > 1 else []
        guesses = list(code.symbols) if code is not None else []
        if code is not None and code.bare and re.fullmatch(r"[A-Z]{1,5}(\.[A-Z])?", code.bare):
            guesses.append(Symbol("US", code.bare))
        whose = code.format if code is not None else Format.NAME
        return Code(tuple(dict.fromkeys((*guesses, *near)))[: _SUGGESTED + 1], whose, Why.NOT_LISTED)
