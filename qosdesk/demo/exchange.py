"""The demo exchange on loopback: three vendors' wires on one port, from one world, with its control addresses.

QOS at the root, AllTick at the paths of its vendor, MultiMarkets below /mm; `/_demo/...` is the exchange's own. May
import `domain`, the clock and the server library, which is loaded only when a server is started.
"""

from __future__ import annotations

import asyncio
import hashlib
import sys
from typing import TYPE_CHECKING, Any

from qosdesk.clock import Clock, SystemClock
from qosdesk.demo.alltick.room import AllTickRoom
from qosdesk.demo.faults import FaultBoard, parse_fault
from qosdesk.demo.floor import Floor
from qosdesk.demo.instruments import BOOK_LEVELS
from qosdesk.demo.ledger import Ledger
from qosdesk.demo.multimarkets.room import MultiMarketsRoom
from qosdesk.demo.options import DemoOptions
from qosdesk.demo.qos.room import QosRoom
from qosdesk.demo.ready import Ready
from qosdesk.demo.room import MAX_BODY_BYTES, Room, read_object
from qosdesk.demo.world import World

if TYPE_CHECKING:
    from aiohttp import web

HOST = "127.0.0.1"
WORLD_EDITION = 1
"""Raise it with every change to how prices come about: history that clients stored before is another market's then."""
_PLAY_EVERY_S = 0.04


class DemoServer:
    """A demo exchange that can be started and closed inside a running event loop.

    Args:
        options: how to run.
        clock: where time comes from.
        key: the valid key of every wire; made from the seed when None.
    """

    def __init__(self, options: DemoOptions, clock: Clock | None = None, key: str | None = None) -> None:
        self.options = options
        # From the seed, so that an exchange that is started again lets its clients in again. It guards nothing.
        self.key = key or hashlib.sha256(f"qosdesk demo {options.seed}".encode()).hexdigest()[:32]
        self._floor = Floor(options, clock or SystemClock())
        self._qos = QosRoom(self._floor, self.key)
        # QOS answers whatever path no other wire has taken: it comes last.
        self._rooms: tuple[Room, ...] = (
            AllTickRoom(self._floor, self.key),
            MultiMarketsRoom(self._floor, self.key),
            self._qos,
        )
        self._runner: web.AppRunner | None = None
        self._player: asyncio.Task[None] | None = None
        self._port = options.port

    @property
    def world(self) -> World:
        """What trades."""
        return self._floor.world

    @property
    def faults(self) -> FaultBoard:
        """The switches of all wires."""
        return self._floor.faults

    @property
    def ledger(self) -> Ledger:
        """Accounts of the QOS wire's keys."""
        return self._qos.ledger

    def ledger_of(self, wire: str) -> Ledger:
        """Accounts of a wire's keys, by its name.

        Raises:
            StopIteration: there is no such wire.
        """
        return next(room.ledger for room in self._rooms if room.name == wire)

    def now_ms(self) -> int:
        """The demo's instant."""
        return self._floor.now_ms()

    # -- life ---------------------------------------------------------------------------------------------------

    async def start(self) -> Ready:
        """Listen.

        Raises:
            OSError: the port is taken.
        """
        await self._listen()
        self._player = asyncio.get_running_loop().create_task(self._play(), name="demo player")
        wires = {room.name: room.address(f"{HOST}:{self._port}") for room in reversed(self._rooms)}
        return Ready(wires["qos"].http, wires["qos"].ws[0], self.key, wires)

    async def _listen(self) -> None:
        """Serve, on the same port as before if there was one."""
        from aiohttp import web

        app = web.Application(client_max_size=MAX_BODY_BYTES)
        app.router.add_get("/_demo/ledger", self._on_ledger)
        app.router.add_get("/_demo/info", self._on_info)
        app.router.add_post("/_demo/fault", self._on_fault)
        for room in self._rooms:
            room.add_routes(app.router)
        self._runner = web.AppRunner(app, access_log=None, handle_signals=False, shutdown_timeout=0.2)
        await self._runner.setup()
        site = web.TCPSite(self._runner, HOST, self._port, reuse_address=sys.platform != "win32")
        try:
            await site.start()
        except OSError:
            await self._runner.cleanup()
            self._runner = None
            raise
        self._port = self._runner.addresses[0][1]

    async def close(self) -> None:
        """Stop listening and cut every client."""
        if self._player is not None:
            self._player.cancel()
            await asyncio.gather(self._player, return_exceptions=True)
            self._player = None
        await self._hang_up()

    async def _hang_up(self) -> None:
        for room in self._rooms:
            room.hang_up()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def wait_failed(self) -> None:
        """Return never, unless the player breaks; then raise its error."""
        assert self._player is not None
        await asyncio.shield(self._player)

    async def _play(self) -> None:
        while True:
            self._floor.catch_up()
            for room in self._rooms:
                room.tick()
            await self._restart_if_told()
            await asyncio.sleep(_PLAY_EVERY_S)

    async def _restart_if_told(self) -> None:
        """Once: the whole server, or one wire of it."""
        for room in self._rooms:
            fault = self.faults.of(room.name).get("restart")
            if fault is not None and fault.wire:
                self.faults.switch_off(fault.title)
                room.go_away(float(fault.arg or 2.0))
        fault = self.faults.get("restart")
        if fault is None:
            return
        self.faults.switch_off("restart")
        await asyncio.sleep(_PLAY_EVERY_S)  # so that whoever asked for it gets the answer
        await self._hang_up()
        await asyncio.sleep(float(fault.arg or 2.0))
        await self._listen()

    # -- control ------------------------------------------------------------------------------------------------

    async def _on_ledger(self, _request: web.Request) -> web.StreamResponse:
        """The QOS wire's accounts at the top, every other wire's below `wires`."""
        from aiohttp import web

        now_s = self._floor.now_s()
        wires = {room.name: room.ledger_json(now_s) for room in self._rooms if room is not self._qos}
        return web.json_response(self._qos.ledger_json(now_s) | {"wires": wires})

    async def _on_info(self, _request: web.Request) -> web.StreamResponse:
        """What this exchange is and does: the desk follows what is announced here (no key needed, none told)."""
        from aiohttp import web

        options = self.options
        self._floor.mark_time()
        host = f"{HOST}:{self._port}"
        wires = {
            room.name: room.address(host).to_json(with_key=False) | {"plan": room.plan()}
            for room in reversed(self._rooms)
        }
        return web.json_response(
            {
                "name": "qosdesk demo exchange",
                "sessions": options.sessions,
                "seed": options.seed,
                "world": f"{WORLD_EDITION}-{options.seed}-{options.sessions}",
                "speed": options.speed,
                "now_ms": self.now_ms(),
                "plan": options.plan,
                "count_by": options.count_by,
                "rate": options.rate,
                "instruments": len(self.world.instruments),
                "book_levels": BOOK_LEVELS,
                "wires": wires,
                "faults": self.faults.names(),
            }
        )

    async def _on_fault(self, request: web.Request) -> web.StreamResponse:
        """Switch faults at run time: ``{"on": ["drop@2", ...], "off": ["slow", ...]}``; answers what acts now.

        A member ``"wire": "alltick"`` limits the switches that name no wire themselves.
        """
        from aiohttp import web

        body: dict[str, Any] = read_object(await request.read()) or {}
        wire = str(body.get("wire", ""))
        self._floor.mark_time()
        try:
            switched = [parse_fault(str(text), wire) for text in body.get("on", ())]
        except ValueError as error:
            return web.json_response({"msg": str(error)}, status=400)
        for fault in switched:
            self.faults.switch_on(fault)
            for room in self._rooms:
                if fault.wire in ("", room.name):
                    room.note_fault(fault.name)
        for text in body.get("off", ()):
            name = str(text)
            self.faults.switch_off(f"{name}@{wire}" if wire and "@" not in name else name)
        return web.json_response({"msg": "OK", "data": self.faults.names()})
