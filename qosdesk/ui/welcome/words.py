"""Keys in the user's language: where one lies, what the keyring says, the steps of a check, why one failed."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from qosdesk.domain.status import Cause
from qosdesk.ui.ports import Allowance, Check, Keep, KeyState, Mark, Step, Vault, Vendor, VendorOption

OPTION_WORDS: Final = (
    QT_TRANSLATE_NOOP("VendorOptions", "Access"),
    QT_TRANSLATE_NOOP("VendorOptions", "client"),
    QT_TRANSLATE_NOOP("VendorOptions", "manager"),
    QT_TRANSLATE_NOOP("VendorOptions", "Company number"),
    QT_TRANSLATE_NOOP("VendorOptions", "Customer group"),
    QT_TRANSLATE_NOOP("VendorOptions", "Language of names"),
    QT_TRANSLATE_NOOP("VendorOptions", "Public key of the operator, if requests are to be encrypted"),
)
"""Options as providers title them, for the catalogues."""
WITH_PARTICULARS: Final = frozenset(
    {Cause.UNREACHABLE, Cause.TIMEOUT, Cause.BAD_ANSWER, Cause.REJECTED, Cause.OVER_LIMIT, Cause.NOT_OFFERED}
)
"""Where the network's own sentence says more: a proxy, a certificate, a name."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Keys", text)


def keep_text(state: KeyState, title: str = "", *, has_others: bool = False) -> str:
    """Where the key in use is kept.

    Args:
        title: of the vendor whose key it is.
        has_others: keys of other vendors are in use.
    """
    if state.vault is Vault.ASKING:
        if state.keep is Keep.RUN:
            return _tr("The key is in use. The keyring is asked to keep it; it may want its password.")
        return _tr("The keyring is asked for a key; it may want its password.")
    if state.keep is Keep.NONE and has_others:
        return _tr("No key of {0} is in use. It is added to the providers that are.").format(title)
    return {
        Keep.NONE: _tr("No key is in use: a demo exchange on this computer makes prices up."),
        Keep.GIVEN: _tr("This start was given a key or an address, which is in use and not kept here."),
        Keep.KEYRING: _tr("The key in use is kept in the system's keyring."),
        Keep.FILE: _tr("The key in use is readable in a file of this profile, by every program you run."),
        Keep.RUN: _tr("The key is in use until the program ends. It is not kept."),
    }[state.keep]


def vault_text(vault: Vault) -> str:
    """What is wrong with the keyring; empty where nothing is."""
    return {
        Vault.LOCKED: _tr("The keyring is locked. Unlock it and try again."),
        Vault.LATE: _tr("The keyring does not answer. It may be waiting for its password."),
        Vault.MISSING: _tr("There is no keyring on this computer, or it failed."),
        Vault.PLAINTEXT: _tr("The keyring that is set up keeps keys readable in a file, so it is not used."),
    }.get(vault, "")


def step_text(step: Step, mark: Mark) -> str:
    """A step of a check."""
    if step is Step.TLS and mark is Mark.SKIPPED:
        return _tr("No TLS at this address")
    return {
        Step.ADDRESS: _tr("Address reached"),
        Step.TLS: _tr("Secure connection (TLS)"),
        Step.KEY: _tr("Key accepted"),
        Step.QUOTE: _tr("First quote"),
    }[step]


def cause_text(cause: Cause, title: str) -> str:
    """Why it failed and what to do."""
    text = {
        Cause.KEY_REFUSED: _tr("{0} refused this key. Check it for missing characters."),
        Cause.KEY_EXPIRED: _tr("This {0} key has expired. Renew it with the provider."),
        Cause.RATE_LIMIT: _tr("{0} allows no more requests in this minute. Wait a minute."),
        Cause.UNREACHABLE: _tr("{0} can't be reached. Check the address, the network and the proxy."),
        Cause.TIMEOUT: _tr("{0} did not answer in time. Check the address, the network and the proxy."),
        Cause.BAD_ANSWER: _tr("What answers at this address is not {0}. Check the address."),
        Cause.NOT_OFFERED: _tr("{0} does not offer this."),
    }.get(cause, _tr("{0} did not do it."))
    return text.format(title)


def check_text(check: Check, title: str) -> str:
    """The outcome of a check."""
    if not check.is_over:
        return ""
    cost = _tr("1 request was used.") if check.requests else _tr("No request was used.")
    if check.cause is Cause.NONE:
        return f"{_tr('{0} accepted the key.').format(title)} {cost}"
    if check.accepted:
        known = _tr("{0} knows the key, but sent no quote.").format(title)
        return f"{known} {cause_text(check.cause, title)} {cost}"
    return f"{cause_text(check.cause, title)} {cost}"


def allowance_text(allowance: Allowance) -> str:
    """What a registration allows."""
    parts = []
    if allowance.products:
        parts.append(_tr("{0} live products").format(allowance.products))
    if allowance.per_minute:
        parts.append(_tr("{0} requests a minute").format(allowance.per_minute))
    if allowance.connections:
        parts.append(_tr("connections: {0}").format(allowance.connections))
    if allowance.expires:
        parts.append(_tr("until {0}").format(allowance.expires))
    return " · ".join(parts)


def covers_text(vendor: Vendor) -> str:
    """What a vendor offers, in one line."""
    names = {
        "US": _tr("US shares"),
        "HK": _tr("Hong Kong shares"),
        "SH": _tr("A shares"),
        "SZ": _tr("A shares"),
        "CF": _tr("crypto perpetuals"),
        "CC": _tr("crypto pairs"),
        "FX": _tr("currencies"),
        "IX": _tr("indices"),
        "CM": _tr("commodities"),
        "CD": _tr("CFDs"),
    }
    offered = dict.fromkeys(name for market, name in names.items() if market in vendor.markets)
    return _tr("Offers {0}.").format(_tr(", ").join(offered)) if offered else ""


def plan_title(name: str) -> str:
    """What a documented plan is called; one that is not known here is called by its name."""
    titles = {
        "default": _tr("Default"),
        "free": _tr("Free trial"),
        "none": _tr("No limits"),
        "premium": _tr("Premium"),
        "professional": _tr("Professional"),
        "all-hk": _tr("All Hong Kong"),
        "all-cn": _tr("All A shares"),
        "all-us": _tr("All US"),
    }
    return titles.get(name, name)


def option_title(option: VendorOption) -> str:
    """The label of a vendor's option: English words of the vendor, translated where they are known."""
    return QCoreApplication.translate("VendorOptions", option.title)
