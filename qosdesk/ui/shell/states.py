"""The connection in words: the chip, the banner and the status bar say the same thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from qosdesk.domain.status import Cause
from qosdesk.ui.ports import Connection, LinkState
from qosdesk.ui.widgets.chips import ChipLook, Mark


def _tr(text: str) -> str:
    return QCoreApplication.translate("Connection", text)


@dataclass(frozen=True, slots=True)
class BannerText:
    """What stands above a panel's content.

    Attributes:
        text: one or two sentences.
        action: word of the button, may be empty.
        icon: see `icons.NAMES`.
        grey: whether the content below is of the past.
        short: said instead where the text does not fit.
        quiet: good to know, but no warning.
        opens_keys: the action is another key, not another try.
    """

    text: str
    action: str = ""
    icon: str = "plug-off"
    grey: bool = True
    short: str = ""
    quiet: bool = False
    opens_keys: bool = False


def clock_text(ts_ms: int) -> str:
    """Local time of day, `15:42:04`."""
    return datetime.fromtimestamp(ts_ms / 1000).astimezone().strftime("%H:%M:%S")


def seconds_left(connection: Connection, now_ms: int) -> int:
    """Whole seconds until the next attempt, never negative."""
    return max(0, -(-(connection.next_try_ms - now_ms) // 1000))


def duration_text(ms: int) -> str:
    """`14 s`, `58 min`, `2 h 14 min`, `3 d 4 h`."""
    seconds = max(0, ms) // 1000
    if seconds < 60:
        return _tr("{0} s").format(seconds)
    minutes = seconds // 60
    if minutes < 60:
        return _tr("{0} min").format(minutes)
    hours = minutes // 60
    if hours < 24:
        return _tr("{0} h {1} min").format(hours, minutes % 60)
    return _tr("{0} d {1} h").format(hours // 24, hours % 24)


def chip_looks(connection: Connection, now_ms: int) -> tuple[ChipLook, ...]:
    """The chips of the top bar. While the demo runs well DEMO stands alone: LIVE would sound like real prices."""
    chips: list[ChipLook] = []
    state = connection.state
    if connection.demo:
        chips.append(ChipLook(_tr("DEMO"), _tr("made-up prices"), "demo", Mark.RING, solid=True))
    if connection.is_quiet:
        chips.append(ChipLook(_tr("CONNECTED"), _tr("no quotes yet"), "accent", Mark.RING))
    elif state is LinkState.LIVE:
        if not connection.demo:
            chips.append(ChipLook(_tr("LIVE"), connection.provider, "accent", Mark.DOT))
    elif state is LinkState.CONNECTING:
        chips.append(ChipLook(_tr("CONNECTING"), connection.provider, "accent", Mark.RING))
    elif state is LinkState.RECONNECTING:
        left = seconds_left(connection, now_ms)
        extra = _tr("in {0} s").format(left) if connection.next_try_ms else ""
        chips.append(
            ChipLook(_tr("RECONNECTING"), extra, "warn", Mark.RING, slot=_tr("in {0} s").format("00"))
        )
    elif state is LinkState.OFFLINE:
        extra = _tr("since {0}").format(clock_text(connection.since_ms)) if connection.since_ms else ""
        chips.append(ChipLook(_tr("OFFLINE"), extra, "warn", Mark.DOT))
    else:
        chips.append(ChipLook(_tr("REFUSED"), connection.provider, "warn", Mark.DOT))
    return tuple(chips)


def all_chip_looks(sessions: Sequence[Connection], now_ms: int) -> tuple[ChipLook, ...]:
    """Chips of several vendors, two at most: those that are well in one, those that are not in another."""
    if len(sessions) == 1:
        return chip_looks(sessions[0], now_ms)
    well = [one for one in sessions if one.state is LinkState.LIVE and not one.is_quiet]
    ill = [one for one in sessions if one not in well]
    chips: list[ChipLook] = []
    if any(one.demo for one in sessions):
        made_up = [one for one in sessions if one.demo]
        extra = _tr("made-up prices") if len(made_up) == len(sessions) else _titles(made_up)
        chips.append(ChipLook(_tr("DEMO"), extra, "demo", Mark.RING, solid=True))
        well = [one for one in well if not one.demo]
    if well and (not ill or not chips):
        chips.append(ChipLook(_tr("LIVE"), _titles(well), "accent", Mark.DOT))
    if ill:
        look = chip_looks(replace(ill[0], demo=False), now_ms)[0]
        names = _titles(ill)
        same = len(ill) == 1 and look.slot
        extra = f"{names} {look.extra}" if same else names
        chips.append(replace(look, extra=extra, slot=f"{names} {look.slot}" if same else ""))
    return tuple(chips)


def _titles(sessions: Sequence[Connection]) -> str:
    return " · ".join(one.provider for one in sessions)


def banner_text(connection: Connection, now_ms: int) -> BannerText | None:
    """The banner above every panel, None while the link is up or coming up for the first time."""
    state = connection.state
    if state in (LinkState.LIVE, LinkState.CONNECTING):
        return None
    since = clock_text(connection.since_ms) if connection.since_ms else ""
    if state is LinkState.RECONNECTING:
        lost = _tr("Link lost {0}.").format(since) if since else _tr("Link lost.")
        if connection.cause is Cause.IN_USE:
            lost = _tr("Another program uses this key.")
        if not connection.next_try_ms:
            return BannerText(lost + _tr(" Trying again now."))
        left = seconds_left(connection, now_ms)
        next_try = _tr(" Next try in {0} s (attempt {1}).").format(left, connection.attempt)
        short = _tr(" Next try in {0} s.").format(left)
        return BannerText(lost + next_try, _tr("Try now"), short=lost + short)
    if connection.held:
        text = _tr("Another qosdesk on this computer uses this key.")
        return BannerText(text, short=_tr("Key in use by another desk."))
    if state is LinkState.OFFLINE:
        text = _tr("Offline since {0}.").format(since) if since else _tr("Offline.")
        reason = f" {connection.reason}" if connection.reason else ""
        return BannerText(text + reason, _tr("Try now"))
    # Short: panels are narrow, and the window's own banner has the whole sentence.
    expired = connection.cause is Cause.KEY_EXPIRED
    text = _tr("This {0} key has expired.") if expired else _tr("{0} refused this key.")
    return BannerText(text.format(connection.provider), icon="key")


def window_banner(connection: Connection) -> BannerText | None:
    """What concerns the whole window: a key refused or in use elsewhere, no way to the server, prices made up."""
    if connection.held:
        return BannerText(connection.reason, _tr("Use here anyway"))
    is_stuck = connection.attempt > 1 or connection.cause is Cause.IN_USE
    is_stuck = is_stuck and connection.state is LinkState.RECONNECTING
    if is_stuck and connection.reason:
        # A link that comes back at once needs no explanation; a proxy, a certificate or a wrong address does.
        return BannerText(connection.reason, _tr("Try now"))
    if connection.state is LinkState.REFUSED:
        return BannerText(refused_text(connection), _tr("Open settings"), "key", opens_keys=True)
    if not connection.demo:
        return None
    text = _tr("Prices come from a demo exchange on this computer. Nothing here is a real quote.")
    key = _tr("Enter a provider key")
    return BannerText(text, key, "info", grey=False, quiet=True, opens_keys=True)


def windows_banner(sessions: Sequence[Connection]) -> tuple[BannerText, Connection] | None:
    """The first of several vendors that has something to say to the whole window; made-up prices come last."""
    said = [(text, one) for one in sessions if (text := window_banner(one)) is not None]
    if len(sessions) > 1:
        said = [(_of_vendor(text, one), one) for text, one in said]
    return min(said, key=lambda pair: pair[0].quiet, default=None)


def _of_vendor(text: BannerText, connection: Connection) -> BannerText:
    """Says whose link is meant, where the text does not."""
    if text.quiet or connection.provider in text.text:
        return text
    return replace(text, text=f"{connection.provider}: {text.text}")


def refused_text(connection: Connection) -> str:
    """What happened, what holds, what to do."""
    if connection.cause is Cause.KEY_EXPIRED:
        text = _tr("This {0} key has expired. No retry is made until the key changes.")
        return text.format(connection.provider) + _tr(" Renew it with the provider, or enter another one.")
    text = _tr("{0} refused this key. No retry is made until the key changes.").format(connection.provider)
    return text + _tr(" Check the key for missing characters, or ask the provider whether it has expired.")


def summary_text(connection: Connection) -> str:
    """The first words of the status bar: `QOS connected`."""
    name = _tr("Demo exchange") if connection.demo else connection.provider
    if connection.is_quiet:
        return _tr("{0} connected, no quotes yet").format(name)
    words = {
        LinkState.CONNECTING: _tr("{0} connecting"),
        LinkState.LIVE: _tr("{0} connected"),
        LinkState.RECONNECTING: _tr("{0} reconnecting"),
        LinkState.OFFLINE: _tr("{0} offline"),
        LinkState.REFUSED: _tr("{0} refused the key"),
    }
    return words[connection.state].format(name)


def all_summary_text(sessions: Sequence[Connection]) -> str:
    """The same of several: `QOS · AllTick connected`; what is wrong with each is said of each."""
    if len(sessions) == 1:
        return summary_text(sessions[0])
    alike: dict[tuple[object, ...], list[Connection]] = {}
    for one in sessions:
        alike.setdefault((one.state, one.is_quiet, one.demo), []).append(one)
    parts = [summary_text(replace(some[0], provider=_titles(some), demo=False)) for some in alike.values()]
    made_up = all(one.demo for one in sessions)
    return (_tr("Demo exchange") + ": " if made_up else "") + ", ".join(parts)


def all_chips_tooltip(sessions: Sequence[Connection]) -> str:
    """More than the chips can say, vendor by vendor."""
    if len(sessions) == 1:
        return chip_tooltip(sessions[0])
    parts = [f"{summary_text(replace(one, demo=False))}\n{chip_tooltip(one)}" for one in sessions]
    return "\n\n".join(parts)


def chip_tooltip(connection: Connection) -> str:
    """More than the chip can say."""
    parts = []
    if connection.demo:
        parts.append(_tr("Prices come from a demo exchange on this computer. Nothing here is a real quote."))
    if connection.state is LinkState.REFUSED:
        parts.append(refused_text(connection))
    if connection.reason:
        parts.append(connection.reason)
    streams = _tr("{0} of {1} streams confirmed").format(
        connection.streams_confirmed, connection.streams_wanted
    )
    parts.append(streams)
    return "\n".join(parts)
