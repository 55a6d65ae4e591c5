"""What the coverage page says: cells, summary, why not. Texts of the user's language."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from qosdesk.domain.sourcing import Cover, Coverage, VendorInUse
from qosdesk.ui.ports import LinkState
from qosdesk.ui.sourcing import sentence

_COVERED = frozenset({Cover.YES, Cover.MAPPED})


def _tr(text: str) -> str:
    return QCoreApplication.translate("Coverage", text)


def cell_text(cell: Coverage) -> str:
    """A cell in a word: `serves`, `covers`, `≈ CM:GOLD`, `refused`, `no`."""
    if cell.cover is Cover.MAPPED:
        return f"≈ {cell.stands_in}"
    if cell.is_serving:
        return _tr("serves")
    return {Cover.YES: _tr("covers"), Cover.REFUSED: _tr("refused"), Cover.NO: _tr("no")}[cell.cover]


def cell_tip(cell: Coverage, title: str) -> str:
    """The same in full, for a tooltip and whoever hears the table."""
    if cell.cover is Cover.MAPPED:
        words = _tr("{0} of {1} stands in: similar, but not the same instrument. You chose it.")
        text = words.format(cell.stands_in, title)
    elif cell.why_not:
        text = sentence(cell.why_not)
    else:
        text = _tr("{0} covers it.").format(title)
    return f"{text} {_tr('It serves now.')}" if cell.is_serving else text


def vendor_text(place: int, vendor: VendorInUse) -> str:
    """The title of a column: its place in the order, and what is wrong with its session."""
    state = {
        LinkState.CONNECTING: _tr("connecting"),
        LinkState.RECONNECTING: _tr("lost"),
        LinkState.OFFLINE: _tr("offline"),
        LinkState.REFUSED: _tr("key refused"),
    }.get(vendor.connection.state, "")
    text = f"{place}  {vendor.title}"
    return f"{text} · {state}" if state else text


def preference_text(title: str) -> str:
    """The vendor that was chosen for a symbol; without one the usual order holds."""
    return title or _tr("usual order")


def summary(vendors: Sequence[VendorInUse], rows: Sequence[Sequence[Coverage]]) -> str:
    """`QOS covers 34 of 40 · AllTick 38 · nobody 1`."""
    if not vendors or not rows:
        return ""
    counts = [sum(row[place].cover in _COVERED for row in rows) for place in range(len(vendors))]
    first = _tr("{0} covers {1} of {2}").format(vendors[0].title, counts[0], len(rows))
    others = [f"{one.title} {count}" for one, count in zip(vendors[1:], counts[1:], strict=True)]
    nobody = sum(not any(cell.cover in _COVERED for cell in row) for row in rows)
    return " · ".join([first, *others, _tr("nobody {0}").format(nobody)])
