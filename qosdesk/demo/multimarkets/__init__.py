"""The MultiMarkets wire of the demo exchange, written from the wire document alone.

`products` numbers the world's instruments, `wire` words answers and pushes, `commands` is the quote socket, `gateway`
the HTTP calls with `seal` for encrypted bodies, `room` paths and tokens.
"""
