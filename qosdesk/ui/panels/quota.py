"""The quota dock: every counter of the plan, who holds the live slots, and who is polled instead."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from qosdesk.domain.diagnostics import Diagnostics, Polled
from qosdesk.domain.numbers import MISSING
from qosdesk.ui.ages import age_text
from qosdesk.ui.desk import Desk
from qosdesk.ui.panels.plan_dialog import PlanDialog
from qosdesk.ui.panels.sheet import SheetPanel
from qosdesk.ui.panels.sheet.lines import Budget, Column, Heading, Line, Space, Table, Words
from qosdesk.ui.ports import Meter
from qosdesk.ui.shell.meters import is_waiting, meter_meaning, meter_name, next_free_text, used_text
from qosdesk.ui.sourcing import connections
from qosdesk.ui.widgets.buttons import TextButton


def _tr(text: str) -> str:
    return QCoreApplication.translate("Quota", text)


class QuotaPanel(SheetPanel):
    """The ledger in full.

    Attributes:
        plan_button: opens the plan's figures.
    """

    kind = "quota"

    def __init__(self, desk: Desk, panel_id: str, group: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(desk, panel_id, parent)
        self.plan_button = TextButton(desk.theme, parent=self)
        self.plan_button.clicked.connect(self.open_plan)
        self.row.addWidget(self.plan_button)
        self.row.addStretch(1)
        self.retranslate()

    def name(self) -> str:
        """The ledger's."""
        return self.tr("Quota")

    def read(self) -> None:
        """Say what is now."""
        connection = self.desk.connection
        meters = connection.meters()
        titles = [one.provider for one in connections(self.desk)]
        self.sheet.set_lines(
            [
                *meter_lines(meters, self.desk.clock.wall_ms()),
                *symbol_lines(self.desk.diagnostics.read(), " · ".join(titles)),
            ]
        )

    def open_plan(self) -> PlanDialog:
        """The plan's figures by hand."""
        dialog = PlanDialog(self.desk, parent=self)
        dialog.open()
        return dialog

    def retranslate(self) -> None:
        """The button's word."""
        super().retranslate()
        self.plan_button.setText(self.tr("Edit plan…"))


def meter_lines(meters: Sequence[Meter], wall_ms: int) -> list[Line]:
    """Each counter with its bar, and what the amber and the marks mean where there are any."""
    lines: list[Line] = [Heading(_tr("Counters"), _tr("as counted here")), Space(4)]
    vendor = ""
    for meter in meters:
        if meter.vendor != vendor:
            vendor = meter.vendor
            lines.append(Heading(vendor, ""))
        notes = [_tr("{0} under way").format(meter.pending)] if meter.pending else []
        free = next_free_text(meter, wall_ms)
        notes += [free] if free else []
        lines.append(
            Budget(
                meter_name(meter.name),
                meter.used,
                meter.limit,
                used_text(meter),
                " · ".join(notes),
                meter_meaning(meter.name),
                is_waiting(meter),
                _tr("learned") if meter.is_learned else "",
            )
        )
    if not meters:
        lines.append(Words(_tr("Nothing is counted while no provider is connected.")))
    if any(meter.is_learned for meter in meters):
        lines.append(
            Words(
                _tr(
                    "Learned: the provider's answers showed a lower limit than the plan's; the lower one is kept."
                )
            )
        )
    if meters and not any(meter.limit for meter in meters):
        lines.append(Words(_tr("This source has no limits. Everything that is shown is live.")))
    return lines


def symbol_lines(health: Diagnostics, provider: str) -> list[Line]:
    """Who is live and who is polled."""
    live = ", ".join(str(symbol) for symbol in health.live)
    coming = dict.fromkeys(stream.symbol for stream in health.waiting if stream.symbol not in health.live)
    lines: list[Line] = [
        Heading(_tr("Live slots"), _symbols(len(health.live))),
        Space(2),
        Words(live or _tr("None yet."), "t2" if live else "t3"),
    ]
    if coming:
        lines.append(Words(_tr("Next in line: {0}").format(", ".join(map(str, coming)))))
    lines.append(Heading(_tr("Polled"), _symbols(len(health.polled))))
    if not health.polled:
        return [*lines, Space(2), Words(_tr("None: every symbol that is shown has a live slot."))]
    columns = (Column(_tr("Symbol"), 120), Column(_tr("last answer"), 90))
    why = _tr(
        "The plan of {0} has no live slot left for these. They are asked for in turn, as far as requests allow; "
        "select one, and it takes the slot of a symbol that is out of sight."
    )
    return [*lines, Table(columns, tuple(map(_polled_row, health.polled))), Words(why.format(provider))]


def _polled_row(one: Polled) -> tuple[str, str]:
    return str(one.symbol), _tr("{0} ago").format(age_text(one.age_s)) if one.age_s >= 0 else MISSING


def _symbols(count: int) -> str:
    return _tr("1 symbol") if count == 1 else _tr("{0} symbols").format(count)
