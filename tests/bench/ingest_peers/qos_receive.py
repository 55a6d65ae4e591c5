"""The vendor's own client, `qos-api`, with an empty callback: `python qos_receive.py PORT`, orders on stdin."""

from __future__ import annotations

import asyncio
import json
import sys
import time

from qos_api.ws_client import QOSWebSocketClient  # type: ignore[import-not-found]


def rss_mb():
    """Resident memory now; 0 where it is not told."""
    try:
        with open("/proc/self/status") as status:
            line = next(line for line in status if line.startswith("VmRSS"))
    except OSError:
        return 0.0
    return int(line.split()[1]) / 1024


async def main():
    """Connects, then counts what each run brings."""
    client = QOSWebSocketClient("bench-key")
    client.ws_url = f"ws://127.0.0.1:{sys.argv[1]}/ws"
    count = [0]

    async def taken(_quote):
        count[0] += 1

    for kind in ("S", "T", "D"):
        client.register_callback(kind, taken)
    await client.connect()
    print(json.dumps({"ready": True}), flush=True)
    while line := await asyncio.to_thread(sys.stdin.readline):
        order = json.loads(line)
        await asyncio.sleep(max(0.0, order["start_s"] + 0.2 - time.perf_counter()))
        begun_s, cpu_s, before = time.perf_counter(), time.process_time(), count[0]
        end_s = order["start_s"] + order["seconds"]
        while (left_s := end_s - time.perf_counter()) > 0:
            await asyncio.sleep(left_s)
        took_s = time.perf_counter() - begun_s
        figures = {"rate": (count[0] - before) / took_s, "rss_mb": rss_mb()}
        figures["cpu_percent"] = 100 * (time.process_time() - cpu_s) / took_s
        # What is still on its way must not be part of the next run.
        before = -1
        while before != count[0]:
            before = count[0]
            await asyncio.sleep(0.2)
        print(json.dumps(figures), flush=True)


asyncio.run(main())
