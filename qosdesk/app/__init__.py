"""The composition root: builds the house in order, closes it in reverse. May import everything."""
