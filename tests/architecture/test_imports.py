"""Who may import whom: the table of the design, read from the syntax trees (imports inside functions count too)."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers.sources import Imported, Source, sources

EVERYTHING = frozenset({"*"})
QT = frozenset({"PySide6", "shiboken6", "pyqtgraph", "qasync"})

# Our own packages that a package may import besides itself.
OURS: dict[str, frozenset[str]] = {
    "domain": frozenset(),
    "feed": frozenset({"domain"}),
    "providers": frozenset({"feed", "domain"}),
    "net": frozenset({"feed", "domain"}),
    "market": frozenset({"domain"}),
    "indicators": frozenset({"domain"}),
    "storage": frozenset({"domain"}),
    "services": frozenset({"net", "feed", "market", "storage", "domain"}),
    "demo": frozenset({"domain"}),
    "ui": frozenset({"domain", "market", "indicators"}),
    "app": EVERYTHING,
    "cli": EVERYTHING,
    "__main__": EVERYTHING,
    "__init__": frozenset(),
    "clock": frozenset(),
    "paths": frozenset(),
}
# Readable from everywhere: a clock may be a parameter of anything, resources may be needed by anything.
OPEN_TO_ALL = frozenset({"clock", "paths"})

# Packages of others, by the name that is imported.
THIRD_PARTY: dict[str, frozenset[str]] = {
    "domain": frozenset(),
    "feed": frozenset(),
    "providers": frozenset({"msgspec"}),
    "net": frozenset({"httpcore", "picows", "truststore"}),
    "market": frozenset({"numpy"}),
    "indicators": frozenset({"numpy", "talib"}),
    "storage": frozenset({"numpy", "keyring"}),
    "services": frozenset(),
    "demo": frozenset({"aiohttp"}),
    "ui": QT - {"qasync"} | {"numpy"},
    "app": EVERYTHING,
    "cli": EVERYTHING,
    "__main__": frozenset(),
    "__init__": frozenset(),
    "clock": frozenset(),
    "paths": frozenset({"platformdirs"}),
}
ASYNCIO = frozenset({"net", "services", "demo", "app", "cli"})
SOCKETS = frozenset({"net", "demo", "app", "cli"})
SQLITE = frozenset({"storage", "app"})


def room_of(source: Source) -> str:
    """The row of the table: `cli` stands for cli.py and its helpers cli_*.py."""
    return "cli" if source.room.startswith("cli_") else source.room


def problem_of(source: Source, imported: Imported) -> str | None:
    """What is wrong with one import, None when nothing is."""
    room = room_of(source)
    top, _, rest = imported.module.partition(".")
    if room not in OURS:
        return f"'{room}' is not a package of the design"
    if top == "qosdesk":
        target = rest.split(".")[0]
        own = target == room or (room == "cli" and target.startswith("cli_"))
        allowed = OURS[room] | OPEN_TO_ALL
        if not target or own or target in allowed or OURS[room] == EVERYTHING or target == "__version__":
            return _provider_problem(source, rest)
        return f"{room} may not import {target}"
    if top == "asyncio":
        return None if room in ASYNCIO else f"asyncio is not for {room}"
    if top in ("socket", "ssl", "selectors", "http", "urllib") and imported.module != "urllib.parse.urlsplit":
        pure = imported.module.startswith(("urllib.parse", "http.HTTPStatus"))
        return None if room in SOCKETS or pure else f"{top} is not for {room}"
    if top == "sqlite3":
        return None if room in SQLITE else f"sqlite3 is not for {room}"
    if top in sys.stdlib_module_names:
        return None
    if THIRD_PARTY[room] == EVERYTHING or top in THIRD_PARTY[room]:
        return None
    return f"{top} is not for {room}"


def _provider_problem(source: Source, rest: str) -> str | None:
    """Providers never import each other; registry.py is the one that names them."""
    here, there = source.name.split("/"), rest.split(".")
    if here[1] != "providers" or len(here) < 4 or there[0] != "providers":
        return None
    if len(there) > 1 and there[1] in {"qos", "alltick", "multimarkets"} and there[1] != here[2]:
        return f"provider {here[2]} may not import provider {there[1]}"
    return None


@pytest.mark.parametrize("source", sources(), ids=str)
def test_imports_follow_the_table(source: Source):
    found = [(imported, problem_of(source, imported)) for imported in source.imports()]
    assert not [f"{source.name}:{one.line}: {problem}" for one, problem in found if problem]


@pytest.mark.parametrize(
    ("file", "text", "wrong"),
    [
        ("qosdesk/domain/a.py", "from qosdesk.feed import machine", "domain may not import feed"),
        ("qosdesk/domain/a.py", "import numpy", "numpy is not for domain"),
        ("qosdesk/feed/a.py", "import asyncio", "asyncio is not for feed"),
        ("qosdesk/feed/a.py", "def f():\n    from asyncio import sleep", "asyncio is not for feed"),
        ("qosdesk/feed/a.py", "from qosdesk import providers", "feed may not import providers"),
        ("qosdesk/feed/a.py", "from qosdesk.clock import Clock", None),
        ("qosdesk/providers/qos/a.py", "import msgspec", None),
        ("qosdesk/providers/qos/a.py", "from qosdesk.net import ws", "providers may not import net"),
        ("qosdesk/providers/qos/a.py", "from qosdesk.providers.alltick import codec", "provider qos may not"),
        ("qosdesk/providers/qos/a.py", "from qosdesk.providers.qos import codec", None),
        ("qosdesk/providers/registry.py", "from qosdesk.providers.alltick import codec", None),
        (
            "qosdesk/net/a.py",
            "import importlib\nimportlib.import_module('aiohttp')",
            "aiohttp is not for net",
        ),
        ("qosdesk/demo/a.py", "from qosdesk.providers.qos import codec", "demo may not import providers"),
        ("qosdesk/demo/a.py", "from qosdesk.feed.dialect import Dialect", "demo may not import feed"),
        ("qosdesk/ui/a.py", "from qosdesk.services import quotes", "ui may not import services"),
        ("qosdesk/ui/a.py", "from PySide6.QtCore import QTimer", None),
        ("qosdesk/ui/a.py", "import sqlite3", "sqlite3 is not for ui"),
        ("qosdesk/market/a.py", "from PySide6.QtCore import QTimer", "PySide6 is not for market"),
        ("qosdesk/net/a.py", "import socket", None),
        ("qosdesk/providers/qos/a.py", "from urllib.parse import urlencode", None),
        ("qosdesk/app/a.py", "from qosdesk.providers.qos import codec", None),
        ("qosdesk/stray/a.py", "import json", "'stray' is not a package of the design"),
    ],
)
def test_the_rule_itself(make_source: Callable[[str, str], Source], file: str, text: str, wrong: str | None):
    source = make_source(file, text)
    found = [problem for imported in source.imports() if (problem := problem_of(source, imported))]
    assert [wrong in one for one in found if wrong] == [True] if wrong else found == []


def test_no_import_cycle_between_rooms():
    edges: dict[str, set[str]] = {}
    for source in sources():
        room = room_of(source)
        if OURS.get(room) in (None, EVERYTHING):
            continue
        targets = {one.module.split(".")[1] for one in source.imports() if one.module.startswith("qosdesk.")}
        edges.setdefault(room, set()).update(targets - {room})

    def reaches(start: str, goal: str, seen: frozenset[str] = frozenset()) -> bool:
        return any(
            step == goal or (step not in seen and reaches(step, goal, seen | {step}))
            for step in edges.get(start, ())
        )

    assert not [room for room in edges if reaches(room, room)]


def test_packaging_and_the_tool_need_the_standard_library_only():
    """But for what makes the bundle, which runs inside the environment that the tool has made."""
    inside = ("packaging/bundle", "packaging/qosdesk_main", "packaging/stubs/")
    own = {path.stem for path in Path(__file__).resolve().parents[2].joinpath("packaging").glob("*.py")}
    wrong = [
        f"{source.name}:{one.line}: {one.module}"
        for source in sources("packaging")
        if not source.name.startswith(inside)
        for one in source.imports()
        if (top := one.module.split(".")[0]) not in sys.stdlib_module_names and top not in own
    ]
    assert not wrong
