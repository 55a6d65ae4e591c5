"""A panel with nothing in it, and a window full of them."""

from __future__ import annotations

from collections.abc import Mapping

from qosdesk.ui.desk import Desk
from qosdesk.ui.panel import Panel
from qosdesk.ui.shell.dock_host import PanelFactory

KINDS = ("table", "chart", "ladder", "tape", "diagnostics", "quota", "coverage")


class PlainPanel(Panel):
    """Shows its symbol in the title only."""

    def __init__(self, desk: Desk, panel_id: str, group: int = 1) -> None:
        super().__init__(desk, panel_id, group)
        self.shut_count = 0
        target = desk.links.target(group) if group else None
        if target is not None:
            self.show_symbol(target.symbol)

    def title_parts(self) -> tuple[str, str, str]:
        return (str(self.symbol) if self.symbol else "", self.kind.title(), "10 levels")

    def restore_state(self, state):
        from qosdesk.domain.symbols import parse_symbol

        if state.get("symbol"):
            self.show_symbol(parse_symbol(str(state["symbol"])))

    def shut(self) -> None:
        self.shut_count += 1
        super().shut()


def factories() -> Mapping[str, PanelFactory]:
    return {kind: type(f"{kind.title()}Panel", (PlainPanel,), {"kind": kind}) for kind in KINDS}
