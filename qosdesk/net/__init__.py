"""Provider network I/O: WebSocket, HTTP, and the runner that drives one feed machine. Imports feed and domain."""
