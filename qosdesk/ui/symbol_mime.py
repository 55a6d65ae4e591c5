"""Symbols on their way from one panel to another, by drag and drop or the clipboard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QMimeData

from qosdesk.domain.symbols import Symbol, SymbolError, parse_symbol

MIME: Final = "application/x-qosdesk-symbols"


def pack(symbols: Sequence[Symbol]) -> QMimeData:
    """Symbols for a drag or the clipboard; other programs see their codes, one a line."""
    text = "\n".join(str(symbol) for symbol in symbols)
    mime = QMimeData()
    mime.setData(MIME, text.encode())
    mime.setText(text)
    return mime


def unpack(mime: QMimeData) -> tuple[Symbol, ...]:
    """The symbols of a drag that came from a desk; empty for anything else, what can't be read is left out."""
    symbols: list[Symbol] = []
    for line in bytes(mime.data(MIME).data()).decode("utf-8", "replace").splitlines():
        try:
            symbols.append(parse_symbol(line))
        except SymbolError:
            continue
    return tuple(symbols)
