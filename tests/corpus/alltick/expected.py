# ruff: noqa: E501
"""What the samples of alltick_examples.json mean, written by hand (see SOURCE.md).

Shares, UTC milliseconds, `-` for unknown. Rows are text, one instrument a line, so that they can be laid beside
the sample and read.
"""

from __future__ import annotations

# code interval  ts_ms  open high low close volume
BARS = {
    "/kline stock, two newest 1-minute bars": """
        HK:857 1m  1677829200000  136.421 136.422 136.407 136.412 0
        HK:857 1m  1677829260000  136.412 136.415 136.397 136.401 0
    """,
    "/kline A-share, minute bars with a gap, figures as captured (code replaced)": """
        SH:600000 1m  1720162560000  3.48 3.48 3.47 3.48 14700
        SH:600000 1m  1720162800000  3.48 3.48 3.48 3.48 50000
    """,
    "/kline previous close: two day bars": """
        US:AAPL 1D  1750910400000  201.43 202.64 199.46 201 50799121
        US:AAPL 1D  1750996800000  201.89 203.22 200 201.08 73188571
    """,
    "/kline second family, paging back with an end time": """
        CC:BTCUSDT 2h  1744855200000  84510.1 84690 84300.2 84432.5 812.40321
        CC:BTCUSDT 2h  1744862400000  84432.5 85020.4 84400 84980 903.12
        CC:BTCUSDT 2h  1744869600000  84980 85100 84610.7 84750.3 655.9011
    """,
    "/kline forex bars carry no volume": """
        FX:EURUSD 1h  1744869600000  1.13652 1.13744 1.1361 1.13701 0
    """,
}

# code  last prev_close open high low  volume turnover  ts_ms  decimals; a batch of minute bars alone has only last; GOLD has no volumes
SNAPSHOTS = {
    "/batch-kline two codes, one bar each": """
        HK:700  136.412 - - - - - -  1677829200000  3
        US:GOOGL  136.412 - - - - - -  1677829200000  3
    """,
    "/batch-kline one code, two types, two bars each": """
        CM:GOLD  4101.91 4097.45 4097.45 4109 4090.15 - -  1781166120000  2
    """,
}

# code  price size  ts_ms  side
TRADES = {
    "/trade-tick asked two, answered one": """
        HK:857  136.302 0  1677831545217 unknown
    """,
    "/trade-tick US and A-share, six decimals": """
        SZ:000651  37.7 256700  1720162800891 unknown
        US:AAPL  201.187 174  1751068801000 buy
    """,
    "/trade-tick gold": """
        CM:GOLD  4101.91 8  1781166146694 unknown
    """,
    "HK and US": """
        HK:1288  651.12 300  1605509068000 buy
    """,
    "second family": """
        CM:GOLD  4101.91 8  1781166146694 unknown
    """,
    "legacy ws_trade_push_strings": """
        HK:1288  651.12 300  1605509068000 buy
    """,
    "legacy ws_trade_push_10_digit_time": """
        HK:1288  651.12 300  1605509068000 buy
    """,
    "legacy ws_trade_push_without_turnover": """
        FX:EURUSD  1.13701 1  1781166146694 unknown
    """,
    "legacy ws_trade_push_string_direction": """
        FX:EURUSD  1.13702 1  1781166146700 unknown
    """,
    "A-share print as captured over HTTP": """
        SZ:000651  37.7 256700  1720162800891 sell
    """,
}

_GREE_BIDS = "37.7x46000 37.69x31200 37.68x104500 37.67x8800 37.66x23000"
_GREE_ASKS = "37.71x15100 37.72x50200 37.73x7700 37.74x39000 37.75x120000"

# code  ts_ms  decimals (not read on the stream) | bids | asks; an unknown size is -
DEPTHS = {
    "/depth-tick asked two, answered one": """
        HK:857 1677830357227 3 | 136.424x100000 | 136.427x400000
    """,
    "/depth-tick A-share, five levels, best first": f"""
        SZ:000651 1720162800891 2 | {_GREE_BIDS} | {_GREE_ASKS}
    """,
    "/depth-tick forex: one level, no volume member": """
        FX:EURUSD 1781166146694 5 | 1.137x- | 1.13702x-
    """,
    "/depth-tick limit up, empty side": """
        SH:600000 1720162800000 0 | 11x9012000 |
    """,
    "/depth-tick limit up, zero side": """
        SH:600000 1720162800000 0 | 11x9012000 |
    """,
    "HK share, five levels asked": """
        HK:1288 1605509068000 - | 9.12x9.12 | 147.12x147.12
    """,
    "crypto, depth_level left out": """
        CC:BTCUSDT 1782180164000 - | 84750.2x0.512 84750.1x1.2 | 84750.3x0.08 84750.9x2.1
    """,
    "metal, one level": """
        CM:GOLD 1781166146700 - | 4101.8x- | 4102x-
    """,
    "legacy ws_depth_push_old_code": """
        HK:1288 1605509068000 - | 9.12x9.12 | 147.12x147.12
    """,
    "A-share book as captured over HTTP": f"""
        SZ:000651 1720162800891 - | {_GREE_BIDS} | {_GREE_ASKS}
    """,
}

# code | English | Chinese | exchange | currency | lot total floating | eps bps dividend
INSTRUMENTS = {
    "/static_info HK share": """
        HK:700 | TENCENT | 腾讯控股 | SEHK | HKD | 100 9267359712 9267359712 | 13.7190213011686429 101.7577888985738336 3.4558141358352833
    """,
}

# command  request id
ACKNOWLEDGED = {
    "HK share, five levels asked": "depth 123",
    "crypto, depth_level left out": "depth 7",
    "metal, one level": "depth 8",
    "HK and US": "trades 106254124",
    "second family": "trades 9",
    "replace the list: add one code": "trades 10",
    "depth only": "cancel 123",
    "trades only": "cancel 124",
    "all": "cancel 125",
}

# group number | kind | command request id, for what comes over a socket | what the user reads
ERRORS = """
    documented 0 | REJECTED | | AllTick answered: request data param invalid (202)
    documented 1 | REJECTED | - - | AllTick answered: request header param invalid (201)
    documented 2 | UNREACHABLE | | AllTick answered: internal error
    attested 0 | KEY_REFUSED | | AllTick answered: token is required (401)
    attested 1 | KEY_REFUSED | | AllTick answered: token invalid (401)
    attested 2 | REJECTED | | AllTick answered: code invalid (600)
    attested 3 | RATE_LIMIT | | AllTick answered: Too many requests
    table 0 | REJECTED | | AllTick answered: request header param invalid (400)
    table 1 | REJECTED | | AllTick answered: request data param invalid (400)
    table 2 | KEY_REFUSED | | AllTick answered: token invalid (401)
    table 3 | REJECTED | | AllTick answered: query invalid (402)
    table 4 | RATE_LIMIT | | AllTick answered: rate limit (429)
    table 5 | REJECTED | | AllTick answered: code invalid (600)
    table 6 | REJECTED | | AllTick answered: body empty (601)
    table 7 | OVER_LIMIT | | AllTick answered: token level not enough (603)
    table 8 | NOT_OFFERED | | AllTick answered: code unauthorized (604)
    table 9 | RATE_LIMIT | | AllTick answered: too many requests (605)
    table 10 | RATE_LIMIT | | AllTick answered: too many requests and connection will be closed (606)
    illustrative 0 | NOT_OFFERED | | AllTick answered: code unauthorized (604)
    illustrative 1 | RATE_LIMIT | | AllTick answered: too many requests (605)
    illustrative 2 | REJECTED | trades 11 | AllTick answered: code invalid (600)
    illustrative 3 | RATE_LIMIT | depth 12 | AllTick answered: too many requests and connection will be closed (606)
"""
