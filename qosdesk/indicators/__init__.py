"""Indicators over bar columns by TA-Lib, which the first value loads. Imports domain and numpy, never Qt."""
