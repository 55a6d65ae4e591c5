# ruff: noqa: E501
"""What the samples of multimarkets_examples.json mean, written by hand (see SOURCE.md).

UTC milliseconds, `-` for unknown. Rows are text, so that they can be laid beside the sample and read.
"""

from __future__ import annotations

# symbol  last prev_close open high low  ts_ms  decimals
SNAPSHOTS = {
    "ticker_subscribe ack": """
        CC:BTCUSDT  62850.10 62005.70 62010.00 63112.40 61880.50  1728360000123  2
        FX:EURUSD  1.09745 1.09715 1.09710 1.09890 1.09602  1728360000098  5
    """,
    "ticker_subscribe push 0": "CC:BTCUSDT  62851.00 - - - -  1728360000623  -",
    "ticker_subscribe push 1": "FX:EURUSD  1.09746 - - - -  1728360000702  -",
    "ticker_subscribe tolerance 0": """
        CC:BTCUSDT  62851.50 - - - -  1728360000900  -
        FX:EURUSD  1.09747 - - - -  1728360000901  -
    """,
    "errors some products unknown (partial success)": """
        CC:BTCUSDT  62850.10 62005.70 62010.00 63112.40 61880.50  1728360000123  2
    """,
    "type_tolerance tick_time in seconds (10 digits) as in the page samples": """
        CC:BTCUSDT  62850.10 62005.70 62010.00 63112.40 61880.50  1728360000000  2
    """,
    "snapshot_query": """
        CC:BTCUSDT  62850.10 62005.70 62010.00 63112.40 61880.50  1728360000123  2
        FX:EURUSD  1.09745 1.09715 1.09710 1.09890 1.09602  1728360000098  5
    """,
    "markets_trade_tick": "FX:GBPJPY  193.813 - - - -  1728360000217  3",
}

# symbol  price size  ts_ms  side
TRADES = {
    "market_subscribe push 0": "CC:BTCUSDT  62851.20 0.115  1728360001204 buy",
    "markets_trade_tick": "FX:GBPJPY  193.813 0  1728360000217 unknown",
}

# symbol ts_ms decimals | bids | asks
DEPTHS = {
    "market_subscribe ack": "CC:BTCUSDT 1728360001000 - | 62850.90x0.350 62850.80x1.100 62850.50x2.004 | 62851.20x0.900 62851.30x0.450 62851.60x3.120",
    "market_subscribe push 1": "CC:BTCUSDT 1728360001210 - | 62850.90x0.350 62850.80x1.100 | 62851.20x0.785 62851.30x0.450",
    "market_subscribe push 2": "CC:BTCUSDT 1728360001310 - | | 62851.20x0.785 62851.30x0.450",
    "market_subscribe tolerance 0": "CC:BTCUSDT 1728360001410 - | 62850.90x0.350 62850.80x1.100 | 62851.20x0.785",
    "markets_depth_tick": "FX:GBPJPY 1728360000123 3 | 193.812x100000 | 193.815x400000",
}

# symbol interval  ts_ms  open high low close volume
BARS = {
    "kline_query_latest": """
        CC:BTCUSDT 1m  1728359880000  62820.00 62840.00 62811.10 62835.50 18.2045
        CC:BTCUSDT 1m  1728359940000  62835.50 62849.90 62830.20 62846.00 11.9310
        CC:BTCUSDT 1m  1728360000000  62846.00 62851.20 62845.30 62851.20 0.6150
    """,
    "kline_query_history": """
        CC:BTCUSDT 1D  1728172800000  61890.10 62400.00 61700.00 62120.00 25110.4
        CC:BTCUSDT 1D  1728259200000  62120.00 62950.00 61822.20 62005.70 23877.9
    """,
    "kline_batch_query": """
        CC:BTCUSDT 30m  1728358200000  62701.00 62870.00 62690.00 62851.20 310.22
        FX:EURUSD 30m  1728358200000  1.09700 1.09751 1.09688 1.09746 842
    """,
    "markets_kline": """
        FX:GBPJPY 1m  1728359940000  193.800 193.815 193.798 193.810 0
        FX:GBPJPY 1m  1728360000000  193.810 193.816 193.809 193.813 0
    """,
    "markets_batch_kline": """
        FX:GBPJPY 1m  1728359940000  193.800 193.815 193.798 193.810 0
        FX:GBPJPY 1m  1728360000000  193.810 193.816 193.809 193.813 0
    """,
}

# symbol | English name | currency | decimals
INSTRUMENTS = {
    "symbol_base_list": """
        CC:BTCUSDT | BTC/USDT | USDT | 2
        FX:EURUSD | EUR/USD | USD | 5
        HK:700 | Tencent | HKD | 1
    """,
    "manager_product_list": "CC:BTCUSDT | BTC/USDT | USDT | 2",
    "symbol_detail": "CC:BTCUSDT | BTC/USDT | USDT | 2",
    "encrypted_body": "",
    "open_api_request": "",
}

# what an acknowledgement is to: command and seq_id
ACKNOWLEDGED = {
    "ticker_subscribe ack": "ticker 2",
    "market_subscribe ack": "market 3",
    "cancel clear every subscription": "cancel 10",
    "cancel stop ticker pushes (14000)": "cancel 11",
    "cancel stop market pushes (14010)": "cancel 12",
    "cancel stop 24-hour rolling pushes (14016)": "cancel 13",
    "errors some products unknown (partial success)": "ticker 33",
    "type_tolerance tick_time in seconds (10 digits) as in the page samples": "ticker 43",
}

# what a refusal is of: command and seq_id, kind, words
REFUSED = {
    "kline_query_error ack": ("K-line query", 22, "REJECTED", "request data param invalid (202)"),
    "errors data field invalid": ("market", 30, "REJECTED", "request data param invalid (202)"),
    "errors session unknown to the back end": (
        "ticker",
        31,
        "UNREACHABLE",
        "client_ip_port is not exist (203)",
    ),
    "errors general failure": ("ticker", 32, "BAD_ANSWER", "failed (500)"),
}

UNHANDLED = {
    "errors header field missing or wrong type": "a refusal that names no command of ours",
    "rolling_24h_subscribe ack": "a reply to nothing that we send",
    "rolling_24h_subscribe push 0": "figures of a window of 24 hours, which nobody asked for",
    "rolling_24h_subscribe tolerance 0": "figures of a window of 24 hours, which nobody asked for",
    "aggregated_market_subscribe ack": "a reply to nothing that we send",
    "kline_merge_heartbeat ack": "a reply to nothing that we send",
}

# kind and words of an HTTP error
ERRORS = {
    "gateway_error": ("KEY_EXPIRED", "Login info is expired, please login again (GATEWAY_CODE_005)"),
    "rate_limited": ("RATE_LIMIT", "HTTP 429 (too many requests)"),
}
