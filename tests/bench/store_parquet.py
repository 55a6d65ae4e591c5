"""Measures Parquet: `python store_parquet.py FOLDER ROUNDS` prints a line of JSON a round.

Runs in an environment without qosdesk. FOLDER holds `ts.npy` and `data.npy`, the columns of `bench_store`.
"""

from __future__ import annotations

import json
import os
import sys
import time

import numpy as np
import pyarrow as pa  # type: ignore[import-not-found]
import pyarrow.parquet as pq  # type: ignore[import-not-found]

NAMES = ("open", "high", "low", "close", "volume")


def timed(act):
    """Seconds."""
    began_s = time.perf_counter()
    act()
    return time.perf_counter() - began_s


def read_last(path):
    """The last row group holds more than 2000 bars or is read with the one before."""
    file = pq.ParquetFile(path)
    groups = file.num_row_groups
    found = file.read_row_groups(list(range(max(0, groups - 2), groups)))
    return found.slice(found.num_rows - 2000)


def measure(path, ts, data):
    """One round."""

    def part(first, last):
        columns = {name: column[first:last] for name, column in zip(NAMES, data, strict=True)}
        return pa.table({"ts": ts[first:last], **columns})

    def append():
        # A file can't be added to: it is read and written anew.
        whole = pa.concat_tables([pq.read_table(path), part(len(ts) - 1, len(ts))])
        pq.write_table(whole, path + ".new")

    return {
        "write_s": timed(lambda: pq.write_table(part(0, len(ts)), path, row_group_size=65536)),
        "read_s": timed(lambda: [np.asarray(column) for column in pq.read_table(path).columns]),
        "last2000_ms": min(timed(lambda: read_last(path)) for _ in range(5)) * 1e3,
        "append_ms": timed(append) * 1e3,
        "file_mb": os.path.getsize(path) / 1e6,
    }


def main():
    """All rounds."""
    folder, rounds = sys.argv[1], int(sys.argv[2])
    ts, data = np.load(f"{folder}/ts.npy"), np.load(f"{folder}/data.npy")
    for number in range(rounds):
        print(json.dumps(measure(f"{folder}/bars{number}.parquet", ts, data)), flush=True)


if __name__ == "__main__":
    main()
