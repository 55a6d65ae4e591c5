"""AllTick (alltick.co): two families, each with its HTTP path and its WebSocket: stocks, and all the rest. Section
numbers ("AllTick 5.3") are those of the wire reference. Imports feed, domain and msgspec only."""
