"""Incidents and figures of the diagnostics in the user's words."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication

from qosdesk.domain.diagnostics import Between, Cause, Incident, What
from qosdesk.domain.numbers import MINUS, MISSING
from qosdesk.domain.quotes import Kind


def _tr(text: str) -> str:
    return QCoreApplication.translate("Diagnostics", text)


def kind_name(kind: Kind) -> str:
    """What a kind of stream is called."""
    names = {
        Kind.SNAPSHOT: _tr("Snapshots"),
        Kind.TRADE: _tr("Trades"),
        Kind.DEPTH: _tr("Depth"),
        Kind.BAR: _tr("K-line"),
    }
    return names[kind]


def incident_words(incident: Incident) -> str:
    """What happened, in a sentence."""
    text = incident.text
    words = {
        What.CONNECTED: _tr("Connected."),
        What.LOST: _tr("Link lost. {0}").format(text),
        What.REFUSED: _tr("The key was refused. {0}").format(text),
        What.STREAMS_REFUSED: _tr("Not streamed: {0}").format(text),
        What.SILENT: _tr("Nothing heard yet of {0}.").format(text),
        What.REQUEST_FAILED: _tr("A request failed. {0}").format(text),
        What.WARNED: text,
        What.LIMIT_LEARNED: _tr("The provider allows less than the plan says. {0}").format(text),
        What.CLOCK_MOVED: _tr("This computer's clock was moved by {0}.").format(text),
    }
    return words[incident.what].strip() + (f"  ×{incident.count:,}" if incident.count > 1 else "")


def incident_icon(incident: Incident) -> tuple[str, str]:
    """(icon, token of its colour)."""
    if incident.what is What.CONNECTED:
        return "check", "accent"
    if incident.what in (What.SILENT, What.CLOCK_MOVED):
        return "clock", "t2"
    if incident.what is What.LOST:
        return "plug-off", "warn"
    return ("key" if incident.what is What.REFUSED else "warning"), "warn"


def incident_meaning(incident: Incident) -> str:
    """What it means and what to do, empty where the sentence says all."""
    if incident.what is What.SILENT:
        return _tr(
            "Subscribed, but nothing came. The market may be quiet or closed; if it trades elsewhere, "
            "the provider does not send this symbol."
        )
    if incident.what is What.LIMIT_LEARNED:
        return _tr(
            "The lower limit is kept from now on. What has no live slot is polled, other requests wait longer."
        )
    if incident.what is What.CLOCK_MOVED:
        return _tr("Delays are measured anew. Let the system set its clock by itself.")
    meanings = {
        Cause.TIMEOUT: _tr(
            "The server did not answer in time: the network or the provider is slow or down. "
            "Nothing needs to be done, it is tried again."
        ),
        Cause.UNREACHABLE: _tr(
            "No connection could be made or it was closed. It is tried again; if that goes on, check the network, "
            "the VPN or the firewall."
        ),
        Cause.KEY_REFUSED: _tr("The provider does not know this key. Check it for missing characters."),
        Cause.KEY_EXPIRED: _tr("The term of this key is over. Ask the provider to renew it."),
        Cause.RATE_LIMIT: _tr(
            "More was asked in a minute than the plan allows, by this desk or by another program with the same key. "
            "It is asked again when the plan allows it."
        ),
        Cause.OVER_LIMIT: _tr(
            "The plan allows fewer live products. Show fewer symbols, or check the plan's limits in the quota panel."
        ),
        Cause.IN_USE: _tr(
            "Another program uses this key and the plan allows no more connections. Close it there, or wait: "
            "it is tried again once a minute."
        ),
        Cause.NOT_OFFERED: _tr("The provider does not offer this for the symbol or the plan."),
        Cause.BAD_ANSWER: _tr(
            "The answer was not what the provider documents, or something on the way answered in its place. "
            "If it goes on, send these diagnostics to the makers of qosdesk."
        ),
        Cause.REJECTED: _tr("The provider refused it in its own words."),
        Cause.NONE: "",
    }
    return meanings[incident.cause]


def ms_text(seconds: float) -> str:
    """Whole milliseconds, one decimal below ten: `6.2`, `14`."""
    ms = seconds * 1000
    return f"{ms:.1f}" if ms < 9.95 else f"{ms:,.0f}"


def offset_text(offset: Between | None) -> str:
    """`−0.1 to +0.9 s`, and which clock that is; both ends rounded outwards."""
    if offset is None:
        return MISSING
    step = 10 if offset.high_s - offset.low_s >= 0.1 else 1000
    low_s, high_s = math.floor(offset.low_s * step) / step, math.ceil(offset.high_s * step) / step
    decimals = 1 if step == 10 else 3
    ends = _tr("{0} to {1} s").format(_signed(low_s, decimals), _signed(high_s, decimals))
    if low_s > 0:
        return ends + _tr(" (this computer is ahead)")
    return ends + _tr(" (this computer is behind)") if high_s < 0 else ends


def _signed(value: float, decimals: int) -> str:
    text = f"{abs(value):.{decimals}f}"
    if not text.strip("0."):
        return text
    return ("+" if value > 0 else MINUS) + text
