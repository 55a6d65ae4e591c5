"""Scripted misbehaviour of the demo exchange: named switches, each with an optional argument and start second."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

# name -> (meaning of the argument, what it does)
FAULTS = MappingProxyType(
    {
        "drop": ("repeat every ARG seconds", "cut all sockets"),
        "stall": ("ARG seconds long", "send nothing, sockets stay open"),
        "refuse": ("HTTP status, default 503", "refuse WebSocket handshakes"),
        "bad-key": ("HTTP status, default 401", "every key is invalid"),
        "expired-key": ("HTTP status, default 401", "every key has expired"),
        "garbage": ("one push in ARG, default 20", "mix in frames that are no JSON or cut short"),
        "numeric-trades": ("", "trade p and v as JSON numbers (the seed edition's shape)"),
        "padded-hk": ("", "answer HK codes padded to five digits"),
        "no-yp": ("", "leave out the previous close"),
        "ignore-e": ("", "answer the latest bars whatever `e` says, as the real default plan"),
        "html-504": ("", "answer HTTP calls with a gateway's 504 page"),
        "error-msg": ("the text", "every command and call fails with a message"),
        "slow": ("milliseconds, default 1500", "answer late"),
        "dup": ("", "send every push twice"),
        "late": ("seconds, default 3", "send every fifth trade again, late and out of order"),
        "zero-levels": ("", "book levels of volume 0 appear"),
        "lp-outside": ("", "snapshots with lp outside l..h"),
        "no-ack": ("", "commands work, but are not answered"),
        "replace": ("", "a subscription replaces the ones before of its kind"),
    }
)


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
        if FAULTS[name][0] and name != "error-msg" and arg:
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

    def switch_on(self, fault: Fault) -> None:
        """Let a fault act from its start second, counted from now."""
        self._faults[fault.name] = Fault(fault.name, fault.arg, self.elapsed_s + fault.start_s)

    def switch_off(self, name: str) -> None:
        """Stop a fault; unknown names are no matter."""
        self._faults.pop(name, None)

    def names(self) -> list[str]:
        """Faults that act now."""
        return [name for name in self._faults if self.active(name)]
