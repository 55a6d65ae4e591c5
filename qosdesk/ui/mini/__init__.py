"""The mini ticker: a small window above all others with the figures of one list."""

from qosdesk.ui.mini.host import Mini as Mini
