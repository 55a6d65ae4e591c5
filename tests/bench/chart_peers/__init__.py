"""Other programs' charts, each measured in a child process of its own environment."""
