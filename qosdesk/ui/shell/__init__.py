"""The frame around the panels: windows, docks, title bars, top bar, status bar, search, appearance."""
