"""What rows look like on the clipboard, and what of the clipboard a list can take."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from qosdesk.domain.symbols import Symbol
from qosdesk.ui import symbol_mime
from qosdesk.ui.panels.table.columns import Column
from qosdesk.ui.panels.table.rows import Row


def copy_rows(rows: Sequence[Row], columns: Sequence[Column]) -> None:
    """Rows as tab-separated text with raw numbers and a header, as a spreadsheet reads it; a desk reads the symbols."""
    if not rows:
        return
    titled = [column for column in columns if column.header and column.key != "spark"]
    lines = ["\t".join(column.title() for column in titled)]
    lines += ["\t".join(column.raw(row) for column in titled) for row in rows]
    mime = symbol_mime.pack([row.symbol for row in rows])
    mime.setText("\n".join(lines))
    QGuiApplication.clipboard().setMimeData(mime)


def copy_codes(symbols: Sequence[Symbol]) -> None:
    """One code a line."""
    if symbols:
        QGuiApplication.clipboard().setMimeData(symbol_mime.pack(symbols))


def to_clipboard(text: str) -> None:
    """Put a text on the clipboard."""
    QGuiApplication.clipboard().setText(text)


def foreign(mime: QMimeData) -> str | list[str] | None:
    """What an import can read: a text, or paths of files on this computer; None when there is neither."""
    paths = [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
    if paths:
        return paths
    text = mime.text() if mime.hasText() else ""
    return text if text.strip() else None
