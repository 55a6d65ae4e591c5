"""Reports of problems: a bundle that the user looks at, saves, and sends himself."""
