"""The table of the indicators that the program brings along. Values only: how they are computed is in `formulas`."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from qosdesk.indicators.spec import Choice, Draw, Kind, Output, Parameter, Unit, Where

PERIOD_MAX: Final = 1000


def _period(label: str, default: int, key: str = "period", low: int = 2) -> Parameter:
    return Parameter(key, label, default, low, PERIOD_MAX)


def _switched(periods: tuple[int, ...], low: int) -> tuple[Parameter, ...]:
    """Periods that can be switched off one by one; a negative one is off at first."""
    return tuple(
        Parameter(f"period{n}", f"Period {n}", period, low, PERIOD_MAX, switch=True)
        for n, period in enumerate(periods, 1)
    )


def _lines(label: str, colors: tuple[int, ...]) -> tuple[Output, ...]:
    """One line for each switched period."""
    return tuple(
        Output(f"{label.lower()}{n}", label, Draw.LINE, color, f"period{n}")
        for n, color in enumerate(colors, 1)
    )


def _line(key: str, label: str, color: int) -> Output:
    return Output(key, label, Draw.LINE, color)


_RIBBON: Final = (5, 10, 20, -30, 60, -120, -250)
_RIBBON_COLORS: Final = (1, 2, 3, 5, 4, 6, 7)

KINDS: Final[tuple[Kind, ...]] = (
    Kind(
        "MA", "Moving averages", Where.PRICE, Unit.PRICE, _switched(_RIBBON, 1), _lines("MA", _RIBBON_COLORS)
    ),
    Kind(
        "EMA",
        "Exponential moving averages",
        Where.PRICE,
        Unit.PRICE,
        _switched(_RIBBON, 2),
        _lines("EMA", _RIBBON_COLORS),
    ),
    Kind(
        "BOLL",
        "Bollinger bands",
        Where.PRICE,
        Unit.PRICE,
        (_period("Period", 20), Parameter("width", "Width in deviations", 2, 0.1, 10, 0.1)),
        (Output("upper", "UP", Draw.BAND, 5), _line("lower", "LOW", 5), _line("middle", "MID", 8)),
    ),
    Kind("VWAP", "Average price of the day", Where.PRICE, Unit.PRICE, (), (_line("vwap", "", 7),)),
    Kind(
        "SAR",
        "Parabolic stop and reverse",
        Where.PRICE,
        Unit.PRICE,
        (
            Parameter("step", "Acceleration", 0.02, 0.001, 1, 0.001),
            Parameter("top", "Highest acceleration", 0.2, 0.001, 1, 0.001),
        ),
        (Output("sar", "", Draw.DOTS, 6),),
    ),
    Kind(
        "VOL",
        "Volume",
        Where.PANE,
        Unit.VOLUME,
        _switched((5, 10), 1),
        (Output("volume", "VOL", Draw.VOLUME, 0), *_lines("MA", (1, 2))),
    ),
    Kind(
        "MACD",
        "Convergence / divergence",
        Where.PANE,
        Unit.PRICE,
        (
            _period("Fast period", 12, "fast"),
            _period("Slow period", 26, "slow"),
            _period("Signal period", 9, "signal", 1),
            Parameter("bar", "Bar", 0, 0, 1, options=("2 × (DIF − DEA)", "DIF − DEA")),
        ),
        (_line("dif", "DIF", 1), _line("dea", "DEA", 2), Output("bar", "MACD", Draw.HISTOGRAM, 0)),
        guides=(0.0,),
    ),
    Kind(
        "KDJ",
        "Stochastics",
        Where.PANE,
        Unit.POINTS,
        (
            _period("Period", 9, low=1),
            _period("Smoothing of K", 3, "k", 1),
            _period("Smoothing of D", 3, "d", 1),
        ),
        (_line("k", "K", 1), _line("d", "D", 2), _line("j", "J", 3)),
        guides=(20.0, 80.0),
    ),
    Kind(
        "RSI",
        "Relative strength",
        Where.PANE,
        Unit.POINTS,
        _switched((6, 12, 24), 2),
        _lines("RSI", (1, 2, 3)),
        guides=(30.0, 70.0),
        bounds=(0.0, 100.0),
    ),
    Kind(
        "CCI",
        "Commodity channel",
        Where.PANE,
        Unit.POINTS,
        (_period("Period", 14),),
        (_line("cci", "", 1),),
        guides=(-100.0, 100.0),
    ),
    Kind(
        "ATR",
        "Average true range",
        Where.PANE,
        Unit.PRICE,
        (_period("Period", 14, low=1),),
        (_line("atr", "", 1),),
    ),
    Kind("OBV", "On-balance volume", Where.PANE, Unit.VOLUME, (), (_line("obv", "", 1),)),
    Kind(
        "WR",
        "Williams %R",
        Where.PANE,
        Unit.POINTS,
        (
            *_switched((10, 6), 2),
            Parameter("range", "Range", 0, 0, 1, options=("0 to 100", "−100 to 0")),
        ),
        _lines("WR", (1, 2)),
        guides=(20.0, 80.0),
        bounds=(0.0, 100.0),
    ),
    Kind(
        "DMI",
        "Directional movement",
        Where.PANE,
        Unit.POINTS,
        (
            _period("Period", 14),
            _period("Smoothing of ADX", 6, "smooth", 1),
            Parameter("style", "Smoothing", 0, 0, 1, options=("Simple sums", "Wilder")),
        ),
        (_line("pdi", "+DI", 1), _line("mdi", "−DI", 2), _line("adx", "ADX", 3), _line("adxr", "ADXR", 4)),
        guides=(20.0, 50.0),
        bounds=(0.0, 100.0),
    ),
)

FIRST_CHOICES: Final = tuple(kind.first_choice for kind in KINDS if kind.name in ("MA", "VOL"))
"""What a new chart shows."""


def kind_named(name: str) -> Kind | None:
    """The kind of that name."""
    return next((kind for kind in KINDS if kind.name == name), None)


def shown(kind: Kind, choice: Choice) -> Kind:
    """The kind as a choice shows it: Western Williams %R runs from -100 to 0."""
    if kind.name != "WR" or not choice.values[-1]:
        return kind
    return replace(kind, guides=tuple(guide - 100 for guide in kind.guides), bounds=(-100.0, 0.0))


def fitted(choice: Choice) -> Choice | None:
    """A stored choice as one that can be used; None when its kind is not known."""
    kind = kind_named(choice.kind)
    return kind.fit(choice) if kind is not None else None
