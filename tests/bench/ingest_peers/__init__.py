"""Peers of `bench_ingest`: scripts for environments of their own. Nothing of ours is imported."""
