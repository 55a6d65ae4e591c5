"""Made-up notices of trading halts, newest first (AllTick 4.6). Imports nothing of ours outside the demo."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo

from qosdesk.demo.bodies import Json
from qosdesk.demo.instruments import DemoInstrument
from qosdesk.demo.noise import mix
from qosdesk.demo.world import World

_PLACES = MappingProxyType({"sse": ("SH", "SSE"), "nyse": ("US", "NYSE"), "nasdaq": ("US", "NASD")})
_NOTICES = 23
_WEEKS_BETWEEN = 2


def suspensions(world: World, exchange: str, now_ms: int, page: int, size: int) -> Json | None:
    """One page of an exchange's notices of the last year; None for an exchange that is not covered."""
    if exchange not in _PLACES:
        return None
    market, name = _PLACES[exchange]
    listed = [
        one
        for one in world.instruments.values()
        if one.market == market and one.exchange == name and one.fundamentals is not None
    ]
    now = datetime.fromtimestamp(now_ms // 1000, ZoneInfo("Asia/Shanghai"))
    notices = [
        _notice(listed[mix(world.seed, number) % len(listed)], exchange, now.date(), number)
        for number in range(_NOTICES)
    ]
    first = (page - 1) * size
    return {
        "success": True,
        "timestamp": now.strftime("%Y-%m-%dT%H:%M:%S"),
        "totalCount": len(notices),
        "totalPages": -(-len(notices) // size),
        "currentPage": page,
        "currentSize": size,
        "data": notices[first : first + size],
    }


def _notice(one: DemoInstrument, exchange: str, today: date, number: int) -> Json:
    """A halt of a day (Shanghai), or of three quarters of an hour."""
    day = today - timedelta(days=1 + number * 7 * _WEEKS_BETWEEN)
    if exchange == "sse":
        return {
            "symbol": one.code,
            "symbolName": one.name_zh,
            "haltReason": "重大事项停牌",
            "haltDate": day.isoformat(),
            "haltTime": "09:30:00",
            "haltPeriod": "全天停牌",
            "resumeDate": (day + timedelta(days=1)).isoformat(),
            "resumeTime": "09:30:00",
            "publishDate": f"{(day - timedelta(days=1)).isoformat()} 18:00:00",
        }
    record: Json = {
        "symbol": one.code,
        "haltDate": day.isoformat(),
        "haltTime": "10:15:00",
        "haltDateTime": f"{day.isoformat()} 10:15:00",
        "resumeDate": day.isoformat(),
        "resumeTime": "11:00:00",
        "resumeDateTime": f"{day.isoformat()} 11:00:00",
        "sourceExchange": exchange.upper(),
        "publishDate": f"{day.isoformat()} 10:10:00",
    }
    if exchange == "nyse":
        return record | {"haltReason": "新闻待公布"}
    return record | {"haltReason": "波动性暂停", "pauseThresholdPrice": f"{one.anchor_price * 0.95:.2f}"}
