"""Screens. May import domain, market, indicators, Qt, pyqtgraph; everything else comes through `ui.ports`."""
