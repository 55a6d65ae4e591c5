"""Hong Kong, mainland, crypto, commodities: change and change % worked out by hand, each with its reason.

The figures come from the closes named in the reason, never from our own code. 2026-11-18 is a Wednesday, 20 a Friday.
"""

from __future__ import annotations

from math import nan
from typing import Final

from tests.helpers.change_story import NO, Case, full, push, trade

WORLD_CASES: Final[tuple[Case, ...]] = (
    # --- Hong Kong and mainland --------------------------------------------------------------------------------------
    Case(
        "HK: 612.50 − 605.00 = 7.50; 1.2397 %",
        "HK:700",
        (push("11-20 15:42:18", 612.5, 605.0),),
        "612.50",
        "+7.50",
        "+1.24%",
    ),
    Case(
        "HK closing auction, stamped 16:08:32: the same day's reference: 613 − 605",
        "HK:700",
        (push("11-20 15:59:59", 612.5, 605.0), trade("11-20 16:08:32", 613.0)),
        "613.00",
        "+8.00",
        "+1.32%",
    ),
    Case(
        "HK first tick of Monday is a print: Friday's auction price 613 is the close: 606.87 − 613",
        "HK:700",
        (
            push("11-20 15:59:59", 612.5, 605.0),
            trade("11-20 16:08:32", 613.0),
            trade("11-23 09:20:05", 606.87),
        ),
        "606.87",
        "−6.13",
        "−1.00%",
    ),
    Case(
        "HK, before Monday's first tick: Friday's change stands",
        "HK:700",
        (push("11-20 16:08:32", 613.0, 605.0), push("11-20 16:08:32", 613.0, 605.0)),
        "613.00",
        "+8.00",
        "+1.32%",
    ),
    Case(
        "after lunch it is the same day",
        "HK:700",
        (push("11-20 11:59:59", 612.5, 605.0), trade("11-20 13:00:00", 611.05)),
        "611.05",
        "+6.05",
        "+1.00%",
    ),
    Case(
        "missing yp in a push leaves the one known",
        "HK:700",
        (full("11-20 10:00:00", 610.0, 605.0), push("11-20 10:00:03", 612.5)),
        "612.50",
        "+7.50",
        "+1.24%",
    ),
    Case(
        "missing yp altogether: no change, though the open is known",
        "HK:700",
        (push("11-20 10:00:00", 610.0, o=607.5),),
        "610.00",
        *NO,
    ),
    Case("a print alone has no change", "HK:700", (trade("11-20 10:00:00", 610.0),), "610.00", *NO),
    Case("a yp of zero is none", "HK:700", (push("11-20 10:00:00", 610.0, 0.0),), "610.00", *NO),
    Case(
        "A-share, closing auction 14:57:30: 1,470.50 − 1,461.00 = 9.50; 0.6502 %",
        "SH:600519",
        (push("11-20 14:57:30", 1470.5, 1461.0),),
        "1,470.50",
        "+9.50",
        "+0.65%",
    ),
    Case(
        "A-share first tick in the opening auction at 09:25:00 next Monday against Friday's 1,470.50",
        "SH:600519",
        (push("11-20 15:00:00", 1470.5, 1461.0), trade("11-23 09:25:00", 1485.21)),
        "1,485.21",
        "+14.71",
        "+1.00%",
    ),
    Case(
        "suspended: the price is the close before, so the change is nothing",
        "HK:700",
        (full("11-20 09:00:00", 3.28, 3.28, halted=True),),
        "3.28",
        "0.00",
        "0.00%",
    ),
    Case(
        "suspended without any price: nothing is known",
        "HK:700",
        (full("11-20 09:00:00", nan, 3.28, halted=True),),
        "--",
        *NO[:2],
    ),
    # --- around the clock --------------------------------------------------------------------------------------------
    Case(
        "crypto: against the open of its 24 hours: 83,326.10 − 82,622.60 = 703.50; 0.8515 %",
        "CF:BTCUSDT",
        (push("11-20 07:42:18", 83326.1, o=82622.6),),
        "83,326.10",
        "+703.50",
        "+0.85%",
        "open",
    ),
    Case(
        "crypto keeps it over midnight: no day ends",
        "CF:BTCUSDT",
        (push("11-20 23:59:59", 83326.1, o=82622.6), trade("11-21 00:00:01", 82622.6)),
        "82,622.60",
        "0.00",
        "0.00%",
        "open",
    ),
    Case(
        "crypto without an open has no change",
        "CF:BTCUSDT",
        (push("11-20 07:42:18", 83326.1),),
        "83,326.10",
        *NO,
    ),
    Case(
        "gold: the day turns at 17:00 in New York, 22:00 UTC: Wednesday's last 2,000 is Thursday's close",
        "CM:XAUUSD",
        (push("11-18 21:59:59", 2000.0, 1980.0), trade("11-18 22:00:01", 2010.0)),
        "2,010.00",
        "+10.00",
        "+0.50%",
    ),
    Case(
        "a price below zero rises from −40 to −38: 2 of 40 is +5 %",
        "CM:XTIUSD",
        (push("11-18 12:00:00", -38.0, -40.0),),
        "−38.00",
        "+2.00",
        "+5.00%",
    ),
)
