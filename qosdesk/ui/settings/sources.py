"""The settings' page of sources: the vendors in order, how each stands, its key, plan and place."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from qosdesk.domain.sourcing import VendorInUse
from qosdesk.ui.desk import Desk
from qosdesk.ui.panels.plan_dialog import PlanDialog
from qosdesk.ui.ports import Keep, LinkState, Vault, Vendor
from qosdesk.ui.shell.states import chip_looks
from qosdesk.ui.theme.theme import SEMIBOLD
from qosdesk.ui.welcome.opening import open_keys
from qosdesk.ui.welcome.words import covers_text
from qosdesk.ui.widgets.buttons import IconButton, LinkButton, TextButton
from qosdesk.ui.widgets.chips import ChipLook
from qosdesk.ui.widgets.labels import Words

_SECOND_MS = 1000


def _tr(text: str) -> str:
    return QCoreApplication.translate("SourcesPage", text)


class VendorRow(QWidget):
    """One vendor: its place and name, how it stands, what it offers, where its key is, what can be done.

    Attributes:
        earlier, later: move it in the order.
        change, plan, forget: the key, the plan, the key's end.
    """

    def __init__(self, desk: Desk, vendor: Vendor, parent: QWidget) -> None:
        super().__init__(parent)
        self.vendor = vendor
        theme = desk.theme
        self.title = Words(theme, vendor.title, px=13, weight=SEMIBOLD, parent=self)
        self.state = Words(theme, "", "t2", parent=self)
        self.covers = Words(theme, covers_text(vendor), "t3", 11, wraps=True, parent=self)
        self.key = Words(theme, "", "t2", wraps=True, parent=self)
        self.earlier = IconButton(theme, "chevron-up", box=22, size=14, parent=self)
        self.later = IconButton(theme, "chevron-down", box=22, size=14, parent=self)
        self.change = LinkButton(theme, "", self)
        self.plan = LinkButton(theme, _tr("Plan..."), self)
        self.forget = LinkButton(theme, "", self)
        self.earlier.set_text(_tr("{0} earlier in the order").format(vendor.title))
        self.later.set_text(_tr("{0} later in the order").format(vendor.title))
        self.plan.setAccessibleName(f"{vendor.title}: {self.plan.text()}")
        links = QHBoxLayout()
        links.setSpacing(4)
        for button in (self.change, self.plan, self.forget):
            links.addWidget(button)
        links.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 10)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.title, 0, 0)
        grid.addWidget(self.state, 0, 1)
        grid.addWidget(self.earlier, 0, 2)
        grid.addWidget(self.later, 0, 3)
        grid.addWidget(self.covers, 1, 0, 1, 4)
        grid.addWidget(self.key, 2, 0, 1, 4)
        grid.addLayout(links, 3, 0, 1, 4)


class SourcesPart(QWidget):
    """All vendors, those in use first, in their order.

    Attributes:
        rows: registry name -> row.
        demo: leaves all of them for the demo exchange.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.rows: dict[str, VendorRow] = {}
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self.demo = TextButton(desk.theme, _tr("Use the demo"), parent=self)
        self.kept = TextButton(desk.theme, _tr("Use the kept keys"), parent=self)
        self.demo.clicked.connect(desk.keys.use_demo)
        self.kept.clicked.connect(desk.keys.look_again)
        for vendor in desk.keys.vendors():
            self.rows[vendor.name] = self._make(vendor)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.demo)
        row.addWidget(self.kept)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        says = _tr(
            "The first provider that covers a symbol serves it. For shares the next one takes over by itself "
            "when it fails; for anything else only where you said so on the coverage page."
        )
        column.addWidget(Words(desk.theme, says, "t2", wraps=True, parent=self))
        column.addLayout(self._lines)
        column.addLayout(row)
        never = _tr("A key is never written to a log, a report or an exported workspace.")
        column.addWidget(Words(desk.theme, never, "t3", 11, wraps=True, parent=self))
        self._second = QTimer(self)
        self._second.setInterval(_SECOND_MS)
        self._second.timeout.connect(self.refresh)
        self._second.start()
        self._ends = [
            desk.sources.subscribe(self.refresh),
            desk.connection.subscribe(self.refresh),
            desk.keys.subscribe(self.refresh),
        ]
        self.refresh()

    def refresh(self) -> None:
        """As it is now."""
        in_use = {one.name: one for one in self.desk.sources.vendors()}
        order = [name for name in in_use if name in self.rows]
        order += [name for name in self.rows if name not in in_use]
        for place, name in enumerate(order):
            row = self.rows[name]
            if self._lines.indexOf(row) != place:
                self._lines.insertWidget(place, row)
            self._show(row, in_use.get(name), place, len(in_use))
        keeps = {self.desk.keys.state(name).keep for name in self.rows}
        self.demo.setVisible(keeps != {Keep.NONE})
        self.kept.setVisible(keeps == {Keep.NONE})

    def shut(self) -> None:
        """No more news."""
        self._second.stop()
        while self._ends:
            self._ends.pop()()

    def _make(self, vendor: Vendor) -> VendorRow:
        row = VendorRow(self.desk, vendor, self)
        row.earlier.clicked.connect(partial(self._move, vendor.name, -1))
        row.later.clicked.connect(partial(self._move, vendor.name, 1))
        row.change.clicked.connect(lambda: open_keys(self.desk, self.window(), vendor.title))
        row.plan.clicked.connect(lambda: PlanDialog(self.desk, vendor.name, self.window()).open())
        row.forget.clicked.connect(lambda: self.desk.keys.forget(vendor.name))
        return row

    def _show(self, row: VendorRow, vendor: VendorInUse | None, place: int, count: int) -> None:
        state = self.desk.keys.state(row.vendor.name)
        is_used = vendor is not None
        row.title.setText(f"{place + 1}  {row.vendor.title}" if is_used and count > 1 else row.vendor.title)
        row.state.set_token("t2")
        row.state.setText(_tr("not in use"))
        if vendor is not None:
            looks = chip_looks(vendor.connection, self.desk.clock.wall_ms())
            row.state.setText(" · ".join(_look_text(look, row.vendor.title) for look in looks))
            is_well = vendor.connection.state in (LinkState.LIVE, LinkState.CONNECTING)
            row.state.set_token("t2" if is_well else "warn")
            row.state.setToolTip(vendor.connection.reason)
        is_refused = vendor is not None and vendor.connection.state is LinkState.REFUSED
        is_guest = row.vendor.has_guests and vendor is not None and not vendor.connection.demo
        is_guest = is_guest and state.keep is Keep.NONE
        text = _tr("As a guest, without a key") if is_guest else _key_text(state.keep)
        row.key.setText(_tr("Refused by {0}").format(row.vendor.title) if is_refused else text)
        row.key.set_token("warn" if is_refused else "t2")
        has_key = state.keep is not Keep.NONE
        _say(row.change, _tr("Change the key...") if has_key else _tr("Add a key..."), row.vendor.title)
        _say(row.forget, _tr("Stop using it") if is_guest else _tr("Forget the key"), row.vendor.title)
        row.forget.setVisible(is_guest or state.keep in (Keep.KEYRING, Keep.FILE, Keep.RUN))
        row.forget.setEnabled(state.vault is not Vault.ASKING)
        row.earlier.setVisible(is_used and count > 1)
        row.later.setVisible(is_used and count > 1)
        row.earlier.setEnabled(place > 0)
        row.later.setEnabled(place < count - 1)

    def _move(self, name: str, by: int) -> None:
        names = [one.name for one in self.desk.sources.vendors()]
        place = names.index(name) if name in names else -1
        if place >= 0 and 0 <= place + by < len(names):
            names.insert(place + by, names.pop(place))
            self.desk.sources.set_order(names)
            self.refresh()


def _say(button: LinkButton, text: str, title: str) -> None:
    if button.text() != text:
        button.setText(text)
        button.setAccessibleName(f"{title}: {text}")
        button.updateGeometry()


def _look_text(look: ChipLook, title: str) -> str:
    """A chip in words, without the name that stands before it anyway."""
    return look.word if look.extra in ("", title) else f"{look.word} {look.extra}"


def _key_text(keep: Keep) -> str:
    return {
        Keep.NONE: _tr("No key"),
        Keep.GIVEN: _tr("Key given to this start, not kept"),
        Keep.KEYRING: _tr("Key in the system's keyring"),
        Keep.FILE: _tr("Key readable in a file of this profile"),
        Keep.RUN: _tr("Key until the program ends, not kept"),
    }[keep]
