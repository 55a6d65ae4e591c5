"""Keeps the catalogues in step with the source: `python packaging/translate.py [--check]`.

Reads every text of `qosdesk/ui` that goes through Qt's translation, brings `resources/translations/*.ts` up to
date (what is gone goes, what is new comes in unfinished) and compiles the `.qm` files with PySide6's lrelease. Texts
are found by their form: `self.tr("...")` in a class (its name is the context), `translate("Context", "...")` or
`QT_TRANSLATE_NOOP("Context", "...")`, and a module's `_tr("...")`, whose context stands in its definition of `_tr`.
With `--check` nothing is written; exit 1 tells that a catalogue is out of date or has a text without translation.
"""

from __future__ import annotations

import argparse
import ast
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = (ROOT / "qosdesk" / "ui", ROOT / "qosdesk" / "app")
CATALOGUES = ROOT / "resources" / "translations"
Key = tuple[str, str]


def texts_of(tree: ast.Module) -> Iterator[Key]:
    """`(context, text)` of one module."""
    own_context = _own_context(tree)

    def walk(node: ast.AST, class_name: str) -> Iterator[Key]:
        for child in ast.iter_child_nodes(node):
            inner = child.name if isinstance(child, ast.ClassDef) else class_name
            if isinstance(child, ast.Call):
                yield from _text_of(child, class_name, own_context)
            yield from walk(child, inner)

    yield from walk(tree, "")


def _own_context(tree: ast.Module) -> str:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name == "_tr":
            for call in ast.walk(node):
                if isinstance(call, ast.Call) and _name(call) == "translate" and call.args:
                    return _literal(call.args[0])
    return ""


def _text_of(call: ast.Call, class_name: str, own_context: str) -> Iterator[Key]:
    name = _name(call)
    if name == "tr" and isinstance(call.func, ast.Attribute) and call.args:
        context, text = class_name, _literal(call.args[0])
    elif name in {"translate", "QT_TRANSLATE_NOOP"} and len(call.args) >= 2:
        context, text = _literal(call.args[0]), _literal(call.args[1])
    elif name == "_tr" and call.args:
        context, text = own_context, _literal(call.args[0])
    else:
        return
    if context and text:
        yield context, text


def _name(call: ast.Call) -> str:
    function = call.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _literal(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def find_texts(*folders: Path) -> list[Key]:
    """Every text of the user interface, sorted, once each."""
    found: set[Key] = set()
    for folder in folders or SOURCES:
        for path in sorted(folder.rglob("*.py")):
            found.update(texts_of(ast.parse(path.read_text(encoding="utf-8"), str(path))))
    return sorted(found)


def read_catalogue(path: Path) -> dict[Key, str]:
    """Translations of a `.ts` file."""
    if not path.exists():
        return {}
    known: dict[Key, str] = {}
    for context in ET.parse(path).getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            known[name, message.findtext("source", "")] = message.findtext("translation", "")
    return known


def catalogue_text(language: str, texts: list[Key], known: dict[Key, str]) -> str:
    """The `.ts` file of a language."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context: ET.Element | None = None
    name = ""
    for key in texts:
        if context is None or key[0] != name:
            name = key[0]
            context = ET.SubElement(root, "context")
            ET.SubElement(context, "name").text = name
        message = ET.SubElement(context, "message")
        ET.SubElement(message, "source").text = key[1]
        translation = ET.SubElement(message, "translation")
        translation.text = known.get(key, "")
        if not translation.text:
            translation.set("type", "unfinished")
    ET.indent(root, "  ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{ET.tostring(root, encoding="unicode")}\n'


def main() -> int:
    """See the module's docstring."""
    parser = argparse.ArgumentParser(description="bring the translation catalogues up to date")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when something is to do")
    check = parser.parse_args().check
    texts = find_texts()
    problems = 0
    for path in sorted(CATALOGUES.glob("qosdesk_*.ts")):
        language = path.stem.removeprefix("qosdesk_")
        known = read_catalogue(path)
        wanted = catalogue_text(language, texts, known)
        missing = [key for key in texts if not known.get(key)]
        for context, text in missing:
            print(f"{path.name}: no translation of [{context}] {text!r}")
        stale = path.read_text(encoding="utf-8") != wanted
        problems += len(missing) + stale
        if check:
            if stale:
                print(f"{path.name}: out of date")
            continue
        path.write_text(wanted, encoding="utf-8", newline="\n")
        release = (
            shutil.which("pyside6-lrelease", path=str(Path(sys.executable).parent)) or "pyside6-lrelease"
        )
        command = [release, "-silent", "-removeidentical", str(path), "-qm", str(path.with_suffix(".qm"))]
        subprocess.run(command, check=True)
        print(f"{path.name}: {len(texts) - len(missing)} of {len(texts)} texts translated")
    return 1 if problems and check else 0


if __name__ == "__main__":
    sys.exit(main())
