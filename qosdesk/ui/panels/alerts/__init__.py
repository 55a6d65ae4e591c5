"""Alerts on screen: the panel, the dialog, the cards."""
