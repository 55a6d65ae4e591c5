"""QOS (Quote Ocean System, qos.hk): JSON over HTTPS and one WebSocket. Section numbers ("QOS 5.4") are those of the
wire reference. Imports feed, domain and msgspec only."""
