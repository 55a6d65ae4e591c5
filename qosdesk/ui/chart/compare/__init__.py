"""Other symbols on the price pane of a chart: lines in percent from the first bar in view, aligned by time."""
