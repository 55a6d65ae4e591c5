"""Indicators over bar columns. Imports domain and numpy (TA-Lib later), never Qt."""
