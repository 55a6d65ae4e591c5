"""Keys as the screens know them: where one lies, how a check went, what a registration allows. Imports domain only.

Nothing here is printed with a key in it: fields that hold one stay out of `repr`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from qosdesk.domain.status import Cause


class Keep(Enum):
    """Where the key in use is kept."""

    NONE = "none"
    """There is no key: the demo exchange is used."""
    GIVEN = "given"
    """It came with the start, in the environment: it is not ours to keep."""
    KEYRING = "keyring"
    FILE = "file"
    """Readable in a file of the profile, because the user said so."""
    RUN = "run"
    """Nowhere: it is gone when the program ends."""


class Vault(Enum):
    """How the system's keyring answered last."""

    UNKNOWN = "unknown"
    """Not asked yet."""
    ASKING = "asking"
    READY = "ready"
    LOCKED = "locked"
    LATE = "late"
    """It did not answer in time; it may be waiting for a password."""
    MISSING = "missing"
    """There is none, or it failed."""
    PLAINTEXT = "plaintext"
    """It keeps keys readable in a file, so it is not used."""

    @property
    def may_be_tried_again(self) -> bool:
        """Whether the user can do something about it."""
        return self in (Vault.LOCKED, Vault.LATE)

    @property
    def is_unusable(self) -> bool:
        """Whether a key can't be kept in it as things are."""
        return self in (Vault.LOCKED, Vault.LATE, Vault.MISSING, Vault.PLAINTEXT)


@dataclass(frozen=True, slots=True)
class KeyState:
    """The key in use.

    Attributes:
        provider: registry name of the vendor whose key it is, or would be.
        keep: where it is kept.
        vault: the keyring.
        settled: whether it was found out at the start where quotes come from.
    """

    provider: str
    keep: Keep = Keep.NONE
    vault: Vault = Vault.UNKNOWN
    settled: bool = False


@dataclass(frozen=True, slots=True)
class VendorOption:
    """Something else in which the customers of a vendor differ: a field, kept as `provider.<vendor>.<name>`.

    Attributes:
        title: English words for the field's label.
        default: what holds where nothing was said.
        is_secret: hidden like a key.
        choices: the only values, where they are known.
    """

    name: str
    title: str
    default: str = ""
    is_secret: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vendor:
    """What the user must know of a vendor before there is a key.

    Attributes:
        name: registry name.
        title: name to show.
        key_page: where a key is had, for the browser.
        registers: whether a key may be asked for from here.
        http_url, ws_url: its addresses, or those that the user set.
        is_moved: the addresses are the user's.
        plans: names of the documented plans.
        options: what else it may want to know.
        markets: what it offers, as the prefixes of symbols.
        has_guests: it serves also without a key.
    """

    name: str
    title: str
    key_page: str
    registers: bool
    http_url: str
    ws_url: str
    is_moved: bool = False
    plans: tuple[str, ...] = ()
    options: tuple[VendorOption, ...] = ()
    markets: frozenset[str] = frozenset()
    has_guests: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """What the user typed.

    Attributes:
        http_url, ws_url: both empty for the vendor's own.
        permission: what a registration said the key may do, as JSON; empty for a key from elsewhere.
        in_file: keep it readable in a file where the keyring can't keep it.
    """

    provider: str
    key: str = field(repr=False)
    http_url: str = ""
    ws_url: str = ""
    permission: str = ""
    in_file: bool = False


class Step(Enum):
    """The steps of a check, in order."""

    ADDRESS = "address"
    TLS = "tls"
    KEY = "key"
    QUOTE = "quote"


class Mark(Enum):
    """How a step stands."""

    WAITING = "waiting"
    TRYING = "trying"
    DONE = "done"
    FAILED = "failed"
    SKIPPED = "skipped"
    """It does not apply: no TLS on loopback."""


@dataclass(frozen=True, slots=True)
class Check:
    """How a check of a key stands.

    Attributes:
        marks: of each step, in the order of `Step`.
        cause: why a step failed.
        text: the same in one English sentence with the particulars; free of secrets.
        requests: what it cost so far.
        is_over: nothing is under way any more.
    """

    marks: tuple[Mark, ...] = (Mark.WAITING,) * len(Step)
    cause: Cause = Cause.NONE
    text: str = ""
    requests: int = 0
    is_over: bool = False

    @property
    def accepted(self) -> bool:
        """Whether the vendor took the key."""
        return self.mark(Step.KEY) is Mark.DONE

    def mark(self, step: Step) -> Mark:
        """That of a step."""
        return self.marks[list(Step).index(step)]


@dataclass(frozen=True, slots=True)
class Allowance:
    """What a registration allows.

    Attributes:
        products: live products; 0 where nothing was said.
        per_minute: requests a minute of the smallest call.
        connections: at the same time.
        expires: the day, `2026-12-06`; empty where nothing was said.
        permission: the vendor's own words as JSON, to be kept with the plan.
    """

    products: int = 0
    per_minute: int = 0
    connections: int = 0
    expires: str = ""
    permission: str = ""


@dataclass(frozen=True, slots=True)
class Registered:
    """The outcome of asking for a key: a key, or why there is none."""

    key: str = field(default="", repr=False)
    allowance: Allowance = Allowance()
    cause: Cause = Cause.NONE
    text: str = ""
