"""Rules of the house that a syntax tree can check. Each rule is a function from a source file to what is wrong."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator

import pytest

from tests.helpers.sources import ROOT, Source, sources

MAX_LINES = 500
MUTABLE_TYPES = frozenset(
    ("list", "dict", "set", "bytearray", "deque", "defaultdict", "OrderedDict", "Counter", "count")
    + ("WeakSet", "WeakValueDictionary", "WeakKeyDictionary", "Lock", "Event", "Queue", "SimpleQueue")
)
QT_CLOCKS = frozenset(
    {"currentDateTime", "currentDateTimeUtc", "currentMSecsSinceEpoch", "currentSecsSinceEpoch"}
)
Rule = Callable[[Source], Iterator[str]]


def names_of_calls(source: Source) -> Iterator[tuple[ast.Call, str]]:
    """Every call with the dotted text of what is called."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call):
            yield node, ast.unparse(node.func)


def reads_time(source: Source) -> Iterator[str]:
    """Wall and monotonic time are read in clock.py only."""
    if source.name == "qosdesk/clock.py":
        return
    clocks = {"time", "time_ns", "monotonic", "monotonic_ns", "perf_counter", "perf_counter_ns", "localtime"}
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ImportFrom) and node.module == "time":
            for alias in node.names:
                if alias.name in clocks or alias.name == "sleep":
                    yield f"{source.where(node)}: from time import {alias.name}"
        elif isinstance(node, ast.Attribute):
            owner = ast.unparse(node.value)
            of_time = owner == "time" and node.attr in clocks | {"sleep"}
            of_date = owner.endswith(("datetime", "date")) and node.attr in {"now", "utcnow", "today"}
            if of_time or of_date or node.attr in QT_CLOCKS:
                yield f"{source.where(node)}: {owner}.{node.attr}"


def runs_own_loop(source: Source) -> Iterator[str]:
    """A dialog or menu is opened, never executed: its own loop stops every task.

    A drag is spared: Qt has no other way to begin one, and the mouse holds the user's hands until it ends. Only a name
    that was given a `QDrag` counts as one.
    """
    drags = _drags(source)
    for node, name in names_of_calls(source):
        owner, _, method = name.rpartition(".")
        if method in {"exec", "exec_"} and owner and owner not in drags:
            yield f"{source.where(node)}: {name}(): use open() or popup()"
        if re.search(r"\bQ?(MessageBox|FileDialog|InputDialog|ColorDialog|FontDialog)$", owner) and re.match(
            r"(get|about|critical|information|question|warning)", method
        ):
            yield f"{source.where(node)}: {name}() runs a loop of its own"


def _drags(source: Source) -> set[str]:
    """Names that hold a `QDrag` and were never given anything else."""
    given: dict[str, set[bool]] = {}
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Assign):
            is_drag = isinstance(node.value, ast.Call) and ast.unparse(node.value.func) == "QDrag"
            for target in node.targets:
                given.setdefault(ast.unparse(target), set()).add(is_drag)
    return {name for name, kinds in given.items() if kinds == {True}}


def names_colour(source: Source) -> Iterator[str]:
    """Colours are tokens of the theme."""
    if source.name.startswith("qosdesk/ui/theme"):
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            for found in re.findall(r"#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6})\b", node.value):
                yield f"{source.where(node)}: {found}"


def is_unsafe(source: Source) -> Iterator[str]:
    """No code out of data: no pickle and its kin, no eval, no shell."""
    for one in source.imports():
        if one.module.split(".")[0] in {"pickle", "shelve", "marshal", "dill"}:
            yield f"{source.name}:{one.line}: {one.module}"
    for node, name in names_of_calls(source):
        if name in {"eval", "exec", "os.system", "builtins.eval", "builtins.exec"}:
            yield f"{source.where(node)}: {name}()"
        if any(word.arg == "shell" and ast.unparse(word.value) != "False" for word in node.keywords):
            yield f"{source.where(node)}: shell=True"


def has_module_state(source: Source) -> Iterator[str]:
    """No mutable state in modules; a constant table is an upper-case name that says it does not change.

    Allowed are `NAME: Final = {...}`, `NAME: Mapping[...] = ...` (or Sequence, Set, frozenset, MappingProxyType),
    `_NAME = {...}` in upper case as long as nothing in the module changes it, and `__all__`.
    """
    changed = _changed_names(source)
    targets: list[ast.expr]
    value: ast.expr | None
    for node in source.tree.body:
        if isinstance(node, ast.Assign):
            targets, value, note = node.targets, node.value, ""
        elif isinstance(node, ast.AnnAssign):
            targets, value, note = [node.target], node.value, ast.unparse(node.annotation)
        else:
            continue
        for target in targets:
            name = ast.unparse(target)
            if name in ("__all__", "__path__") or value is None:
                continue
            if name in changed:
                yield f"{source.where(node)}: {name} is changed after its definition"
            elif _is_mutable(value) and not name.isupper():
                yield f"{source.where(node)}: {name} is mutable: a constant table has an upper-case name"
            elif _is_mutable(value) and isinstance(value, ast.Call) and "Final" not in note:
                yield f"{source.where(node)}: {name} = {ast.unparse(value)[:40]}: is that a constant?"
    for inner in ast.walk(source.tree):
        if isinstance(inner, ast.Global):
            yield f"{source.where(inner)}: global {', '.join(inner.names)}"


def _is_mutable(value: ast.expr) -> bool:
    if isinstance(value, (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)):
        return True
    if isinstance(value, ast.Call):
        return ast.unparse(value.func).rpartition(".")[2] in MUTABLE_TYPES
    return False


def _changed_names(source: Source) -> set[str]:
    """Upper-case module names whose contents something in the module changes."""
    changers = {
        "append",
        "add",
        "update",
        "pop",
        "popitem",
        "clear",
        "extend",
        "insert",
        "remove",
        "setdefault",
    }
    found: set[str] = set()
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in changers:
            found.add(ast.unparse(node.func.value))
        elif isinstance(node, (ast.Assign, ast.AugAssign, ast.Delete)):
            targets = [node.target] if isinstance(node, ast.AugAssign) else node.targets
            found |= {ast.unparse(target.value) for target in targets if isinstance(target, ast.Subscript)}
    return {name for name in found if name.isupper()}


def is_long(source: Source) -> Iterator[str]:
    """Files aim below 400 lines; at 500 they are split."""
    lines = source.text.count("\n")
    if lines > MAX_LINES:
        yield f"{source.name}: {lines} lines, more than {MAX_LINES}"


def hides_errors(source: Source) -> Iterator[str]:
    """No bare `except:` and no `except Exception: pass`."""
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.ExceptHandler):
            continue
        broad = node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"}
        silent = all(isinstance(one, ast.Pass) for one in node.body)
        if node.type is None or (broad and silent):
            yield f"{source.where(node)}: a silent broad except"


def has_no_docstring(source: Source) -> Iterator[str]:
    """Every module says what it is."""
    if source.text.strip() and not ast.get_docstring(source.tree):
        yield f"{source.name}: no module docstring"


def is_unfinished(source: Source) -> Iterator[str]:
    """Nothing is left for later in the code."""
    for number, line in enumerate(source.text.splitlines(), 1):
        if re.search(r"#.*\b(TODO|FIXME|XXX)\b", line):
            yield f"{source.name}:{number}: {line.strip()}"


RULES: tuple[Rule, ...] = (
    reads_time,
    runs_own_loop,
    names_colour,
    is_unsafe,
    has_module_state,
    is_long,
    hides_errors,
    has_no_docstring,
    is_unfinished,
)
FOR_ALL_CODE: tuple[Rule, ...] = (is_unsafe, is_long, hides_errors, has_no_docstring, is_unfinished)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_package_keeps_the_rule(rule: Rule):
    assert not [problem for source in sources() for problem in rule(source)]


@pytest.mark.parametrize("rule", FOR_ALL_CODE, ids=lambda rule: rule.__name__)
@pytest.mark.parametrize("folder", ["packaging", "tests"])
def test_tests_and_tools_keep_the_rule(rule: Rule, folder: str):
    own = {"tests/architecture/test_rules.py"}  # spells out what it looks for
    assert not [problem for source in sources(folder) if source.name not in own for problem in rule(source)]


def test_no_address_of_an_index_and_no_path_of_a_machine_in_the_tools():
    files = [*(ROOT / "packaging").glob("*.*"), ROOT / "pyproject.toml", ROOT / ".ci" / "run"]
    pattern = re.compile(
        r"https?://|--index-url|--extra-index-url|--find-links|/home/\w+|/root\b|[A-Z]:\\Users"
    )
    assert not [
        f"{path.name}: {found}"
        for path in files
        for found in pattern.findall(path.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (reads_time, "import time\nnow = time.time()"),
        (reads_time, "from time import monotonic"),
        (reads_time, "import time\nread = time.perf_counter_ns"),
        (reads_time, "import datetime\nx = datetime.datetime.now()"),
        (reads_time, "from datetime import date\nx = date.today()"),
        (reads_time, "import time\ntime.sleep(1)"),
        (runs_own_loop, "dialog.exec()"),
        (runs_own_loop, "drag.exec()"),
        (runs_own_loop, "drag = QDrag(view)\ndrag = QMenu(view)\ndrag.exec()"),
        (runs_own_loop, "self.menu.exec_(point)"),
        (runs_own_loop, "QMessageBox.warning(self, 'a', 'b')"),
        (runs_own_loop, "QFileDialog.getOpenFileName(self)"),
        (names_colour, "RED = '#E84C4C'"),
        (names_colour, "style = 'color: #11223344;'"),
        (is_unsafe, "import pickle"),
        (is_unsafe, "def f():\n    from pickle import loads"),
        (is_unsafe, "eval('1')"),
        (is_unsafe, "import subprocess\nsubprocess.run('ls', shell=True)"),
        (has_module_state, "cache = {}"),
        (has_module_state, "cache: dict[str, int] = dict()"),
        (has_module_state, "CACHE: dict[str, int] = {}\ndef f(): CACHE['a'] = 1"),
        (has_module_state, "SEEN: set[int] = set()"),
        (has_module_state, "n = 0\ndef f():\n    global n\n    n += 1"),
        (has_module_state, "from collections import defaultdict\nTABLE = defaultdict(list)"),
        (is_long, "x = 1\n" * 501),
        (hides_errors, "try:\n    f()\nexcept:\n    g()"),
        (hides_errors, "try:\n    f()\nexcept Exception:\n    pass"),
        (has_no_docstring, "x = 1"),
        (is_unfinished, "x = 1  # TODO later"),
    ],
)
def test_a_rule_finds_what_breaks_it(make_source: Callable[[str, str], Source], rule: Rule, text: str):
    assert list(rule(make_source("qosdesk/ui/a.py", text)))


@pytest.mark.parametrize(
    ("rule", "name", "text"),
    [
        (reads_time, "qosdesk/clock.py", "import time\nnow = time.time()"),
        (reads_time, "qosdesk/ui/a.py", "import asyncio\nasync def f(): await asyncio.sleep(0)"),
        (reads_time, "qosdesk/ui/a.py", "now = self.clock.now()"),
        (runs_own_loop, "qosdesk/ui/a.py", "dialog.open()\nmenu.popup(point)"),
        (runs_own_loop, "qosdesk/ui/a.py", "drag = QDrag(view)\ndrag.exec(action)"),
        (names_colour, "qosdesk/ui/theme/tokens.py", "RED = '#E84C4C'"),
        (names_colour, "qosdesk/ui/a.py", "text = 'issue #123456789'"),
        (has_module_state, "qosdesk/ui/a.py", "NAMES = {'a': 1}\nLEVELS: Final = [1, 2]\n__all__ = ['a']"),
        (has_module_state, "qosdesk/ui/a.py", "log = logging.getLogger(__name__)"),
        (hides_errors, "qosdesk/ui/a.py", "try:\n    f()\nexcept Exception:\n    log.exception('no')"),
    ],
)
def test_a_rule_leaves_good_code_alone(
    make_source: Callable[[str, str], Source], rule: Rule, name: str, text: str
):
    assert not list(rule(make_source(name, text)))
