"""Commands as values, and the keys that they have: defaults by preset, the user's own over them."""
