"""A desk with two vendors, one of which dies in mid-stream and comes back: `python3 packaging/dev.py failover`.

The demo exchange speaks both wires over real sockets; its switch `down@qos` kills the one. What happens is printed with
its times. With `--shots DIR` the whole window is there, and three pictures of it are written.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
import tempfile
import urllib.request
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qosdesk.app.house import House
    from qosdesk.app.source import Source

CODES = ("US:AAPL", "HK:700", "SH:600519", "US:TSLA", "CF:BTCUSDT", "FX:EURUSD")
LOOK_S = 0.2


@dataclass
class Watch:
    """What a symbol's tape showed, and who served it.

    Attributes:
        prints: (vendor, stamp, price) in the order in which they were shown.
    """

    prints: list[tuple[str, int, float]] = field(default_factory=list)
    count: int = 0


class Run:
    """One run of the story.

    Args:
        house: with both vendors plugged in.
        say: told every line of the transcript.
    """

    def __init__(self, house: House, say: Callable[[str], None]) -> None:
        from qosdesk.domain.quotes import Kind, Stream
        from qosdesk.domain.symbols import parse_symbol

        self._house = house
        self._say = say
        self._began_s = house.clock.monotonic_s()
        self.symbols = [parse_symbol(code) for code in CODES]
        self.watches = {symbol: Watch() for symbol in self.symbols}
        self.notices: list[str] = []
        kinds = (Kind.SNAPSHOT, Kind.TRADE, Kind.DEPTH)
        house.quotes.want(self, [Stream(symbol, kind) for symbol in self.symbols for kind in kinds])
        for symbol in self.symbols:
            house.store.keep_prints(symbol, 2000)
        house.notices.subscribe(lambda notice: self._hear(notice.text))

    def tell(self, text: str) -> None:
        """A line of the transcript."""
        self._say(f"{self._house.clock.monotonic_s() - self._began_s:7.1f} s  {text}")

    def _hear(self, text: str) -> None:
        self.notices.append(text)
        self.tell(f"notice: {text}")

    def fault(self, source: Source, **changes: Sequence[str]) -> None:
        """Switch a fault of the exchange; blocks."""
        root = source.http_url.split("/", 3)
        request = urllib.request.Request(
            f"{root[0]}//{root[2]}/_demo/fault", json.dumps(changes).encode(), method="POST"
        )
        urllib.request.urlopen(request, timeout=10.0).close()

    def look(self) -> None:
        """Take note of the prints that came since the last look."""
        for symbol, watch in self.watches.items():
            state = self._house.store.state(symbol)
            new = state.print_count - watch.count
            watch.count = state.print_count
            vendor = self._house.sourcing.serving(symbol).vendor
            watch.prints += [(vendor, one[0], one[1]) for one in list(state.prints)[-new:]] if new else []

    async def until(self, condition: Callable[[], bool], most_s: float) -> bool:
        """Look on until something is so; False when it is not in time."""
        clock = self._house.clock
        end_s = clock.monotonic_s() + most_s
        while not condition():
            if clock.monotonic_s() >= end_s:
                return False
            await asyncio.sleep(LOOK_S)
            self.look()
        return True

    def served(self) -> str:
        """`QOS: US:AAPL HK:700; AllTick: ...`."""
        by_title: dict[str, list[str]] = {}
        for symbol in self.symbols:
            by_title.setdefault(self._house.sourcing.serving(symbol).title or "nobody", []).append(
                str(symbol)
            )
        return "; ".join(f"{title}: {' '.join(codes)}" for title, codes in by_title.items())

    def serves(self, vendor: str) -> bool:
        """Whether all shares come from a vendor, and it has brought prints of all of them."""
        shares = self.symbols[:4]
        serving = all(self._house.sourcing.serving(symbol).vendor == vendor for symbol in shares)
        return serving and all(
            watch.prints and watch.prints[-1][0] == vendor
            for watch in (self.watches[symbol] for symbol in shares)
        )

    def backward(self) -> list[str]:
        """Prints of shares shown after later ones, at any seam of two vendors; whole seconds are of their end.

        Of what is not the same instrument the tape begins anew.
        """
        found = []
        for symbol in self.symbols[:4]:
            watch = self.watches[symbol]
            for (one, before_ms, _), (other, after_ms, _) in zip(
                watch.prints, watch.prints[1:], strict=False
            ):
                if one != other and after_ms <= before_ms:
                    found.append(f"{symbol}: {other} {after_ms} after {one} {before_ms}")
        return found


async def story(run: Run, source: Source, shot: Callable[[str], None], wait_s: float = 60.0) -> bool:
    """QOS dies, AllTick takes over, QOS comes back.

    Args:
        source: any of the exchange.
        shot: called with the name of a picture.
        wait_s: the longest that each step may take, but for the way back.
    """
    if not await run.until(lambda: run.serves("qos"), wait_s):
        run.tell("QOS did not bring prints of all shares")
        return False
    run.tell(f"both are connected   {run.served()}")
    shot("1-qos")
    await asyncio.to_thread(run.fault, source, on=["down@qos"])
    run.tell("QOS is killed in mid-stream")
    if not await run.until(lambda: run.serves("alltick"), wait_s):
        run.tell("AllTick did not take over")
        return False
    run.tell(f"AllTick brings prints of every share   {run.served()}")
    shot("2-alltick")
    await asyncio.to_thread(run.fault, source, off=["down@qos"])
    run.tell("QOS is back")
    if not await run.until(lambda: run.serves("qos"), wait_s + 120.0):
        run.tell("the shares did not go back to QOS")
        return False
    run.tell(f"QOS brings prints of every share again   {run.served()}")
    shot("3-qos-again")
    wrong = run.backward()
    for line in wrong:
        run.tell(f"WRONG: {line}")
    prints = sum(watch.count for watch in run.watches.values())
    run.tell(f"{prints} prints, {len(wrong)} of them backward or twice at a seam")
    return not wrong


def main(arguments: Sequence[str] | None = None) -> int:
    """Run it; 0 when all went as it should."""
    parser = argparse.ArgumentParser(prog="dev.py failover", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shots", metavar="DIR", help="write three pictures of the desk there")
    options = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as data:
        os.environ["QOSDESK_DATA_DIR"] = data
        return _run(Path(options.shots) if options.shots else None)


def _run(folder: Path | None) -> int:
    from PySide6.QtCore import QSize
    from PySide6.QtWidgets import QApplication

    from qosdesk.app.first_list import keep_first_list
    from qosdesk.app.house import House
    from qosdesk.app.loop import DeskLoop
    from qosdesk.app.options import DesktopOptions
    from qosdesk.app.panels import FACTORIES
    from qosdesk.ui.shell.windows import Windows
    from qosdesk.ui.theme.fonts import load_fonts
    from qosdesk.ui.theme.style import install_style

    app = QApplication([sys.argv[0]])
    app.setQuitOnLastWindowClosed(False)
    load_fonts()
    loop = DeskLoop(app)
    asyncio.set_event_loop(loop)

    async def scene() -> bool:
        house = House(DesktopOptions(providers=("qos", "alltick")), loop)
        windows = None
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
            install_style(app, house.theme)
            keep_first_list(house.desk.watchlists, house.settings)
            windows = Windows(house.desk, FACTORIES)
            windows.open(QSize(1600, 900))
            windows.show()

        def shot(name: str) -> None:
            if windows is not None and folder is not None:
                file = folder / f"{name}.png"
                windows.first.grab().save(str(file))
                run.tell(f"wrote {file.name}")

        try:
            run = Run(house, print)
            house.keys.begin()
            while len(house.lines.all()) < 2:
                await asyncio.sleep(LOOK_S)
            return await story(run, house.lines.all()[0].source, shot)
        finally:
            if windows is not None:
                windows.close_all()
            await house.close()
            if windows is not None:
                windows.end()

    with loop:
        return 0 if loop.run_until_complete(scene()) else 1


if __name__ == "__main__":
    sys.exit(main())
