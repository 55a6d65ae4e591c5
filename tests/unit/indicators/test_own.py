"""A user's own indicator: its header, messages to its process, what that answers, and how a chart sees it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosdesk.indicators.own import (
    SOURCE_MAX,
    HeaderError,
    OwnFile,
    Problem,
    digest_of,
    message_of,
    parse_header,
    raw_choice,
)
from qosdesk.indicators.own_child import answer_to
from qosdesk.indicators.own_live import ROWS_MAX, OwnIndicator
from qosdesk.indicators.own_wire import (
    Answer,
    Request,
    WireError,
    build_answer,
    build_request,
    parse_answer,
    parse_request,
)
from qosdesk.indicators.spec import Choice, Draw, Where
from qosdesk.paths import resource
from tests.unit.indicators.columns import series_of

EXAMPLE = resource("indicators", "example_spread.py").read_bytes()
SIMPLE = b'OUTPUTS = {"twice": "line"}\ndef compute(close, **rest):\n    return {"twice": close * 2}\n'


def request(source: str, outputs=("a",), parameters=None, rows=5) -> Request:
    columns = np.arange(5.0 * rows).reshape(5, rows)
    return Request("mine.py", source, parameters or {}, outputs, columns)


# --- header -----------------------------------------------------------------------------------------------------------


def test_the_example_describes_itself():
    kind = parse_header("example_spread.py", EXAMPLE)
    assert (kind.name, kind.title, kind.where) == (
        "example_spread.py",
        "Distance from the average",
        Where.PANE,
    )
    assert [(one.key, one.default, one.low, one.high) for one in kind.parameters] == [
        ("period", 20, 2, 250),
        ("smooth", 5, 1, 50),
    ]
    assert [(one.key, one.draw) for one in kind.slots] == [("spread", Draw.HISTOGRAM), ("mean", Draw.LINE)]
    assert kind.guides == (0.0,)
    assert kind.legend(kind.first_choice) == "example_spread.py 20,5"


def test_reading_a_header_runs_nothing():
    kind = parse_header("a.py", b'raise SystemExit\nOUTPUTS = {"a": "line"}\n1/0\n')
    assert [one.key for one in kind.slots] == ["a"]


@pytest.mark.parametrize(
    ("source", "says"),
    [
        (b"", "OUTPUTS"),
        (b"OUTPUTS = {}", "empty"),
        (b"def (", "line 1"),
        (b"OUTPUTS = dict(a='line')", "not written out"),
        (b"OUTPUTS = {'a': 'pie'}", "neither"),
        (b"OUTPUTS = {'a b': 'line'}", "no Python name"),
        (b"OUTPUTS = {%s}" % b",".join(b"'a%d': 'line'" % n for n in range(9)), "up to 8"),
        (b"OUTPUTS = {'a': 'line'}\nWHERE = 'moon'", "WHERE"),
        (b"OUTPUTS = {'a': 'line'}\nTITLE = 3", "TITLE"),
        (b"OUTPUTS = {'a': 'line'}\nPARAMETERS = {'n': 3}", "least"),
        (b"OUTPUTS = {'a': 'line'}\nPARAMETERS = {'n': (9, 1, 3)}", "between"),
        (b"OUTPUTS = {'a': 'line'}\nGUIDES = 'no'", "GUIDES"),
        (b"\x00\x01", "null bytes"),
        (b"(" * 5000, "nested|Python"),
        (b"#" * (SOURCE_MAX + 1), "256 KB"),
    ],
)
def test_a_header_that_can_not_be_used_says_why(source, says):
    with pytest.raises(HeaderError, match=says):
        parse_header("a.py", source)


def test_a_stored_choice_of_a_file_is_kept_and_one_of_a_path_is_not():
    assert raw_choice(Choice("mine.py", (1.0,), ())) is not None
    assert raw_choice(Choice("../mine.py", (), ())) is None
    assert raw_choice(Choice(".py", (), ())) is None
    assert raw_choice(Choice("MA", (), ())) is None


# --- messages ---------------------------------------------------------------------------------------------------------


def test_requests_and_answers_arrive_as_they_were_sent():
    sent = request("x = '中'", ("a", "b"), {"period": 3.0})
    got = parse_request(build_request(sent))
    assert (got.name, got.source, got.outputs, got.parameters) == (
        "mine.py",
        "x = '中'",
        ("a", "b"),
        {"period": 3.0},
    )
    assert np.array_equal(got.columns, sent.columns)
    values = np.array([[1.0, np.nan], [3.0, 4.0]])
    assert np.array_equal(parse_answer(build_answer(Answer(values)), 2, 2).values, values, equal_nan=True)
    problem = parse_answer(build_answer(Answer(None, Problem.MISSING, "a")), 2, 2)
    assert (problem.problem, problem.detail) == (Problem.MISSING, "a")


@given(st.binary(max_size=80))
def test_bytes_that_are_no_answer_are_refused(data):
    with pytest.raises(WireError):
        parse_answer(data, 2, 3)


def test_an_answer_of_another_size_is_refused():
    with pytest.raises(WireError, match="number of values"):
        parse_answer(build_answer(Answer(np.zeros((1, 3)))), 1, 4)


# --- in the process ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "problem", "detail"),
    [
        (
            "def compute(**bars):\n    return 1 / 0",
            Problem.ERROR,
            "ZeroDivisionError: division by zero (line 2)",
        ),
        ("1 +", Problem.ERROR, "(line 1)"),
        ("import nonesuch", Problem.ERROR, "ModuleNotFoundError"),
        ("raise SystemExit", Problem.ERROR, "SystemExit (line 1)"),
        ("x = 1", Problem.NO_COMPUTE, ""),
        ("def compute(**bars):\n    return [1]", Problem.RESULT, "list"),
        ("def compute(**bars):\n    return {}", Problem.MISSING, "a"),
        ("def compute(**bars):\n    return {'a': [1.0]}", Problem.SHAPE, "a"),
        ("def compute(**bars):\n    return {'a': 'words'}", Problem.SHAPE, "a"),
        ("def compute(**bars):\n    return {'a': None}", Problem.SHAPE, "a"),
        ("def compute(**bars):\n    raise MemoryError", Problem.MEMORY, "2"),
        (
            "class E(Exception):\n    __str__ = None\ndef compute(**bars):\n    raise E",
            Problem.ERROR,
            "E (line 4)",
        ),
    ],
)
def test_what_goes_wrong_in_a_file_is_answered_in_words(body, problem, detail):
    answer = answer_to(request(body))
    assert answer.problem is problem
    assert detail in answer.detail


def test_compute_is_given_columns_and_whole_parameters_as_whole():
    source = """
def compute(open, high, low, close, volume, n, x):
    assert isinstance(n, int) and x == 0.5
    close[0] = 1e300
    close *= close
    return {"a": open + n, "b": [float(v) for v in volume], "c": close}
"""
    answer = answer_to(request(source, ("a", "b", "c"), {"n": 3.0, "x": 0.5}))
    assert answer.detail == ""
    assert answer.values[0].tolist() == [3, 4, 5, 6, 7]
    assert answer.values[1].tolist() == [20, 21, 22, 23, 24]
    assert np.isnan(answer.values[2][0])


def test_the_example_computes_what_it_says():
    series = series_of(300)
    columns = np.array([series.open, series.high, series.low, series.close, series.volume])
    answer = answer_to(
        Request(
            "example_spread.py", EXAMPLE.decode(), {"period": 20, "smooth": 5}, ("spread", "mean"), columns
        )
    )
    spread, mean = answer.values
    assert spread[-1] == pytest.approx((series.close[-1] / series.close[-20:].mean() - 1) * 100)
    assert mean[-1] == pytest.approx(spread[-5:].mean())
    assert np.isnan(spread[:19]).all()
    assert np.isnan(mean[:23]).all()


# --- on a chart -------------------------------------------------------------------------------------------------------


class Runner:
    """Keeps what was asked until told to answer."""

    def __init__(self):
        self.asked = []

    def __call__(self, request, done):
        self.asked.append((request, done))

    def answer(self, answer=None):
        request, done = self.asked[-1]
        done(answer or Answer(request.columns[3:4] * 2))


def own(series, runner, problem="", changed=lambda: None):
    kind = parse_header("mine.py", SIMPLE)
    file = OwnFile("mine.py", kind, digest_of(SIMPLE), SIMPLE, problem)
    return OwnIndicator(Choice("mine.py", (), (4,)), file, series, runner, changed)


def test_closed_bars_are_computed_once_and_ticks_cost_nothing():
    series, runner, painted = series_of(100), Runner(), []
    indicator = own(series, runner, changed=lambda: painted.append(1))
    indicator.sync()
    assert indicator.message == "Computing."
    runner.answer()
    assert painted == [1]
    assert indicator.message == ""
    (twice,) = indicator.rows(50, 100)
    assert twice[:-1] == pytest.approx(series.close[50:99] * 2)
    assert np.isnan(twice[-1])
    assert indicator.last() == (series.close[98] * 2,)
    assert indicator.outputs[0].color == 4
    ts_ms = int(series.ts_ms[-1])
    for price in (101.0, 102.0):
        series.push(ts_ms, 100.0, 103.0, 99.0, price, 1.0)
        indicator.sync()
    assert len(runner.asked) == 1
    series.push(ts_ms + 60_000, 100.0, 101.0, 99.0, 100.5, 1.0)
    indicator.sync()
    assert len(runner.asked) == 2
    runner.answer()
    assert indicator.last() == (204.0,)


def test_what_changes_while_it_runs_is_computed_afterwards():
    series, runner = series_of(100), Runner()
    indicator = own(series, runner)
    indicator.sync()
    ts_ms, columns = series.ts_ms[:10].copy() - 3_600_000, np.full((5, 10), 50.0)
    series.merge_columns(ts_ms, columns)
    indicator.sync()
    assert len(runner.asked) == 1
    runner.answer()
    (twice,) = indicator.rows(0, 20)
    assert np.isnan(twice[:10]).all()
    assert twice[10:] == pytest.approx(series.close[10:20] * 2)
    assert len(runner.asked) == 2
    runner.answer()
    assert indicator.rows(0, 1)[0][0] == 100.0


def test_buckets_are_those_of_the_rows():
    series, runner = series_of(1000), Runner()
    indicator = own(series, runner)
    indicator.sync()
    runner.answer()
    ((lows, highs, lasts),) = indicator.reduced(0, 16, 64)
    (rows,) = indicator.rows(0, 1000)
    for at in range(16):
        part = rows[at * 64 : (at + 1) * 64]
        part = part[~np.isnan(part)]
        assert (lows[at], highs[at], lasts[at]) == (part.min(), part.max(), part[-1])
    ((beyond, _, _),) = indicator.reduced(-2, 20, 64)
    assert np.isnan(beyond[:2]).all()
    assert np.isnan(beyond[18:]).all()


def test_a_problem_is_said_and_the_next_closed_bar_tries_again():
    series, runner = series_of(10), Runner()
    indicator = own(series, runner)
    indicator.sync()
    runner.answer(Answer(None, Problem.TIMEOUT, "10"))
    assert indicator.message == message_of(Problem.TIMEOUT, "10")
    assert np.isnan(indicator.rows(0, 10)[0]).all()
    assert np.isnan(indicator.last()[0])
    assert np.isnan(indicator.reduced(0, 2, 64)[0][0]).all()
    series.push(int(series.ts_ms[-1]) + 60_000, 100.0, 101.0, 99.0, 100.5, 1.0)
    indicator.sync()
    runner.answer()
    assert indicator.message == ""


def test_nothing_runs_that_is_not_allowed_or_not_there():
    series, runner = series_of(10), Runner()
    indicator = own(series, runner, problem=message_of(Problem.NOT_ALLOWED, "mine.py"))
    gone = OwnIndicator(Choice("gone.py", (1.0,), (1,)), None, series, runner, lambda: None)
    for one in (indicator, gone):
        one.sync()
        one.rows(0, 10)
        one.reduced(0, 1, 8)
    assert runner.asked == []
    assert "Allow it" in indicator.message
    assert "not in the folder" in gone.message
    assert gone.outputs == ()


def test_an_answer_for_a_chart_that_shows_something_else_by_now_goes_nowhere():
    series, runner, painted = series_of(10), Runner(), []
    indicator = own(series, runner, changed=lambda: painted.append(1))
    indicator.sync()
    del indicator
    runner.answer()
    assert painted == []


def test_a_million_bars_are_not_sent():
    series, runner = series_of(ROWS_MAX + 500), Runner()
    indicator = own(series, runner)
    indicator.sync()
    assert runner.asked[0][0].columns.shape == (5, ROWS_MAX)
    runner.answer()
    (rows,) = indicator.rows(0, len(series))
    assert np.isnan(rows[:499]).all()
    assert not np.isnan(rows[499:-1]).any()
