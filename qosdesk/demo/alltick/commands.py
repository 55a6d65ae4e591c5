"""WebSocket commands of the AllTick wire (AllTick 5): what a client's frame does and what is answered."""

from __future__ import annotations

import json
from types import MappingProxyType
from typing import Any

from qosdesk.demo.alltick.codes import Listing
from qosdesk.demo.alltick.plan import AllTickPlan, CommandPacer
from qosdesk.demo.alltick.wire import AllTickWire
from qosdesk.demo.bodies import DATA, HEADER, Json, Refusal, dumps, read_int, to_int
from qosdesk.demo.client import Client
from qosdesk.demo.faults import FaultBoard
from qosdesk.demo.hub import BOOK, TRADES, Hub
from qosdesk.demo.ledger import KeyAccount

HEARTBEAT, DEPTH, TRADE, CANCEL = 22000, 22002, 22004, 22006
_NAMES = MappingProxyType({HEARTBEAT: "heartbeat", DEPTH: "depth", TRADE: "trade", CANCEL: "cancel"})
_CANCELLED = MappingProxyType(
    {0: BOOK + TRADES, 1: BOOK, 2: TRADES, 3: ""}
)  # AllTick 3.5; 3 belongs to a stream nobody documents
_CLOSING = "too many requests and connection will be closed"
_CLOSE_POLICY = 1008


class AllTickCommands:
    """Executes the frames of one family's clients.

    Args:
        wire: the family's codes and pushes.
        hub, faults: the exchange's parts.
        plan: limits that are enforced, or None.
        pacers: pacers by account label, shared with the room.
    """

    def __init__(
        self,
        wire: AllTickWire,
        hub: Hub,
        faults: FaultBoard,
        plan: AllTickPlan | None,
        pacers: dict[str, CommandPacer],
    ) -> None:
        self._wire = wire
        self._hub = hub
        self._faults = faults
        self._plan = plan
        self._pacers = pacers

    def execute(self, client: Client, text: str | bytes, now_ms: int, now_s: float) -> None:
        """Read one frame, do what it says, answer. A frame that cannot be read is answered without correlation."""
        try:
            frame: Any = json.loads(text)
        except (ValueError, RecursionError):
            frame = None
        command = to_int(frame.get("cmd_id")) if isinstance(frame, dict) else None
        if command is None or not isinstance(frame.get("trace", ""), str):
            client.account.commands["invalid"] += 1
            client.reply(dumps(_unread()), is_ack=True)
            return
        client.account.commands[_NAMES.get(command, "unknown")] += 1
        if command == HEARTBEAT:
            # Whatever its data is: {}, [], {"symbol_list": null}, or nothing at all (AllTick 5.2).
            client.beat_s = now_s
        elif self._plan is not None and self._pacer(client.account).is_too_soon(client.place, now_s):
            client.reply(dumps(self._answer(command, frame, 606, _CLOSING)))
            client.dismiss(_CLOSE_POLICY, _CLOSING)
            return
        try:
            fault = self._faults.get("error-msg")
            if fault is not None and command != HEARTBEAT:
                raise Refusal(400, fault.arg or "System busy.")
            self._run(client, command, frame, now_ms)
        except Refusal as refusal:
            client.reply(dumps(self._answer(command, frame, refusal.ret, str(refusal))), is_ack=True)

    def _run(self, client: Client, command: int, frame: Json, now_ms: int) -> None:
        pairs: list[tuple[str, str]] = []
        if command in (DEPTH, TRADE):
            pairs = self._subscribe(client, command, frame, now_ms)
        elif command == CANCEL:
            kind = read_int(_data(frame), "cancel_type", 400)
            if kind not in _CANCELLED:
                raise Refusal(400, DATA)
            self._drop(client, _CANCELLED[kind], now_ms)
        elif command != HEARTBEAT:
            raise Refusal(400, HEADER)
        if self._faults.active("push-first"):
            self._hub.greet(client, pairs, now_ms)
        client.reply(dumps(self._answer(command, frame, 200, "ok")), is_ack=True)

    def _subscribe(self, client: Client, command: int, frame: Json, now_ms: int) -> list[tuple[str, str]]:
        """Each list replaces the one before of its kind; one bad code fails it whole (AllTick 5.3, 10.7)."""
        data = _data(frame)
        listings = self._cut(client.account, self._wire.codes(data))
        if command == TRADE:
            wanted = [(one.symbol, TRADES) for one in listings]
        else:
            levels = _levels(data)
            wanted = [(one.symbol, f"{BOOK}{_kept(levels.get(one.code, 0), one.levels)}") for one in listings]
        letter = TRADES if command == TRADE else BOOK
        self._hub.unwatch(
            client, [pair for pair in client.watching if pair[1][0] == letter and pair not in wanted], now_ms
        )
        by_symbol = {one.symbol: one.code for one in listings}
        hits = self._faults.hits
        pairs = [
            pair
            for pair in wanted
            if not hits("silent-subs", pair[0]) and not hits("silent-subs", by_symbol[pair[0]])
        ]
        self._hub.watch(client, pairs, now_ms)
        return pairs

    def _cut(self, account: KeyAccount, listings: list[Listing]) -> list[Listing]:
        """The first N that the plan allows, the rest silently ignored (AllTick 5.3), or 603 by a switch."""
        plan = self._plan
        if plan is None or len(listings) <= plan.codes:
            return listings
        account.violations["ws_codes"] += 1
        if self._faults.active("overflow-603"):
            raise Refusal(603, "token level not enough")
        return listings[: plan.codes]

    def _drop(self, client: Client, letters: str, now_ms: int) -> None:
        gone = [pair for pair in client.watching if pair[1][0] in letters]
        self._hub.unwatch(client, gone, now_ms)

    def _pacer(self, account: KeyAccount) -> CommandPacer:
        assert self._plan is not None
        return self._pacers.setdefault(account.label, CommandPacer(self._plan, account))

    def _answer(self, command: int, frame: Json, ret: int, msg: str) -> Json:
        """All members always; the request's `trace` and `seq_id` (AllTick 5.1)."""
        if self._faults.active("uncorrelated") and command != HEARTBEAT:
            return _unread()
        blind = self._faults.active("no-trace") or self._faults.active("no-reqid")
        return {
            "ret": ret,
            "msg": msg,
            "cmd_id": command + 1,
            "seq_id": to_int(frame.get("seq_id")) or 0,
            "trace": "" if blind else frame.get("trace", ""),
            "data": {},
        }


def _unread() -> Json:
    """The answer that names no request (AllTick 5.1)."""
    return {"ret": 201, "msg": HEADER, "cmd_id": 0, "seq_id": 0, "trace": "", "data": {}}


def _data(frame: Json) -> Json:
    data = frame.get("data")
    if not isinstance(data, dict):
        raise Refusal(400, HEADER)
    return data


def _levels(data: Json) -> dict[Any, int]:
    """The levels asked for, by code."""
    return {one.get("code"): to_int(one.get("depth_level")) or 0 for one in data["symbol_list"]}


def _kept(asked: int, most: int) -> int:
    """Levels to send: what exists; without a number, all (AllTick 5.3 says one level, and all)."""
    return min(asked, most) if asked > 0 else most
