"""Reading our own source files as syntax trees, for the rules of tests/architecture/."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Imported:
    """One imported module; `typing_only` when it stands under `if TYPE_CHECKING:`."""

    module: str
    line: int
    typing_only: bool = False


class Source:
    """One Python file of the project."""

    def __init__(self, path: Path, root: Path = ROOT) -> None:
        self.path = path
        self.name = path.relative_to(root).as_posix()
        self.text = path.read_text(encoding="utf-8")

    def __repr__(self) -> str:
        return self.name

    @cached_property
    def tree(self) -> ast.Module:
        """The syntax tree."""
        return ast.parse(self.text, filename=self.name)

    @cached_property
    def module(self) -> str:
        """Dotted name: `qosdesk.feed.machine`, `qosdesk.feed` for its `__init__`."""
        parts = self.name.removesuffix(".py").split("/")
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @cached_property
    def room(self) -> str:
        """The package below qosdesk (`feed`), or the name of a top-level module (`clock`)."""
        parts = self.name.removesuffix(".py").split("/")
        return parts[1] if len(parts) > 1 else parts[0]

    def where(self, node: ast.AST) -> str:
        """`qosdesk/feed/machine.py:12`."""
        return f"{self.name}:{getattr(node, 'lineno', 0)}"

    def imports(self) -> Iterator[Imported]:
        """Everything imported anywhere in the file, lazily inside functions and for types only too."""
        typing_only = {
            id(inner)
            for node in ast.walk(self.tree)
            if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING")
            for statement in node.body
            for inner in ast.walk(statement)
        }
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    yield Imported(alias.name, node.lineno, id(node) in typing_only)
            elif isinstance(node, ast.ImportFrom) and node.module:
                # `from qosdesk import feed` imports qosdesk.feed; a name that is no module does no harm here.
                for alias in node.names:
                    yield Imported(f"{node.module}.{alias.name}", node.lineno, id(node) in typing_only)
            elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module"):
                if node.args and isinstance(node.args[0], ast.Constant):
                    yield Imported(str(node.args[0].value), node.lineno)


def sources(folder: str = "qosdesk", root: Path = ROOT) -> list[Source]:
    """All Python files below a folder, in order."""
    return [Source(path, root) for path in sorted((root / folder).rglob("*.py"))]
