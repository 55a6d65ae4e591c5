"""Benches: `packaging/dev.py bench NAME`."""
