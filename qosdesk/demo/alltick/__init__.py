"""The AllTick wire of the demo exchange, written from the wire document alone.

`codes` spells the world's instruments, `wire` words answers and pushes, `commands` is the socket, `room` HTTP and
tokens.
"""
