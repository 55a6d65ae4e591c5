"""The candlestick chart. `panel` is light; everything that needs pyqtgraph is imported when the first chart is made."""
