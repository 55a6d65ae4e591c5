"""Commands of the quote stream (MultiMarkets 3, 4): what a client's frame does and what is answered."""

from __future__ import annotations

import gzip
import json
import zlib
from collections import deque
from collections.abc import Callable
from types import MappingProxyType
from typing import Any, Final
from urllib.parse import quote

from qosdesk.demo.bodies import DATA, HEADER, Json, Refusal, dumps, read_int, to_int
from qosdesk.demo.client import Client
from qosdesk.demo.faults import FaultBoard
from qosdesk.demo.hub import BOOK, TRADES, Hub
from qosdesk.demo.multimarkets.wire import ROLLING, TICKER, Ask, MultiMarketsWire

STOCKS: Final = "quote_stock"
"""The socket of shares; the others carry everything else (MultiMarkets 3.1)."""

_HEARTBEATS: Final = frozenset({14008, 20000})
_NAMES: Final = MappingProxyType(
    {
        14000: "ticker",
        14006: "cancel",
        14008: "heartbeat",
        14010: "market",
        14012: "kline",
        14014: "batch-kline",
        14016: "rolling",
        14022: "snapshot",
        20000: "heartbeat",
    }
)
_CANCELLED: Final = MappingProxyType(
    {0: TICKER + TRADES + BOOK + ROLLING, 1: TICKER, 2: TRADES + BOOK, 3: ROLLING}
)
_PACKED: Final = frozenset({14013, 14015})
_MAX_PRODUCTS = 100
_MAX_CALLS = 50
_SECOND_S = 1.0

Wanted = list[tuple[str, str]]


class MultiMarketsCommands:
    """Executes client frames.

    Args:
        wire, hub, faults: the exchange's parts.
        is_strict: the documented limits are enforced: 50 calls a second, 100 products a connection.
    """

    def __init__(self, wire: MultiMarketsWire, hub: Hub, faults: FaultBoard, *, is_strict: bool) -> None:
        self._wire = wire
        self._hub = hub
        self._faults = faults
        self._is_strict = is_strict
        self._recent: dict[Client, deque[float]] = {}
        self._runs: dict[int, Callable[[Client, Json, int], tuple[Json, Wanted]]] = {
            14000: self._ticker,
            14006: self._cancel,
            14010: self._market,
            14012: self._kline,
            14014: self._batch_kline,
            14016: self._rolling,
            14022: self._snapshot,
        }

    def forget(self, client: Client) -> None:
        """A client is gone."""
        self._recent.pop(client, None)

    def execute(self, client: Client, text: str | bytes, now_ms: int, now_s: float) -> None:
        """Read one frame, do what it says: the answer first, then pushes. A broken envelope is answered with zeros."""
        try:
            frame: Any = json.loads(text)
        except (ValueError, RecursionError):
            frame = None
        command = _command(frame)
        if command is None:
            client.account.commands["invalid"] += 1
            unread = {"ret": 201, "msg": HEADER, "cmd_id": 0, "seq_id": 0, "ext": "", "data": {}}
            client.reply(dumps(unread), is_ack=True)
            return
        client.account.commands[_NAMES.get(command, "unknown")] += 1
        pairs: Wanted = []
        try:
            self._refuse(client, command, now_s)
            if command in _HEARTBEATS:
                client.beat_s, data = now_s, Json()
            else:
                data, pairs = self._runs[command](client, frame["data"], now_ms)
            answer = self._answer(command, frame, 200, "ok", data)
        except Refusal as refusal:
            answer = self._answer(command, frame, refusal.ret, str(refusal), {})
        if self._faults.active("push-first"):
            self._hub.greet(client, pairs, now_ms)
        client.reply(self._packed(answer), is_ack=command + 1 not in _PACKED)

    def _refuse(self, client: Client, command: int, now_s: float) -> None:
        """What is refused before it is looked at."""
        if self._is_strict:
            recent = self._recent.setdefault(client, deque())
            while recent and recent[0] <= now_s - _SECOND_S:
                recent.popleft()
            recent.append(now_s)
            if len(recent) > _MAX_CALLS:
                client.account.violations["ws_frequency"] += 1
                raise Refusal(500, "failed")
        if command in _HEARTBEATS:
            return
        if self._faults.active("no-session"):
            raise Refusal(203, "client_ip_port is not exist")
        fault = self._faults.get("error-msg")
        if fault is not None:
            raise Refusal(500, fault.arg or "System busy.")
        if command not in self._runs:
            raise Refusal(201, HEADER)

    def _answer(self, command: int, frame: Json, ret: int, msg: str, data: Json) -> Json:
        """MultiMarkets 3.4."""
        blind = self._faults.active("no-reqid")
        return {
            "ret": ret,
            "msg": msg,
            "cmd_id": command + 1,
            "seq_id": 0 if blind else to_int(frame["seq_id"]),
            "ext": "" if blind else frame["ext"],
            "data": data,
        }

    def _packed(self, answer: Json) -> str | bytes:
        """K-line answers are compressed as a whole; refusals are text (MultiMarkets 8)."""
        text = dumps(answer)
        active = self._faults.active
        if answer["cmd_id"] not in _PACKED or answer["ret"] != 200 or active("text-kline"):
            return text
        if active("percent-kline"):
            text = quote(text)
        return gzip.compress(text.encode()) if active("gzip-kline") else zlib.compress(text.encode())

    # -- commands -----------------------------------------------------------------------------------------------

    def _asks(self, client: Client, data: Json) -> list[tuple[Ask, Json]]:
        """The known products of a `symbol_list`, each once; the unknown are left out without a word (ret 200).

        Raises:
            Refusal: 202, it is no list of triples.
        """
        entries = data.get("symbol_list")
        if not isinstance(entries, list) or not all(isinstance(one, dict) for one in entries):
            raise Refusal(202, DATA)
        found: dict[Ask, Json] = {}
        for entry in entries:
            ask = self._wire.ask(entry, stocks=client.place == STOCKS)
            if ask is not None:
                found[ask] = entry
        fault = self._faults.get("missing-codes")
        if fault is None:
            return list(found.items())
        if not fault.arg:
            return list(found.items())[::2]
        return [
            (ask, entry) for ask, entry in found.items() if fault.arg not in (ask.symbol, ask.product.code)
        ]

    def _replace(self, client: Client, letters: str, wanted: Wanted, now_ms: int) -> Wanted:
        """Put a list in the place of the one before of its kind.

        Raises:
            Refusal: 202, more products than a connection may watch, all kinds together.
        """
        stay = {pair for pair in client.watching if pair[1][0] not in letters}
        products = {kind.split("/")[1] for _, kind in (*stay, *wanted)}
        if self._is_strict and len(products) > _MAX_PRODUCTS:
            client.account.violations["ws_products"] += 1
            raise Refusal(202, DATA)
        self._hub.unwatch(client, client.watching - stay - set(wanted), now_ms)
        pairs = [pair for pair in wanted if not self._faults.hits("silent-subs", pair[0])]
        self._hub.watch(client, pairs, now_ms)
        return pairs

    def _ticker(self, client: Client, data: Json, now_ms: int) -> tuple[Json, Wanted]:
        """14000 (MultiMarkets 4.2)."""
        asks = self._asks(client, data)
        pairs = self._replace(client, TICKER, [(ask.symbol, ask.kind(TICKER)) for ask, _ in asks], now_ms)
        return {"tick_list": [self._wire.tick_json(ask, now_ms) for ask, _ in asks]}, pairs

    def _market(self, client: Client, data: Json, now_ms: int) -> tuple[Json, Wanted]:
        """14010: depth and trades together (MultiMarkets 4.3)."""
        wanted: Wanted = []
        entries: list[Json] = []
        for ask, entry in self._asks(client, data):
            view, trades = self._wire.depth_view(entry, ask), read_int(entry, "trade_info_count", 202)
            wanted += [(ask.symbol, ask.kind(TRADES)), (ask.symbol, ask.kind(BOOK, view.to_text()))]
            entries.append(self._wire.market_json(ask, view, trades, now_ms))
        return {"tick_list": entries}, self._replace(client, TRADES + BOOK, wanted, now_ms)

    def _rolling(self, client: Client, data: Json, now_ms: int) -> tuple[Json, Wanted]:
        """14016 (MultiMarkets 4.7)."""
        speed_ms = read_int(data, "update_speed", 202)
        asks = self._asks(client, data)
        wanted = [(ask.symbol, ask.kind(ROLLING, str(max(speed_ms, 0)))) for ask, _ in asks]
        pairs = self._replace(client, ROLLING, wanted, now_ms)
        return {"tick_list": [self._wire.rolling_json(ask, now_ms) for ask, _ in asks]}, pairs

    def _snapshot(self, client: Client, data: Json, now_ms: int) -> tuple[Json, Wanted]:
        """14022: as 14000, without subscribing (MultiMarkets 4.8)."""
        return {"tick_list": [self._wire.tick_json(ask, now_ms) for ask, _ in self._asks(client, data)]}, []

    def _cancel(self, client: Client, data: Json, now_ms: int) -> tuple[Json, Wanted]:
        """14006: whole kinds (MultiMarkets 4.4)."""
        letters = _CANCELLED.get(read_int(data, "cancel_type", 202))
        if letters is None:
            raise Refusal(202, DATA)
        self._replace(client, letters, [], now_ms)
        return {}, []

    def _kline(self, client: Client, data: Json, now_ms: int) -> tuple[Json, Wanted]:
        """14012 (MultiMarkets 4.5)."""
        return self._wire.kline_json(data, now_ms, stocks=client.place == STOCKS), []

    def _batch_kline(self, client: Client, data: Json, now_ms: int) -> tuple[Json, Wanted]:
        """14014 (MultiMarkets 4.6)."""
        items = data.get("data_list")
        if not isinstance(items, list) or not 1 <= len(items) <= _MAX_PRODUCTS:
            raise Refusal(202, DATA)
        if not all(isinstance(item, dict) for item in items):
            raise Refusal(202, DATA)
        stocks = client.place == STOCKS
        return {"data_list": [self._wire.kline_json(item, now_ms, stocks=stocks) for item in items]}, []


def _command(frame: Any) -> int | None:
    """The command of a whole envelope (MultiMarkets 3.3)."""
    if not isinstance(frame, dict) or not isinstance(frame.get("data"), dict):
        return None
    if not isinstance(frame.get("ext"), str) or to_int(frame.get("seq_id")) is None:
        return None
    return to_int(frame.get("cmd_id"))
