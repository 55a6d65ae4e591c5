"""Settings for everything: one catalogue of values, a dialog made from it, and the search over it."""
