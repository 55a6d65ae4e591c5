"""The mix that `bench core` measures is the one that it claims."""

from __future__ import annotations

import argparse
import statistics
from collections import Counter

from tests.bench import bench_core
from tests.bench.bench_core import FRAMES, SYMBOLS, ours
from tests.corpus.qos.mix import make_frames


def test_the_mix_is_half_trades_three_tenths_snapshots_and_a_fifth_books_of_five_levels():
    frames = make_frames(FRAMES, 7, SYMBOLS)
    assert len(set(frames)) == len(frames) >= 4000
    assert statistics.fmean(map(len, frames)) >= 150
    kinds = Counter(frame[7:8] for frame in frames)
    assert [kinds[kind] / len(frames) for kind in (b"T", b"S", b"D")] == [0.5, 0.3, 0.2]
    assert all(frame.count(b'"p"') == 10 for frame in frames if frame[7:8] == b"D")


def test_every_frame_takes_the_fast_path_to_a_dirty_mark():
    take, _ = ours()
    assert all(take(frame) is None for frame in make_frames(200, 7, SYMBOLS))


def test_a_run_has_every_figure_and_a_table():
    parser = argparse.ArgumentParser()
    bench_core.add_options(parser)
    figures = bench_core.run(parser.parse_args(["--rounds", "1"]))
    assert {f"{name}.us_per_message" for name in ("ours", "json_dict", "signal_per_tick")} <= set(figures)
    assert "signal_per_tick" in bench_core.table(figures)
