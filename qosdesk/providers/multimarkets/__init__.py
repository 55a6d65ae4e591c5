"""MultiMarkets (GitBook "MultiMarkets API Docs"): text pushes, products by number, each operator a host.

Section numbers ("MM 4.3") are those of the wire reference. Imports feed, domain and msgspec only.
"""
