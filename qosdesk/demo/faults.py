"""Scripted misbehaviour of the demo exchange: named switches, each with an optional argument and start second."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

# name -> (meaning of the argument, what it does)
FAULTS = MappingProxyType(
    {
        # connections
        "refuse": ("HTTP status, default 503", "refuse WebSocket handshakes"),
        "bad-key": ("HTTP status, default 401", "every key is invalid"),
        "expired-key": ("HTTP status, default 401", "every key has expired"),
        "busy-key": (
            "HTTP status, default 429",
            "refuse handshakes: another program holds the one connection",
        ),
        "newest-wins": (
            "close code, default 1008; 0 says nothing",
            "a key's new connection ends the older one",
        ),
        "drop": ("repeat every ARG seconds", "cut all sockets"),
        "restart": ("seconds away, default 2", "stop serving, come back on the same port knowing nobody"),
        "stall": ("ARG seconds long", "send nothing, sockets stay open"),
        "trickle": ("bytes a second, default 400", "frames drip out byte by byte"),
        # frames
        "garbage": ("one push in ARG, default 20", "mix in frames that are no JSON or no object"),
        "truncated": ("one push in ARG, default 4", "push frames whose text ends in the middle"),
        "wrong-types": ("one entry in ARG, default 2", "numbers for texts, null, arrays, objects"),
        "unknown-members": ("", "members that no edition names, in every object"),
        "broken-frames": ("after ARG pushes, default 10", "a frame that breaks the WebSocket protocol"),
        "huge-frames": ("bytes, default 5000000", "one frame that is far too long, on each connection"),
        "dup": ("", "send every push twice"),
        "late": ("seconds, default 3", "send every fifth trade again, late and out of order"),
        # answers
        "error-msg": ("the text", "every command and call fails with a message"),
        "no-ack": ("", "commands work, but are not answered"),
        "no-reqid": ("", "replies without the request's id (the seed edition's shape)"),
        "slow": ("milliseconds, default 1500", "answer late"),
        "http-error": ("HTTP status, default 504", "answer HTTP calls with a gateway's HTML page"),
        "http-hang": ("", "take HTTP calls and never answer"),
        "missing-codes": ("code, default every second one", "leave codes out of answers"),
        "ignore-e": ("", "answer the latest bars whatever `e` says, as the real default plan"),
        # subscriptions
        "silent-subs": ("code, default all", "subscriptions are acknowledged, and dropped without a word"),
        "replace": ("", "a subscription replaces the ones before of its kind"),
        # figures
        "numeric-trades": ("", "trade p and v as JSON numbers (the seed edition's shape)"),
        "padded-hk": ("", "answer HK codes padded to five digits"),
        "no-yp": ("", "leave out the previous close"),
        "zero-prices": ("", "every price is 0"),
        "zero-levels": ("", "book levels of volume 0 appear"),
        "lp-outside": ("", "snapshots with lp outside l..h"),
        "clock-jump": ("seconds, default 3600; may be negative", "the server's clock is wrong"),
    }
)
_TEXT_ARGUMENTS = frozenset({"error-msg", "missing-codes", "silent-subs"})


@dataclass(frozen=True, slots=True)
class Fault:
    """One switch; `start_s` counts from the server's start."""

    name: str
    arg: str = ""
    start_s: float = 0.0


def parse_fault(text: str) -> Fault:
    """Read ``NAME[=ARG][@S]``.

    Raises:
        ValueError: unknown name or malformed number; the message is one clear line.
    """
    head, at, start = text.rpartition("@")
    if not at:
        head, start = text, "0"
    name, _, arg = head.partition("=")
    if name not in FAULTS:
        raise ValueError(f"unknown fault '{name}': one of {', '.join(FAULTS)}")
    try:
        start_s = float(start)
        if FAULTS[name][0] and name not in _TEXT_ARGUMENTS and arg:
            float(arg)
    except ValueError:
        raise ValueError(f"malformed fault '{text}': NAME[=ARG][@S], with numbers for ARG and S") from None
    return Fault(name, arg, start_s)


class FaultBoard:
    """Which faults act now.

    Args:
        faults: switched on from the command line.
    """

    def __init__(self, faults: tuple[Fault, ...] = ()) -> None:
        self._faults = {fault.name: fault for fault in faults}
        self.elapsed_s = 0.0

    def get(self, name: str) -> Fault | None:
        """The fault if it acts at `elapsed_s`."""
        fault = self._faults.get(name)
        if fault is None or self.elapsed_s < fault.start_s:
            return None
        if name == "stall" and fault.arg and self.elapsed_s >= fault.start_s + float(fault.arg):
            return None
        return fault

    @property
    def any_active(self) -> bool:
        """Whether any fault is switched on; cheap enough to ask for every frame."""
        return bool(self._faults)

    def active(self, name: str) -> bool:
        """Whether the fault acts now."""
        return self.get(name) is not None

    def number(self, name: str, default: float) -> float:
        """The argument of an acting fault, or the default."""
        fault = self.get(name)
        return float(fault.arg) if fault is not None and fault.arg else default

    def hits(self, name: str, code: str) -> bool:
        """Whether an acting fault, whose argument may be one code, concerns this code."""
        fault = self.get(name)
        return fault is not None and fault.arg in ("", code)

    def switch_on(self, fault: Fault) -> None:
        """Let a fault act from its start second, counted from now."""
        self._faults[fault.name] = Fault(fault.name, fault.arg, self.elapsed_s + fault.start_s)

    def switch_off(self, name: str) -> None:
        """Stop a fault; unknown names are no matter."""
        self._faults.pop(name, None)

    def names(self) -> list[str]:
        """Faults that act now."""
        return [name for name in self._faults if self.active(name)]
