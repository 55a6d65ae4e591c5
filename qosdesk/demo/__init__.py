"""The demo exchange: a local market that speaks the vendors' wires. May import domain and the clock only."""
