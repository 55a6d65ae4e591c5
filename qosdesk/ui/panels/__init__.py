"""The panels of figures: ticker table, depth ladder, tape, instrument. They import ports, store and theme."""
