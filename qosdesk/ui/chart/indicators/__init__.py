"""Choosing indicators: the menu, their parameters and colours, templates. Computing is `qosdesk.indicators`."""
