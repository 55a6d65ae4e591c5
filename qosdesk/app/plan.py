"""The plan to keep to: the provider's documented one, what the vendor told at registration, the user's own figures.

Settings, later ones win:

- `plan.<provider>.name`: a documented plan, such as `default`, `free`, `none`;
- `plan.<provider>.permission`: the object of a registration as JSON (QOS 4.1);
- `plan.<provider>.<figure>`: a figure of `feed.limits.Limits`, such as `products`, `count_by`, `poll_floor_s`;
- `plan.<provider>.<counter>.products` and `.per_minute`: those of one call.

A value that makes no sense is as good as none.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from dataclasses import fields, replace
from typing import Final

from qosdesk.app.source import Source
from qosdesk.feed.limits import CallLimit, CountBy, Limits
from qosdesk.ui.ports import SettingValue

PREFIX: Final = "plan."
_MOST: Final = 1_000_000

Get = Callable[[str, SettingValue], SettingValue]
"""A setting by name, or the default."""


def plan_of(source: Source, get: Get) -> Limits:
    """The plan in force with a source.

    Args:
        get: reads a setting. What a demo exchange announces wins over the settings' name and permission.
    """
    provider = source.provider
    prefix = f"{PREFIX}{provider.name}."
    if source.plan and source.limits is not None:
        limits = source.limits
    else:
        name = str(get(f"{prefix}name", "default"))
        limits = provider.plans.get(name, provider.plans["default"])
        limits = provider.read_permission(_object(get(f"{prefix}permission", "")), limits)
    return _with_figures(limits, provider.dialect(limits).counters, prefix, get)


def _with_figures(limits: Limits, counters: tuple[str, ...], prefix: str, get: Get) -> Limits:
    figures: dict[str, object] = {}
    for one in fields(Limits):
        now = getattr(limits, one.name)
        if one.name == "count_by":
            said = get(prefix + one.name, "")
            figures[one.name] = CountBy(said) if said in {way.value for way in CountBy} else now
        elif isinstance(now, int | float):
            figures[one.name] = _figure(get(prefix + one.name, type(now)(-1)), now)
    calls = []
    for counter in counters:
        known = limits.call(counter)
        own = CallLimit(
            int(_figure(get(f"{prefix}{counter}.products", -1), known.products)),
            int(_figure(get(f"{prefix}{counter}.per_minute", -1), known.per_minute)),
        )
        if own != known or any(name == counter for name, _ in limits.calls):
            calls.append((counter, own))
    return replace(limits, calls=tuple(calls), **figures)  # type: ignore[arg-type]


def _figure(said: SettingValue, default: float) -> float:
    """A sane figure of the default's type."""
    if isinstance(said, bool) or not isinstance(said, int | float) or not math.isfinite(said):
        return default
    if not 0 <= said <= _MOST:
        return default
    return int(said) if isinstance(default, int) else float(said)


def _object(text: SettingValue) -> object:
    try:
        return json.loads(text) if isinstance(text, str) and text else None
    except (ValueError, RecursionError):
        return None
