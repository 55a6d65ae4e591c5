"""The other side of `bench_ingest`, in a process of its own: `python -m tests.bench.ingest_sender SYMBOLS [--tls]`.

It speaks just enough of the vendor's wire over plain sockets: the handshake, an OK to every command, pre-encoded frames
in batches. Over HTTP it announces itself as a demo exchange without limits and has bars for the charts. Orders come as
lines of JSON on stdin, reports go to stdout.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import math
import queue
import select
import socket
import ssl
import struct
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import numpy as np

from tests.bench.ingest_frames import FRAMES, Run, Stream

CERTIFICATE = Path(__file__).resolve().parents[1] / "corpus" / "tls" / "good.pem"
TICK_S = 0.001
BATCH = 4000
_ACCEPT = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
_INTERVALS = {1001: 86_400, 1007: 604_800, 1030: 2_592_000, 2001: 31_536_000}


class Api(BaseHTTPRequestHandler):
    """What a desk asks over HTTP."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """`/_demo/info`."""
        now_ms = time.time_ns() // 1_000_000
        info = {"sessions": "always", "now_ms": now_ms, "speed": 1.0, "plan": "none", "world": "bench"}
        self._answer(info)

    def do_POST(self) -> None:
        """Bars for `/kline`, nothing of the rest."""
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        data = [_bars(one) for one in body.get("kline_reqs", ())] if self.path == "/kline" else []
        self._answer({"msg": "OK", "data": data})

    def _answer(self, value: object) -> None:
        text = json.dumps(value).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Nothing."""


def _bars(request: dict[str, Any]) -> dict[str, Any]:
    kind = int(request["kt"])
    step_s = _INTERVALS.get(kind, kind * 60)
    newest_s = int(time.time()) // step_s * step_s
    closes = [600 + 8 * math.sin(number / 17) + 3 * math.sin(number / 5) for number in range(request["co"])]
    bars = [
        {
            "o": f"{close - 0.4:.2f}",
            "cl": f"{close:.2f}",
            "h": f"{close + 0.8:.2f}",
            "l": f"{close - 0.9:.2f}",
            "v": "120000",
            "ts": newest_s - back * step_s,
            "kt": kind,
        }
        for back, close in zip(range(len(closes) - 1, -1, -1), closes, strict=True)
    ]
    return {"c": request["c"], "k": bars}


class Client:
    """One connection, whose commands are answered."""

    def __init__(self, sock: socket.socket) -> None:
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.sock = sock
        self._in = b""
        request = b""
        while b"\r\n\r\n" not in request:
            part = sock.recv(4096)
            if not part:
                raise ConnectionError
            request += part
        key = next(
            line.split(b":", 1)[1].strip()
            for line in request.split(b"\r\n")
            if line.lower().startswith(b"sec-websocket-key:")
        )
        accept = base64.b64encode(hashlib.sha1(key + _ACCEPT).digest())
        sock.sendall(
            b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Accept: " + accept + b"\r\n\r\n"
        )

    def listen(self, wait_s: float) -> None:
        """Answer what the client says within that time.

        Raises:
            ConnectionError: it is gone.
        """
        pending = isinstance(self.sock, ssl.SSLSocket) and self.sock.pending()
        if not pending and not select.select([self.sock], [], [], wait_s)[0]:
            return
        part = self.sock.recv(65_536)
        if not part:
            raise ConnectionError
        self._in += part
        while (frame := self._frame()) is not None:
            opcode, payload = frame
            if opcode == 8:
                raise ConnectionError
            if opcode == 9:
                self.sock.sendall(bytes((0x8A, len(payload))) + payload)
            elif opcode == 1:
                self._reply(json.loads(payload))

    def _reply(self, command: dict[str, Any]) -> None:
        answer: dict[str, Any] = {"type": command["type"], "msg": "OK", "time": int(time.time() * 1000)}
        if "reqid" in command:
            answer["reqid"] = command["reqid"]
        if command["type"].startswith("R"):
            answer["data"] = [_bars(one) for one in command.get("kline_reqs", ())]
        text = json.dumps(answer).encode()
        size = len(text)
        head = bytes((size,)) if size < 126 else b"\x7e" + struct.pack(">H", size)
        self.sock.sendall(b"\x81" + (head if size < 65_536 else b"\x7f" + struct.pack(">Q", size)) + text)

    def _frame(self) -> tuple[int, bytes] | None:
        data = self._in
        if len(data) < 2:
            return None
        size, at = data[1] & 0x7F, 2
        if size == 126:
            size, at = int.from_bytes(data[2:4], "big"), 4
        elif size == 127:
            size, at = int.from_bytes(data[2:10], "big"), 10
        if len(data) < at + 4 + size:
            return None
        mask, body = data[at : at + 4], data[at + 4 : at + 4 + size]
        self._in = data[at + 4 + size :]
        return data[0] & 0x0F, bytes(byte ^ mask[place & 3] for place, byte in enumerate(body))


class Sender:
    """Sends runs to one client after the other."""

    def __init__(self, symbols: int, context: ssl.SSLContext | None) -> None:
        self._stream = Stream(symbols)
        self._view = memoryview(self._stream.data)
        self._second = 0
        self._context = context
        self._orders: queue.SimpleQueue[dict[str, Any] | None] = queue.SimpleQueue()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self._sent = 0
        threading.Thread(target=self._read_orders, name="orders", daemon=True).start()

    def _read_orders(self) -> None:
        for line in sys.stdin:
            self._orders.put(json.loads(line))
        self._orders.put(None)

    def serve(self) -> None:
        """Until stdin ends."""
        self._listener.settimeout(0.05)
        while True:
            try:
                sock, _ = self._listener.accept()
            except TimeoutError:
                if not self._orders.empty() and self._orders.get() is None:
                    return
                continue
            try:
                sock.settimeout(None)
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 20)
                if self._context is not None:
                    sock = self._context.wrap_socket(sock, server_side=True)
                if not self._serve(Client(sock)):
                    return
            except OSError:
                _say({"gone": True})
            finally:
                sock.close()

    def _serve(self, client: Client) -> bool:
        self._sent = 0
        while True:
            client.listen(0.01)
            if self._orders.empty():
                continue
            order = self._orders.get()
            if order is None:
                return False
            run = Run(**order)
            before, begun_s, cpu_s = self._sent, time.perf_counter(), time.process_time()
            if run.single:
                self._singly(client, run)
            elif run.rate:
                self._at_rate(client, run)
            else:
                self._flood(client, run)
            took_s, cpu_s = time.perf_counter() - begun_s, time.process_time() - cpu_s
            _say({"sent": self._sent - before, "cpu_percent": 100 * cpu_s / took_s})

    def _at_rate(self, client: Client, run: Run) -> None:
        first = self._sent
        while self._sent < first + run.count:
            now_s = time.perf_counter()
            due = first + min(run.count, int((now_s - run.start_s) * run.rate))
            if due > self._sent:
                self._send(client, min(due, self._sent + BATCH))
            if due <= self._sent:
                client.listen(0.0)
                time.sleep(TICK_S / 2)
            elif now_s > run.start_s + run.seconds + 5.0:
                return  # it cannot be reached by far

    def _flood(self, client: Client, run: Run) -> None:
        while time.perf_counter() < run.start_s:
            client.listen(0.01)
        while time.perf_counter() < run.start_s + run.seconds:
            for _ in range(10):
                self._send(client, self._sent + 1000)
            client.listen(0.0)

    def _singly(self, client: Client, run: Run) -> None:
        for due_s in run.due_s(np.arange(run.count)).tolist():
            wait_s = due_s - time.perf_counter()
            if wait_s > 0:
                time.sleep(wait_s)
            self._send(client, self._sent + 1)
            if not self._sent & 127:
                client.listen(0.0)

    def _send(self, client: Client, until: int) -> None:
        second = int(time.time())
        if second != self._second:
            self._second = second
            self._stream.stamp(second)
        while self._sent < until:
            begin, end = self._stream.cut(self._sent, until)
            client.sock.sendall(self._view[begin:end])
            self._sent = min(until, self._sent - self._sent % FRAMES + FRAMES)


def _say(value: object) -> None:
    print(json.dumps(value), flush=True)


def main() -> None:
    """Says its ports, then serves."""
    parser = argparse.ArgumentParser()
    parser.add_argument("symbols", type=int)
    parser.add_argument("--tls", action="store_true")
    options = parser.parse_args()
    context = None
    if options.tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATE)
    sender = Sender(options.symbols, context)
    api = ThreadingHTTPServer(("127.0.0.1", 0), Api)
    threading.Thread(target=api.serve_forever, name="http", daemon=True).start()
    _say({"ws": sender.port, "http": api.server_port})
    sender.serve()


if __name__ == "__main__":
    main()
