"""The QOS wire of the demo exchange: `wire` words answers and pushes, `commands` the socket, `room` HTTP and keys."""
