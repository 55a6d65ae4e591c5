"""How far the close is from its average, in per cent, and the average of that.

An indicator of your own is a file like this one in the folder of indicators (Indicators menu > Open the folder).
It runs in a process of its own, only after you allowed it there, and again each time a bar closes. What it prints is
ignored; an error, or taking longer than 10 seconds, is shown in its pane.

The words in capitals are read without running the file, so they must be written out:

TITLE       what the menu calls it.
WHERE       "pane" for a pane of its own, "price" to draw over the candles.
PARAMETERS  name: (usual value, least, greatest). The user can change them; `compute` is given them by name.
OUTPUTS     name: "line", "dots" or "histogram". `compute` returns an array for each.
GUIDES      levels to mark in its pane (may be left out).
"""

import numpy as np

TITLE = "Distance from the average"
WHERE = "pane"
PARAMETERS = {"period": (20, 2, 250), "smooth": (5, 1, 50)}
OUTPUTS = {"spread": "histogram", "mean": "line"}
GUIDES = (0.0,)


def average(values, period):
    """Mean of each value and those before it; NaN where there are not enough of them."""
    result = np.full(len(values), np.nan)
    if len(values) >= period:
        sums = np.cumsum(np.concatenate(([0.0], values)))
        result[period - 1 :] = (sums[period:] - sums[:-period]) / period
    return result


def compute(open, high, low, close, volume, period, smooth):
    """Called with closed bars, oldest first: numpy arrays of float64, all of one length. Volume is in shares, or NaN.

    Returns a dict with an array of that length for each name in OUTPUTS; NaN where there is no value.
    """
    spread = (close / average(close, period) - 1) * 100
    mean = np.full(len(close), np.nan)
    mean[period - 1 :] = average(spread[period - 1 :], smooth)
    return {"spread": spread, "mean": mean}


# ruff: noqa: A002, ARG001, I002
