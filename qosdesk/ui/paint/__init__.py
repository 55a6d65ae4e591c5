"""Painting shared by the figures' panels: text on baselines, flashes, bars, marks. Imports theme and domain only."""
