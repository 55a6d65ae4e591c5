"""Frozen values in market terms. Imports nothing of ours."""
