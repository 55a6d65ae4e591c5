"""Where a key is typed, checked and used: provider, key, address, registration, the steps, the plan."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from qosdesk.domain.status import Cause
from qosdesk.ui.desk import Desk
from qosdesk.ui.panels.imports.choice import Choice
from qosdesk.ui.panels.plan_dialog import PlanDialog
from qosdesk.ui.ports import Check, Keep, KeyEntry, Registered, Vendor
from qosdesk.ui.settings.controls import SwitchButton
from qosdesk.ui.welcome.options import OptionFields
from qosdesk.ui.welcome.steps import StepList
from qosdesk.ui.welcome.words import (
    WITH_PARTICULARS,
    allowance_text,
    cause_text,
    check_text,
    covers_text,
    plan_title,
    vault_text,
)
from qosdesk.ui.widgets.buttons import LinkButton, TextButton
from qosdesk.ui.widgets.labels import Words


class KeyForm(QWidget):
    """One key at a time.

    Signals:
        connected: the vendor took the key, and it is in use.
        grown: more or less is shown than before.
    """

    connected = Signal()
    grown = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        theme = desk.theme
        self._vendors = list(desk.keys.vendors())
        self._give_up: Callable[[], None] | None = None
        self._is_shut = False
        self._check = Check()
        self._made = Registered()
        self.provider = Choice(theme, "", self)
        self.provider.addItems([vendor.title for vendor in self._vendors])
        self.key = QLineEdit(self)
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        self.reveal = LinkButton(theme, "", self)
        self.covers = Words(theme, "", "t2", wraps=True, parent=self)
        self.note = Words(theme, "", "t3", 11, wraps=True, parent=self)
        self.options = OptionFields(desk, self)
        self.trouble = Words(theme, "", "warn", wraps=True, parent=self)
        self.again = LinkButton(theme, "", self)
        self.in_file = SwitchButton(theme, "", "", self)
        self.file_means = Words(theme, "", "t2", 11, wraps=True, parent=self)
        self.address = LinkButton(theme, "", self)
        self.http_url = QLineEdit(self)
        self.ws_url = QLineEdit(self)
        self.register = LinkButton(theme, "", self)
        self.email = QLineEdit(self)
        self.ask = TextButton(theme, "", parent=self)
        self.connect_button = TextButton(theme, "", primary=True, parent=self)
        self.how = LinkButton(theme, "", self)
        self.steps = StepList(theme, self)
        self.outcome = Words(theme, "", wraps=True, parent=self)
        self.particulars = Words(theme, "", "t2", 11, wraps=True, parent=self)
        self.plan_label = Words(theme, "", "t2", parent=self)
        self.plan = Choice(theme, "", self)
        self.figures = LinkButton(theme, "", self)
        self._lay()
        self._join()
        for widget in self._folded():
            widget.hide()
        self.retranslate()

    @property
    def vendor(self) -> Vendor:
        """The provider chosen."""
        return self._vendors[max(0, self.provider.currentIndex())]

    def choose(self, title: str) -> None:
        """Take the provider of that title; an unknown one changes nothing."""
        titles = [vendor.title for vendor in self._vendors]
        if title in titles:
            self.provider.setCurrentIndex(titles.index(title))

    def retranslate(self) -> None:
        """The language changed."""
        self.provider.setAccessibleName(self.tr("Provider"))
        self.key.setAccessibleName(self.tr("Key"))
        self._name_reveal()
        self.again.setText(self.tr("Try again"))
        self.in_file.setText(self.tr("Keep the key in a file instead"))
        self.in_file.setAccessibleName(self.in_file.text())
        self.in_file.updateGeometry()
        self.file_means.setText(
            self.tr(
                "It is readable there: every program that you run, and whoever copies the profile's folder, has it."
            )
        )
        for field, name in (
            (self.http_url, self.tr("HTTP address")),
            (self.ws_url, self.tr("WebSocket address")),
        ):
            field.setAccessibleName(name)
            field.setPlaceholderText(name)
        self.register.setText(self.tr("Ask for a key by e-mail..."))
        self.email.setAccessibleName(self.tr("E-mail address"))
        self.email.setPlaceholderText(self.tr("E-mail address"))
        self.ask.setText(self.tr("Ask for a key"))
        self.connect_button.setText(self.tr("Connect"))
        self.how.setText(self.tr("How to get a key"))
        self.plan_label.setText(self.tr("Plan"))
        self.plan.setAccessibleName(self.tr("Plan"))
        self.figures.setText(self.tr("Exact figures..."))
        self._show_vendor()

    def refresh(self) -> None:
        """What the keyring says, and how the check stands."""
        state = self.desk.keys.state(self.vendor.name)
        vault = vault_text(state.vault)
        self.trouble.setText(vault)
        self.trouble.setVisible(bool(vault))
        self.again.setVisible(state.vault.may_be_tried_again and state.keep is Keep.NONE)
        offers_file = state.vault.is_unusable and state.keep is not Keep.FILE
        self.in_file.setVisible(offers_file)
        self.file_means.setVisible(offers_file)
        if self._check.is_over or self._check != Check():
            self._show_check(self._check)
        self.grown.emit()

    def connect_key(self) -> None:
        """Check the key; one that is taken is used."""
        entry = self.entry()
        if not entry.key and not self.vendor.has_guests:
            self._say(self.tr("Paste a key first."), "warn")
            self.key.setFocus()
            return
        self._stop()
        self.options.keep()
        self.connect_button.setEnabled(False)
        self.plan_label.hide()
        self._show_check(Check())
        self.steps.show()
        self._give_up = self.desk.keys.check(entry, lambda check: self._on_check(entry, check))
        self.grown.emit()

    def entry(self) -> KeyEntry:
        """What is typed."""
        key = self.key.text().strip()
        http_url, ws_url = self.http_url.text().strip(), self.ws_url.text().strip()
        vendor = self.vendor
        is_own = not vendor.is_moved and (http_url, ws_url) == (vendor.http_url, vendor.ws_url)
        return KeyEntry(
            vendor.name,
            key,
            "" if is_own else http_url,
            "" if is_own else ws_url,
            self._made.allowance.permission if key == self._made.key else "",
            self.in_file.isChecked(),
        )

    def shut(self) -> None:
        """The dialog closes: nothing is heard any more, and the key is forgotten."""
        self._is_shut = True
        self._stop()
        self._made = Registered()
        self.key.clear()

    # --- a check -----------------------------------------------------------------------------------------------------

    def _on_check(self, entry: KeyEntry, check: Check) -> None:
        if self._is_shut:
            return
        self._show_check(check)
        if check.is_over:
            self._give_up = None
            self.connect_button.setEnabled(True)
            if check.accepted:
                self.desk.keys.use(entry)
                self._show_plan()
                self.connected.emit()
        self.grown.emit()

    def _show_check(self, check: Check) -> None:
        self._check = check
        self.steps.show_check(check)
        self._say(check_text(check, self.vendor.title), "t1" if check.cause is Cause.NONE else "warn")
        has_more = check.is_over and check.cause in WITH_PARTICULARS and bool(check.text)
        self.particulars.setText(check.text if has_more else "")
        self.particulars.setVisible(has_more)

    def _show_plan(self) -> None:
        self._fill_plans()
        for widget in (self.plan_label, self.plan, self.figures):
            widget.show()

    def _fill_plans(self) -> None:
        plans = self.vendor.plans
        said = self.desk.settings.get(f"plan.{self.vendor.name}.name", "")
        self.plan.blockSignals(True)
        self.plan.clear()
        self.plan.addItems([plan_title(name) for name in plans])
        self.plan.setCurrentIndex(plans.index(said) if said in plans else 0)
        self.plan.blockSignals(False)

    def _choose_plan(self, place: int) -> None:
        if 0 <= place < len(self.vendor.plans):
            self.desk.settings.set(f"plan.{self.vendor.name}.name", self.vendor.plans[place])

    def _say(self, text: str, token: str = "t1") -> None:
        self.outcome.set_token(token)
        self.outcome.setText(text)
        self.outcome.setVisible(bool(text))
        self.grown.emit()

    def _stop(self) -> None:
        give_up, self._give_up = self._give_up, None
        if give_up is not None:
            give_up()

    # --- a registration ----------------------------------------------------------------------------------------------

    def ask_for_key(self) -> None:
        """A new key of the vendor's, into the field."""
        email = self.email.text().strip()
        if "@" not in email:
            self._say(self.tr("This is no e-mail address."), "warn")
            return
        self.ask.setEnabled(False)
        self._say(self.tr("Asking {0} for a key...").format(self.vendor.title))
        self.desk.keys.register(self.vendor.name, self.entry().http_url, email, self._on_registered)

    def _on_registered(self, made: Registered) -> None:
        if self._is_shut:
            return
        self.ask.setEnabled(True)
        self._made = made
        if made.key:
            self.key.setText(made.key)
            said = self.tr("{0} made a key: {1}. It is in the field; connect with it.")
            self._say(said.format(self.vendor.title, allowance_text(made.allowance)))
            return
        self._say(cause_text(made.cause, self.vendor.title), "warn")
        self.particulars.setText(made.text)
        self.particulars.setVisible(made.cause in WITH_PARTICULARS)
        self.grown.emit()

    # --- building ----------------------------------------------------------------------------------------------------

    def _lay(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        first = _row(self.provider, self.key, self.reveal)
        first.setStretch(1, 1)
        self.provider.setMinimumWidth(110)
        column.addLayout(first)
        column.addWidget(self.covers)
        column.addWidget(self.http_url)
        column.addWidget(self.ws_url)
        column.addWidget(self.options)
        column.addLayout(_row(self.email, self.ask))
        trouble = _row(self.trouble, self.again)
        trouble.setStretch(0, 1)
        column.addLayout(trouble)
        column.addWidget(self.in_file)
        column.addWidget(self.file_means)
        buttons = _row(self.connect_button, self.how)
        buttons.addStretch(1)
        column.addLayout(buttons)
        links = _row(self.register, self.address)
        links.addStretch(1)
        column.addLayout(links)
        column.addWidget(self.note)
        column.addWidget(self.steps)
        column.addWidget(self.outcome)
        column.addWidget(self.particulars)
        plan = _row(self.plan_label, self.plan, self.figures)
        plan.addStretch(1)
        column.addLayout(plan)

    def _join(self) -> None:
        self.key.returnPressed.connect(self.connect_key)
        self.email.returnPressed.connect(self.ask_for_key)
        self.connect_button.clicked.connect(self.connect_key)
        self.reveal.clicked.connect(self._toggle_reveal)
        self.how.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(self.vendor.key_page)))
        self.again.clicked.connect(self.desk.keys.look_again)
        self.address.clicked.connect(self._toggle_address)
        self.register.clicked.connect(self._toggle_register)
        self.ask.clicked.connect(self.ask_for_key)
        self.provider.currentIndexChanged.connect(self._on_vendor)
        self.plan.currentIndexChanged.connect(self._choose_plan)
        self.figures.clicked.connect(lambda: PlanDialog(self.desk, self.vendor.name, self.window()).open())

    def _folded(self) -> tuple[QWidget, ...]:
        return (
            self.http_url,
            self.ws_url,
            self.options,
            self.email,
            self.ask,
            self.steps,
            self.outcome,
            self.particulars,
            self.plan_label,
            self.plan,
            self.figures,
        )

    def _on_vendor(self) -> None:
        """Another provider was chosen: what was said of the one before is over, and its key is not for this one."""
        self._stop()
        if self._check != Check() or self._made.key:
            self.key.clear()
        self._check, self._made = Check(), Registered()
        self.connect_button.setEnabled(True)
        for widget in self._folded():
            widget.hide()
        self._show_vendor()

    def _show_vendor(self) -> None:
        vendor = self.vendor
        if not self._is_asked_for_address():
            self.http_url.setText(vendor.http_url)
            self.ws_url.setText(vendor.ws_url)
        self.options.show_vendor(vendor)
        self.covers.setText(covers_text(vendor))
        self.register.setVisible(vendor.registers)
        guest = self.tr("Paste the key, or none as a guest")
        self.key.setPlaceholderText(guest if vendor.has_guests else self.tr("Paste the key"))
        self.note.setText(self.tr("One request checks the key, and a first quote is read."))
        self.address.setText(self.tr("Address and account...") if vendor.options else self.tr("Address..."))
        self.address.updateGeometry()
        if not vendor.ws_url and self.ws_url.isHidden():
            # Its operators tell their own: there is nothing to connect to before.
            self._show_address(shown=True)
        self.refresh()

    def _is_asked_for_address(self) -> bool:
        """Whether the user may be typing one."""
        return not self.http_url.isHidden()

    def _toggle_address(self) -> None:
        self._show_address(shown=self.http_url.isHidden())
        if not self.http_url.isHidden():
            self.http_url.setFocus()
        self.grown.emit()

    def _show_address(self, *, shown: bool) -> None:
        self.http_url.setVisible(shown)
        self.ws_url.setVisible(shown)
        self.options.setVisible(shown and bool(self.vendor.options))

    def _toggle_register(self) -> None:
        shown = self.email.isHidden()
        self.email.setVisible(shown)
        self.ask.setVisible(shown)
        if shown:
            self.email.setFocus()
        self.grown.emit()

    def _toggle_reveal(self) -> None:
        hidden = self.key.echoMode() is QLineEdit.EchoMode.Password
        self.key.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self._name_reveal()

    def _name_reveal(self) -> None:
        hidden = self.key.echoMode() is QLineEdit.EchoMode.Password
        self.reveal.setText(self.tr("Show") if hidden else self.tr("Hide"))
        self.reveal.updateGeometry()


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    return row
