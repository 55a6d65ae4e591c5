"""The intraday line (分时): one day or five on an axis of fixed width, price and average around the reference close."""
