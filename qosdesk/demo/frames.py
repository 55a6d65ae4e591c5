"""WebSocket frames as a server writes them (RFC 6455 5.2). Imports nothing of ours."""

from __future__ import annotations

_TEXT, _BINARY, _CLOSE = 0x81, 0x82, 0x88


def _frame(opcode: int, payload: bytes) -> bytes:
    size = len(payload)
    if size < 126:
        return bytes((opcode, size)) + payload
    if size < 65536:
        return bytes((opcode, 126)) + size.to_bytes(2, "big") + payload
    return bytes((opcode, 127)) + size.to_bytes(8, "big") + payload


def text_frame(text: str) -> bytes:
    """An unmasked text frame."""
    return _frame(_TEXT, text.encode())


def binary_frame(payload: bytes) -> bytes:
    """An unmasked binary frame."""
    return _frame(_BINARY, payload)


def close_frame(code: int, reason: str) -> bytes:
    """A close frame (RFC 6455 5.5.1)."""
    return _frame(_CLOSE, code.to_bytes(2, "big") + reason.encode()[:120])


def cut_short(frame: bytes) -> bytes:
    """A text frame with half of the text."""
    header = 2 if frame[1] < 126 else 4 if frame[1] == 126 else 10
    return text_frame(frame[header : header + (len(frame) - header) // 2].decode("utf-8", "ignore"))
