"""Gathers what helps whoever is asked for help, without a secret, and refuses to pack what holds one all the same.

Texts pass through redaction when they are gathered; the finished file is searched once more for every secret known to
this run, as it is and as it stands in a URL.
"""

from __future__ import annotations

import io
import json
import platform
import re
import sys
import threading
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

from qosdesk import __version__
from qosdesk.domain.symbols import MARKETS
from qosdesk.storage.settings import SettingValue
from qosdesk.ui.mini.state import NAME as MINI
from qosdesk.ui.ports import LayoutsPort, WatchlistsPort
from qosdesk.ui.ports.reports import LOG, Part
from qosdesk.ui.shell.workspaces import INDEX

_LOG_BYTES: Final = 300_000
_PACKAGES: Final = ("PySide6-Essentials", "pyqtgraph", "numpy", "picows", "msgspec", "httpcore", "keyring")
_SYMBOLS: Final = re.compile(rf"\b({'|'.join(MARKETS)}):[A-Z0-9][A-Z0-9.,\-_/^=]*")
_ADDRESS: Final = re.compile(r"(\w+://).+")
_PANEL_STATE: Final = frozenset({"group"})
"""What is told of a panel besides its kind, without the user's lists."""


class SecretFound(OSError):
    """The report held a secret and was thrown away."""


class ProblemReports:
    """Implements `ui.ports.ReportsPort`.

    Args:
        settings: name and value of each.
        layouts, watchlists: the user's.
        log_folder: where the log files are.
        redact: takes secrets out of a text; holds_secret: finds one in a finished file.
        from_thread: calls on the UI's thread.
    """

    def __init__(
        self,
        settings: Callable[[], Mapping[str, SettingValue]],
        layouts: LayoutsPort,
        watchlists: WatchlistsPort,
        log_folder: Path,
        redact: Callable[[str], str],
        holds_secret: Callable[[bytes], bool],
        from_thread: Callable[[Callable[[], object]], None],
    ) -> None:
        self._settings = settings
        self._layouts = layouts
        self._watchlists = watchlists
        self._log_folder = log_folder
        self._redact = redact
        self._holds_secret = holds_secret
        self._from_thread = from_thread

    def collect(
        self, extra: Mapping[str, str], done: Callable[[Sequence[Part]], None], *, lists: bool
    ) -> None:
        """Gather the parts; files are read on a thread of their own."""
        parts = {
            "versions.txt": _versions(),
            **extra,
            "settings.json": _json(_settings(self._settings())),
            "workspaces.json": _json(self._workspaces(lists=lists)),
        }
        if lists:
            parts["lists.json"] = _json(self._lists())

        def work() -> None:
            parts[LOG] = _last_lines(self._log_folder)
            clean = tuple(Part(name, self._clean(text, lists=lists)) for name, text in parts.items())
            self._from_thread(lambda: done(clean))

        threading.Thread(target=work, name="report", daemon=True).start()

    def pack(self, parts: Sequence[Part]) -> bytes:
        """A zip of the parts.

        Raises:
            SecretFound: it held one.
        """
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as bundle:
            for part in parts:
                bundle.writestr(part.name, part.text)
        packed = buffer.getvalue()
        with zipfile.ZipFile(io.BytesIO(packed)) as bundle:
            found = [name for name in bundle.namelist() if self._holds_secret(bundle.read(name))]
        if found or self._holds_secret(packed):
            raise SecretFound(f"a secret was found in {', '.join(found) or 'it'}")
        return packed

    def _clean(self, text: str, *, lists: bool) -> str:
        text = self._redact(text).replace(str(Path.home()), "~")
        return text if lists else _SYMBOLS.sub(r"\1:...", text)

    def _workspaces(self, *, lists: bool) -> dict[str, Any]:
        """Windows, places and kinds of panels; what they show and what workspaces are called only with the lists."""
        index = _read(self._layouts.load(INDEX))
        made: dict[str, Any] = {
            "mini": _read(self._layouts.load(MINI)) if lists else None,
            "open": index.get("current"),
        }
        for item in index.get("items", []):
            found = _read(self._layouts.load(f"workspace:{item.get('id')}"))
            for panel in (one for window in found.get("windows", []) for one in window.get("panels", [])):
                if not lists:
                    panel["state"] = {k: v for k, v in panel["state"].items() if k in _PANEL_STATE}
            name = item.get("name") if lists else bool(item.get("name"))
            made[f"workspace {item.get('id')}"] = {"name": name, "made_as": item.get("made_as"), **found}
        return made

    def _lists(self) -> list[dict[str, Any]]:
        return [
            {"id": one.id, "name": one.name, "symbols": [str(symbol) for symbol in one.symbols()]}
            for one in self._watchlists.all()
        ]


def _versions() -> str:
    screens = [
        f"{one.geometry().width()}x{one.geometry().height()}{one.geometry().x():+d}{one.geometry().y():+d}"
        f" at {one.devicePixelRatio():g}"
        for one in QGuiApplication.screens()
    ]
    lines = [
        f"qosdesk {__version__}{' (frozen)' if getattr(sys, 'frozen', False) else ''}",
        f"Python {platform.python_version()} {platform.machine()}",
        f"Qt {qVersion()} on {QGuiApplication.platformName()}",
        platform.platform(),
        *(f"{name} {_version_of(name)}" for name in _PACKAGES),
        f"screens {', '.join(screens)}",
    ]
    return "\n".join(lines) + "\n"


def _version_of(package: str) -> str:
    # It reads what is installed like mail: reports are rare.
    from importlib import metadata

    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "-"


def _settings(values: Mapping[str, SettingValue]) -> dict[str, SettingValue]:
    """All of them; of an address only how it is spoken to."""
    return {
        name: _ADDRESS.sub(r"\1...", value) if isinstance(value, str) else value
        for name, value in sorted(values.items())
    }


def _last_lines(folder: Path) -> str:
    """The end of the log, newest last, also what an earlier run wrote."""
    texts = []
    for name in ("qosdesk.log.1", "qosdesk.log"):
        try:
            with (folder / name).open("rb") as file:
                file.seek(0, io.SEEK_END)
                file.seek(max(0, file.tell() - _LOG_BYTES))
                texts.append(file.read().decode("utf-8", "replace"))
        except OSError:
            continue  # not there, or not to be read: then there is less to say
    return "".join(texts)[-_LOG_BYTES:] or "-"


def _read(content: bytes | None) -> dict[str, Any]:
    try:
        read = json.loads(content) if content else {}
    except (ValueError, RecursionError):
        return {}
    return read if isinstance(read, dict) else {}


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1)
