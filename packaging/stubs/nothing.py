"""In the bundle instead of modules that only write documentation at import."""
