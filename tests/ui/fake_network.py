"""The choice of a proxy in memory, for tests of the screens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from qosdesk.ui.ports import ProxySettings


class FakeNetwork:
    """Takes every proxy but those in `refused`; a test is over when `answer` is called."""

    def __init__(self) -> None:
        self.settings = ProxySettings()
        self.refused: dict[str, str] = {}
        self.tested: list[tuple[ProxySettings, Callable[[bool, str], None]]] = []

    def proxy(self) -> ProxySettings:
        return self.settings

    def apply(self, wanted: ProxySettings) -> str:
        said = self.refused.get(wanted.address, "")
        if not said:
            self.settings = replace(wanted, password="", has_password=bool(wanted.password))
        return said

    def test(self, wanted: ProxySettings, done: Callable[[bool, str], None]) -> None:
        self.tested.append((wanted, done))

    def answer(self, worked: bool, text: str) -> None:
        """The last test's outcome."""
        self.tested[-1][1](worked, text)
