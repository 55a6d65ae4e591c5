"""packaging/bench_runner.py: figures as a table and as JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

import bench_runner


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A bench named `example` with an option of its own."""
    module = ModuleType("tests.bench.bench_example")
    module.add_options = lambda parser: parser.add_argument("--n", type=int, default=2)  # type: ignore[attr-defined]
    module.run = lambda options: {"ours.us_per_message": 0.5 * options.n, "json.us_per_message": 12345.6}  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setattr(sys, "path", list(sys.path))
    return module


def test_figures_are_written_as_json(bench: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "out.json"
    assert bench_runner.main(["example", "--n", "4", "--json", str(path)]) == 0
    assert json.loads(path.read_text(encoding="utf-8")) == {
        "bench": "example",
        "figures": {"ours.us_per_message": 2.0, "json.us_per_message": 12345.6},
    }
    assert "ours.us_per_message" in capsys.readouterr().out


def test_a_bench_may_print_its_own_table(bench: ModuleType, capsys: pytest.CaptureFixture[str]):
    bench.table = lambda figures: f"{len(figures)} figures"  # type: ignore[attr-defined]
    bench_runner.main(["example"])
    assert capsys.readouterr().out == "2 figures\n"


def test_the_plain_table_is_aligned():
    lines = bench_runner.plain_table({"a": 1.0, "long.name": 12345.6}).splitlines()
    assert len({len(line) for line in lines}) == 1
    assert lines[1].endswith("1.235e+04")


@pytest.mark.parametrize("figure", ["1", None, True, [1.0]])
def test_a_figure_is_a_number(figure: object):
    with pytest.raises(TypeError, match="not a number"):
        bench_runner.report("example", {"x": figure})


def write(path: Path, name: str, **figures: float) -> dict[str, object]:
    said: dict[str, object] = {
        "bench": name,
        "figures": {key.replace("__", "."): value for key, value in figures.items()},
    }
    path.write_text(json.dumps(said), encoding="utf-8")
    return said


def test_figures_of_one_bench_and_of_several_are_read(tmp_path: Path):
    one, many = tmp_path / "one.json", tmp_path / "many.json"
    said = write(one, "core", a=1.0)
    many.write_text(json.dumps({"machine": {}, "benches": [said]}), encoding="utf-8")
    assert bench_runner.read_figures(one) == bench_runner.read_figures(many) == {"core": {"a": 1.0}}


def test_what_moved_is_marked_and_what_is_new_is_left_out():
    old, new = {"core": {"a": 1.0, "b": 100.0}}, {"core": {"a": 2.0, "b": 101.0, "c": 3.0}}
    _head, a, b = bench_runner.moved(old, new).splitlines()
    assert a.split() == ["core", "a", "1", "2", "2.00", "*"]
    assert b.split()[-1] == "1.01"


def test_a_bench_is_compared_with_an_earlier_file(
    bench: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    before = tmp_path / "before.json"
    write(before, "example", ours__us_per_message=4.0)
    assert bench_runner.main(["example", "--compare", str(before)]) == 0
    assert capsys.readouterr().out.splitlines()[-1].split()[-2:] == ["0.25", "*"]
