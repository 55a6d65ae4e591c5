"""What the user does on a chart beyond looking: drawings, measuring, going to a date, pictures and tables of it."""
