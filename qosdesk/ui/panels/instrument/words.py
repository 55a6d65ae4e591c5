"""What the instrument panel says in full: tooltips of the price and the sessions, and all figures as text."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from qosdesk.domain.derived import CHANGE_PERCENT
from qosdesk.domain.numbers import format_change, format_percent
from qosdesk.ui.panels.formulas import explain
from qosdesk.ui.panels.instrument.facts import Extended, Facts
from qosdesk.ui.panels.instrument.fields import YEAR_HIGH, YEAR_LOW, Field
from qosdesk.ui.panels.instrument.paint import session_name
from qosdesk.ui.panels.table.column import basis_words


def head_explained(facts: Facts) -> str:
    """The price with its change, what that is measured against, source and time."""
    head = facts.head
    if head.price != head.price:
        return ""
    lines = [facts.price(head.price)]
    if head.reference == head.reference:
        figures = {
            "last": facts.price(head.price),
            "reference": facts.price(head.reference),
            "basis": basis_words(head.basis),
        }
        lines.append(explain(CHANGE_PERCENT, figures))
    return "\n".join((*lines, f"{facts.source} · {facts.stamp(head.ts_ms)}"))


def extended_explained(one: Extended, facts: Facts) -> str:
    """An extended session with what its line has no room for."""
    head = one.head
    change = f"{format_change(head.change, facts.decimals)}  {format_percent(head.change_fraction)}"
    return "\n".join(
        (
            f"{session_name(one.session)}: {facts.price(head.price)}  {change}",
            _tr("regular close {0}").format(facts.price(head.reference)),
            _tr("volume {0}, turnover {1}").format(facts.compact(one.volume), facts.compact(one.turnover)),
            f"{facts.source} · {facts.stamp(head.ts_ms)}",
        )
    )


def all_as_text(facts: Facts, name: str, fields: Iterable[Field]) -> str:
    """Names and raw numbers, tab-separated, with symbol, source and time."""
    head = facts.head
    lines = [
        (_tr("Symbol"), str(facts.snapshot.symbol)),
        (_tr("Name"), name),
        (_tr("Last"), f"{head.price:.{facts.decimals}f}" if head.price == head.price else ""),
    ]
    lines += [(field.title(), field.raw(facts)) for field in (*fields, YEAR_LOW, YEAR_HIGH)]
    lines += [(session_name(one.session), f"{one.head.price:.{facts.decimals}f}") for one in facts.extended()]
    lines += [(_tr("Source"), facts.source), (_tr("Time"), facts.stamp(head.ts_ms))]
    return "\n".join(f"{title}\t{text}" for title, text in lines)


def _tr(text: str) -> str:
    return QCoreApplication.translate("InstrumentWords", text)
