"""WebSocket commands of the QOS wire (QOS 5): what a client's frame does and what is answered."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from qosdesk.demo.client import Client
from qosdesk.demo.faults import FaultBoard
from qosdesk.demo.figures import DAY, KINDS
from qosdesk.demo.hub import Hub
from qosdesk.demo.ledger import Plan
from qosdesk.demo.qos.wire import Json, QosWire, WireError, count_products, dumps, read_codes, read_int
from qosdesk.demo.world import World

_SUBSCRIBE = ("S", "T", "D", "K")
_CANCEL = ("SC", "TC", "DC", "KC")


class Commands:
    """Executes client frames.

    Args:
        world, wire, hub, faults, plan: the exchange's parts.
    """

    def __init__(self, world: World, wire: QosWire, hub: Hub, faults: FaultBoard, plan: Plan) -> None:
        self._world = world
        self._wire = wire
        self._hub = hub
        self._faults = faults
        self._plan = plan
        self._requests: dict[str, Callable[[Json, int], list[Json]]] = {
            "RS": wire.snapshots,
            "RT": wire.trades,
            "RD": wire.depth,
            "RK": wire.bars,
            "RH": wire.history,
            "RI": wire.info,
        }

    def execute(self, client: Client, text: str | bytes, now_ms: int, now_s: float) -> None:
        """Read one frame, do what it says, answer. A broken frame is answered and the connection kept (QOS 9.5)."""
        try:
            frame = json.loads(text)
        except (ValueError, RecursionError):
            frame = None
        if not isinstance(frame, dict):
            client.account.commands["invalid"] += 1
            client.reply(dumps({"type": "", "msg": "Invalid JSON."}), is_ack=True)
            return
        name = str(frame.get("type", ""))
        known = name in _SUBSCRIBE or name in _CANCEL or name in self._requests or name == "H"
        client.account.commands[name if known else "unknown"] += 1
        refusal = None if known else "Unknown type."
        if known and name != "H":
            refusal = client.account.check_spacing(self._plan, client.last_command_s, now_s)
            client.last_command_s = now_s
        fault = self._faults.get("error-msg")
        if fault is not None and name != "H":
            refusal = fault.arg or "System busy."
        try:
            if refusal is not None:
                raise WireError(refusal)
            self._run(client, name, frame, now_ms)
        except WireError as error:
            client.reply(dumps(self._reply(name, frame, str(error), now_ms)), is_ack=True)

    def _run(self, client: Client, name: str, frame: Json, now_ms: int) -> None:
        if name in self._requests:
            refusal = client.account.check_products(self._plan, count_products(frame), "ws_products")
            if refusal is not None:
                raise WireError(refusal)
            data = self._requests[name](frame, now_ms)
            client.reply(dumps(self._reply(name, frame, "OK", now_ms) | {"data": data}))
            return
        pairs: list[tuple[str, str]] = []
        if name in _SUBSCRIBE:
            pairs = self._subscribe(client, name, frame, now_ms)
        elif name in _CANCEL:
            self._cancel(client, name, frame, now_ms)
        client.reply(dumps(self._reply(name, frame, "OK", now_ms)), is_ack=True)
        self._hub.greet(client, pairs, now_ms)

    def _subscribe(self, client: Client, name: str, frame: Json, now_ms: int) -> list[tuple[str, str]]:
        """A second S adds to the first; a list over the plan's limit fails as a whole (our choices, QOS 5.4)."""
        codes = read_codes(frame)
        kind = name
        if name == "K":
            kt = read_int(frame, "kt", DAY)
            if kt not in KINDS:
                raise WireError("Invalid kt.")
            kind = f"K{kt}"
        if self._faults.active("replace"):
            old = [pair for pair in client.watching if pair[1][0] == name]
            self._hub.unwatch(client, old, now_ms)
        live = client.account.live_after(self._plan, [(code, kind) for code in codes])
        refusal = client.account.check_products(self._plan, live, "ws_products")
        if refusal is not None:
            raise WireError(refusal)
        known = (code for code in codes if self._world.instrument(code) is not None)
        pairs = [(code, kind) for code in known if not self._faults.hits("silent-subs", code)]
        self._hub.watch(client, pairs, now_ms)
        return pairs

    def _cancel(self, client: Client, name: str, frame: Json, now_ms: int) -> None:
        """KC without `kt` cancels the code's bars of every kind."""
        codes = set(read_codes(frame))
        kind = name[0]
        if kind == "K" and "kt" in frame:
            kind = f"K{read_int(frame, 'kt')}"
        gone = [
            pair
            for pair in client.watching
            if pair[0] in codes and (pair[1] == kind or (kind == "K" and pair[1][0] == "K"))
        ]
        self._hub.unwatch(client, gone, now_ms)

    def _reply(self, name: str, frame: Json, msg: str, now_ms: int) -> Json:
        """`type`, `msg`, `time` (acks only), and the request's own `reqid` if it came with one (QOS 5.3)."""
        reply: dict[str, Any] = {"type": name, "msg": msg}
        if name not in self._requests:
            reply["time"] = self._wire.seconds(now_ms)
        if "reqid" in frame and not self._faults.active("no-reqid"):
            reply["reqid"] = frame["reqid"]
        return reply
