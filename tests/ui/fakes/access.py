"""The way to the source in memory: network and keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from qosdesk.domain.keys import (
    Check,
    Entry,
    Keep,
    KeyState,
    Mark,
    Registered,
    Step,
    Vault,
    Vendor,
    VendorOption,
)
from qosdesk.domain.status import Cause
from qosdesk.ui.ports import ProxySettings
from tests.ui.fakes.common import subscribe


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


QOS = Vendor(
    "qos",
    "QOS",
    "https://qos.invalid",
    True,
    "https://api.qos.invalid",
    "wss://api.qos.invalid/ws",
    plans=("default", "free", "none"),
    markets=frozenset({"US", "HK", "SH", "SZ", "CF", "FX", "IX", "CM"}),
)
ALLTICK = Vendor(
    "alltick",
    "AllTick",
    "https://alltick.invalid",
    False,
    "https://quote.alltick.invalid",
    "wss://quote.alltick.invalid/stock",
    plans=("default", "free", "premium", "none"),
    markets=frozenset({"US", "HK", "SH", "SZ", "FX", "CM", "CC", "CD"}),
)
MULTIMARKETS = Vendor(
    "multimarkets",
    "MultiMarkets",
    "https://multimarkets.invalid",
    False,
    "https://api.multimarkets.invalid",
    "",
    plans=("default", "none"),
    options=(
        VendorOption("access", "Access", "client", choices=("client", "manager")),
        VendorOption("company_id", "Company number", "1"),
    ),
    markets=frozenset({"CC", "CD", "FX"}),
    has_guests=True,
)
PASSED = Check((Mark.DONE,) * 4, requests=1, is_over=True)


def failed_at(step: Step, cause: Cause, text: str = "") -> Check:
    """A check that ended there."""
    place = list(Step).index(step)
    marks = (*(Mark.DONE,) * place, Mark.FAILED, *(Mark.WAITING,) * (3 - place))
    return Check(marks, cause, text, requests=1, is_over=True)


class FakeKeys:
    """Remembers what was asked of it; a check is over when `answer` is called."""

    def __init__(self) -> None:
        self.now = KeyState("qos", Keep.NONE, Vault.READY, settled=True)
        self.offered = [QOS]
        self.others: dict[str, KeyState] = {}
        self.checks: list[tuple[Entry, Callable[[Check], None]]] = []
        self.given_up = 0
        self.used: list[Entry] = []
        self.calls: list[str] = []
        self.registrations: list[tuple[str, str, str, Callable[[Registered], None]]] = []
        self.listeners: list[Callable[[], None]] = []

    def vendors(self) -> list[Vendor]:
        return self.offered

    def state(self, provider: str = "") -> KeyState:
        if provider in ("", self.now.provider):
            return self.now
        return self.others.get(provider, KeyState(provider, Keep.NONE, self.now.vault, settled=True))

    def subscribe(self, changed: Callable[[], None]) -> Callable[[], None]:
        return subscribe(self.listeners, changed)

    def put(self, **changes: object) -> None:
        """Another state, announced."""
        self.now = replace(self.now, **changes)  # type: ignore[arg-type]
        for listener in tuple(self.listeners):
            listener()

    def check(self, entry: Entry, changed: Callable[[Check], None]) -> Callable[[], None]:
        self.checks.append((entry, changed))

        def give_up() -> None:
            self.given_up += 1

        return give_up

    def answer(self, check: Check) -> None:
        """The last check's next news."""
        self.checks[-1][1](check)

    def use(self, entry: Entry) -> None:
        self.used.append(entry)
        self.put(keep=Keep.RUN, vault=Vault.ASKING)

    def use_demo(self) -> None:
        self.calls.append("demo")

    def look_again(self) -> None:
        self.calls.append("look again")

    def forget(self, provider: str = "") -> None:
        self.calls.append(f"forget {provider}".rstrip())

    def register(self, provider: str, http_url: str, email: str, done: Callable[[Registered], None]) -> None:
        self.registrations.append((provider, http_url, email, done))
