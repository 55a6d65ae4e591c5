"""What a vendor wants to know besides a key: a field for each option, kept as `provider.<vendor>.<option>`."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from qosdesk.ui.desk import Desk
from qosdesk.ui.panels.imports.choice import Choice
from qosdesk.ui.ports import Vendor, VendorOption
from qosdesk.ui.welcome.words import option_title
from qosdesk.ui.widgets.labels import Words

_LABEL_PX = 150


class OptionFields(QWidget):
    """The options of one vendor at a time; empty where it has none.

    Attributes:
        fields: option name -> its field.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._vendor: Vendor | None = None
        self.fields: dict[str, QLineEdit | Choice] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)

    def show_vendor(self, vendor: Vendor) -> None:
        """Fields of a vendor with what was said of it before."""
        self._vendor = vendor
        self.fields = {}
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row, option in enumerate(vendor.options):
            title = option_title(option)
            label = Words(self._desk.theme, title, "t2", wraps=True, parent=self)
            label.setFixedWidth(_LABEL_PX)
            self._grid.addWidget(label, row, 0)
            field = self._field(option, title)
            self.fields[option.name] = field
            self._grid.addWidget(field, row, 1)

    def keep(self) -> None:
        """What is in the fields holds from now on; what is the default is not kept."""
        vendor = self._vendor
        if vendor is None:
            return
        for option in vendor.options:
            said = self._said(option)
            value = "" if said == option.default else said
            name = _setting(vendor, option)
            if self._desk.settings.get(name, "") != value:
                self._desk.settings.set(name, value)

    def _said(self, option: VendorOption) -> str:
        field = self.fields[option.name]
        return field.text().strip() if isinstance(field, QLineEdit) else option.choices[field.currentIndex()]

    def _field(self, option: VendorOption, title: str) -> QLineEdit | Choice:
        assert self._vendor is not None
        kept = str(self._desk.settings.get(_setting(self._vendor, option), "")) or option.default
        if option.choices:
            choice = Choice(self._desk.theme, title, self)
            choice.addItems([QCoreApplication.translate("VendorOptions", one) for one in option.choices])
            choice.setCurrentIndex(max(0, option.choices.index(kept) if kept in option.choices else 0))
            return choice
        edit = QLineEdit(kept, self)
        edit.setAccessibleName(title)
        if option.is_secret:
            edit.setEchoMode(QLineEdit.EchoMode.Password)
        return edit


def _setting(vendor: Vendor, option: VendorOption) -> str:
    return f"provider.{vendor.name}.{option.name}"
