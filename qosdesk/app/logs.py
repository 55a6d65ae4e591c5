"""Logging that cannot leak: every record, traceback included, passes through redaction before it is written."""

from __future__ import annotations

import logging
import logging.handlers
import re
import sys
from pathlib import Path
from typing import Final
from urllib.parse import quote

_PARAMETERS: Final = re.compile(
    r"((?:[?&]|\b)(?:key|token|apikey|api_key|password)=)[^&\s\"']+", re.IGNORECASE
)
_HEADERS: Final = re.compile(
    r"((?:\"|'|\b)(?:key|token|authorization)(?:\"|')?\s*:\s*)(\"|')[^\"']+(\"|')", re.IGNORECASE
)
_ADDRESSES: Final = re.compile(r"(://[^\s/@:]*:)[^\s/@]+@")
HIDDEN: Final = "***"


class Redactor:
    """Knows the secrets of this run and what secrets look like."""

    def __init__(self) -> None:
        self._secrets: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"Redactor({len(self._secrets)} secrets)"

    def hide(self, secret: str) -> None:
        """From now on this text never gets out."""
        if len(secret) >= 4 and secret not in self._secrets:
            # Longest first: a secret may be the beginning of another.
            self._secrets = tuple(sorted((*self._secrets, secret), key=len, reverse=True))

    def is_in(self, content: bytes) -> bool:
        """Whether a secret stands in a file, as it is or as in a URL."""
        forms = (form for secret in self._secrets for form in (secret, quote(secret, safe="")))
        return any(form.encode() in content for form in forms)

    def redact(self, text: str) -> str:
        """The text without secrets."""
        for secret in self._secrets:
            text = text.replace(secret, HIDDEN)
        text = _ADDRESSES.sub(rf"\1{HIDDEN}@", text)
        return _HEADERS.sub(rf"\1\2{HIDDEN}\3", _PARAMETERS.sub(rf"\1{HIDDEN}", text))


class RedactingFormatter(logging.Formatter):
    """Formats, then redacts: arguments, exception texts and stack lines are covered because they are text by then."""

    def __init__(self, redactor: Redactor) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._redactor = redactor

    def format(self, record: logging.LogRecord) -> str:
        """One record as text."""
        return self._redactor.redact(super().format(record))


def start_logging(folder: Path | None, redactor: Redactor) -> Path | None:
    """Log to a rotating file (5 files of 1 MB) and warnings to stderr if there is one.

    Returns:
        The log file, or None where the folder cannot be written.
    """
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    formatter = RedactingFormatter(redactor)
    # A windowed program on Windows has no console and no stderr.
    if sys.stderr is not None:
        console = logging.StreamHandler(sys.stderr)
        console.setLevel(logging.WARNING)
        console.setFormatter(formatter)
        root.addHandler(console)
    for noisy in ("httpcore", "picows", "asyncio", "qasync"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    if folder is None:
        return None
    file = folder / "qosdesk.log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            file, maxBytes=1_000_000, backupCount=5, encoding="utf-8"
        )
    except OSError as error:
        root.warning("no log file can be written in %s: %s", folder, error.strerror)
        return None
    handler.setFormatter(formatter)
    root.addHandler(handler)
    return file


def stop_logging() -> None:
    """Close the handlers."""
    root = logging.getLogger()
    for handler in tuple(root.handlers):
        if isinstance(handler.formatter, RedactingFormatter):
            root.removeHandler(handler)
            handler.close()
