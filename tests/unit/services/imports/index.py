"""An index over a few names, ready to be looked up in."""

from __future__ import annotations

from qosdesk.domain.quotes import Instrument
from qosdesk.domain.symbols import parse_symbol
from qosdesk.services.pinyin import Initials
from qosdesk.services.search import Search

NAMES = """
HK:700|Tencent|腾讯控股
HK:5|HSBC Holdings|汇丰控股
HK:2318|Ping An|中国平安
HK:9988|Alibaba-W|阿里巴巴-W
US:AAPL|Apple Inc.|苹果
US:NVDA|NVIDIA|英伟达
US:V|Visa|维萨
US:BRK.B|Berkshire Hathaway|伯克希尔B
US:GOLD|Gold.com|黄金网
SH:600519|Kweichow Moutai|贵州茅台
SH:601318|Ping An Insurance|中国平安
SH:000001|SSE Composite Index|上证指数
SZ:000001|Ping An Bank|平安银行
SZ:000002|Vanke A|万  科Ａ
CF:BTCUSDT|Bitcoin|比特币
FX:EURUSD|Euro / US Dollar|欧元/美元
IX:HSI|Hang Seng Index|恒生指数
CM:XAUUSD|Gold|黄金
"""


def make_index() -> Search:
    """The names above, known."""
    rows = (line.split("|") for line in NAMES.strip().splitlines())
    items = [Instrument(parse_symbol(code), name_en=en, name_zh=zh) for code, en, zh in rows]
    known = {item.symbol: item for item in items}
    return Search(known, lambda: Initials({}), lambda _s, _do: None, lambda: None)
