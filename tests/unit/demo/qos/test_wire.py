"""Shapes of the QOS wire as the demo writes it; what clients may send (QOS 3 to 5)."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from qosdesk.demo.faults import FaultBoard, parse_fault
from qosdesk.demo.qos.wire import QosWire, WireError, count_products, plain_code, read_codes, split_group
from qosdesk.demo.world import World

NOW = int(datetime(2026, 11, 19, 6, 17, 23, tzinfo=UTC).timestamp() * 1000)


def wire_with(*faults: str, clock: bool = True) -> QosWire:
    return QosWire(World(1, clock), FaultBoard(tuple(parse_fault(text) for text in faults)))


@pytest.mark.parametrize(
    ("text", "code"),
    [("HK:00700", "HK:700"), ("hk:700", "HK:700"), (" us : brk.b ", "US:BRK.B"), ("SZ:000001", "SZ:000001")],
)
def test_codes_have_one_plain_spelling(text: str, code: str):
    assert plain_code(text) == code


@pytest.mark.parametrize(
    ("group", "codes"),
    [
        ("HK:700,9988", ["HK:700", "HK:9988"]),
        ("HK:700,HK:9988", ["HK:700", "HK:9988"]),
        ("US:AAPL, TSLA ,", ["US:AAPL", "US:TSLA"]),
    ],
)
def test_groups_are_split_with_or_without_a_repeated_prefix(group: str, codes: list[str]):
    assert split_group(group) == codes


@pytest.mark.parametrize("body", [{}, {"codes": 5}, {"codes": [1]}, {"codes": ["700"]}])
def test_malformed_codes_are_refused(body):
    with pytest.raises(WireError, match="Invalid codes"):
        read_codes(body)


def test_products_are_codes_without_repeats():
    assert count_products({"codes": ["HK:700,00700", "US:AAPL"]}) == 2
    assert count_products({"kline_reqs": [{"c": "HK:700,5"}, {"c": "HK:700"}]}) == 2
    assert count_products({"market": ["HK"]}) == 0


def test_unknown_codes_are_missing_without_a_word():
    assert [one["c"] for one in wire_with().snapshots({"codes": ["HK:2828,700", "XX:1"]}, NOW)] == ["HK:700"]


def test_the_order_of_data_is_not_the_order_asked_for():
    codes = ["HK:700,9988,3690,1810,388,1211,981"]
    asked = read_codes({"codes": codes})
    assert [one["c"] for one in wire_with().info({"codes": codes}, NOW)] != asked


def test_every_figure_is_a_text_and_every_time_an_integer():
    for entry in wire_with().snapshots({"codes": ["HK:700", "CF:BTCUSDT", "US:AAPL", "SH:600519"]}, NOW):
        for name in ("c", "lp", "o", "h", "l", "v", "t"):
            assert isinstance(entry[name], str)
        assert isinstance(entry["ts"], int)
        assert entry["s"] == 0
        assert ("yp" in entry) == (entry["c"] != "CF:BTCUSDT")
        assert ("tt" in entry) == (entry["c"] == "US:AAPL")
        for name in {"pq", "aq", "nq"} & set(entry):
            assert set(entry[name]) == {"lp", "yp", "h", "l", "v", "t", "ts"}


def test_around_the_clock_us_is_always_in_its_regular_session():
    assert wire_with().snapshots({"codes": ["US:AAPL"]}, NOW)[0]["tt"] == 3
    assert wire_with(clock=False).snapshots({"codes": ["US:AAPL"]}, NOW)[0]["tt"] == 1


def test_crypto_information_has_three_members_and_currencies_no_share_counts():
    info = {one["c"]: one for one in wire_with().info({"codes": ["CF:BTCUSDT", "FX:EURUSD", "HK:700"]}, NOW)}
    assert set(info["CF:BTCUSDT"]) == {"c", "e", "tc"}
    assert set(info["FX:EURUSD"]) == {"c", "e", "tc", "nc", "ne", "ls"}
    assert set(info["HK:700"]) == {"c", "e", "tc", "nc", "ne", "ls", "ts", "os", "ep", "na", "dy"}


@pytest.mark.parametrize(
    ("code", "levels"),
    [
        ("US:AAPL", 1),
        ("SH:600519", 5),
        ("SZ:000001", 5),
        ("HK:700", 10),
        ("CF:BTCUSDT", 20),
        ("FX:EURUSD", 5),
    ],
)
def test_books_have_the_documented_number_of_levels(code: str, levels: int):
    entry = wire_with().depth({"codes": [code]}, NOW)[0]
    assert len(entry["b"]) == len(entry["a"]) == levels
    assert float(entry["b"][0]["p"]) < float(entry["a"][0]["p"])
    assert entry["ts"] == NOW // 1000


def test_trades_are_flat_at_most_fifty_a_code_and_in_time_order():
    data = wire_with().trades({"codes": ["HK:700", "US:AAPL"], "count": 80}, NOW)
    for code in ("HK:700", "US:AAPL"):
        own = [one["ts"] for one in data if one["c"] == code]
        assert len(own) == 50
        assert own == sorted(own)
    assert len({one["c"] for one in data[:2]}) == 2
    assert all(one["d"] in (0, 1, 2) for one in data)


def test_bars_are_nested_by_code_and_carry_their_kind():
    data = wire_with().bars({"kline_reqs": [{"c": "HK:700,9988", "co": 2, "a": 0, "kt": 1001}]}, NOW)
    assert {one["c"] for one in data} == {"HK:700", "HK:9988"}
    for one in data:
        assert [set(bar) for bar in one["k"]] == [{"c", "o", "cl", "h", "l", "v", "ts", "kt"}] * 2
        assert one["k"][0]["ts"] < one["k"][1]["ts"]


def test_history_honours_the_end_and_pages_back_to_nothing():
    request = {"c": "HK:700", "co": 3, "a": 0, "kt": 1001, "e": NOW // 1000 - 86_400 * 100}
    bars = wire_with().history({"kline_reqs": [request]}, NOW)[0]["k"]
    assert all(bar["ts"] <= request["e"] for bar in bars)
    exact = request | {"e": bars[-1]["ts"]}
    assert wire_with().history({"kline_reqs": [exact]}, NOW)[0]["k"] == bars
    assert wire_with().history({"kline_reqs": [request | {"e": 1_000_000}]}, NOW)[0]["k"] == []
    assert wire_with("ignore-e").history({"kline_reqs": [request]}, NOW)[0]["k"][-1]["ts"] > request["e"]
    assert wire_with().bars({"kline_reqs": [request]}, NOW)[0]["k"][-1]["ts"] > request["e"]


def test_a_thousand_bars_at_most():
    request = {"c": "HK:700", "co": 5000, "a": 0, "kt": 1}
    assert len(wire_with().bars({"kline_reqs": [request]}, NOW)[0]["k"]) == 1000
    assert wire_with().bars({"kline_reqs": [request | {"co": -1}]}, NOW)[0]["k"] == []


@pytest.mark.parametrize(
    "request_", [{"c": "HK:700", "co": 1, "a": 0, "kt": 7}, {"c": 5}, {"c": "HK:700", "kt": 1}]
)
def test_malformed_bar_requests_are_refused(request_):
    with pytest.raises(WireError):
        wire_with().bars({"kline_reqs": [request_]}, NOW)


def test_the_calendar_covers_three_months_with_half_days_marked():
    answer = wire_with(clock=False).calendar({"market": ["US", "HK", "CF"]}, NOW)
    assert set(answer) == {"US", "HK"}
    assert "20261127,H" in answer["US"]
    assert not any(entry.startswith("20261126") for entry in answer["US"])
    assert answer["US"] == sorted(answer["US"])
    assert answer["US"][0] == "20261119,F"


def test_product_lists_pad_hong_kong_and_name_more_than_the_feed_carries():
    answer = wire_with().products({"market": ["HK", "SI", "IX", "CM", "??"]}, NOW)
    codes = {entry["code"]: entry["name"] for entry in answer["HK"]}
    assert codes["HK:00700"] == "腾讯控股"
    assert "HK:02828" in codes
    assert set(answer) == {"HK", "SI", "IX", "CM"}
    assert all(entry["code"].startswith("SI:") for entry in answer["SI"])


def test_pushes_are_the_documented_members():
    wire = wire_with()
    market = World(1, True).market("HK:700")
    trade, run = market.trades(NOW, 1)[0], market.run_at(NOW)
    members = {
        "T": (wire.push_trade("T", market.instrument, trade), {"tp", "c", "p", "v", "ts", "d"}),
        "D": (wire.push_current("D", market, run, NOW), {"tp", "c", "b", "a", "ts"}),
        "S": (
            wire.push_current("S", market, run, NOW),
            {"tp", "c", "lp", "yp", "o", "h", "l", "ts", "v", "t", "s"},
        ),
        "K": (
            wire.push_current("K5", market, run, NOW),
            {"tp", "c", "o", "cl", "h", "l", "v", "ts", "kt"},
        ),
    }
    for kind, (text, names) in members.items():
        frame = json.loads(text)
        assert frame["tp"] == kind
        assert set(frame) == names


def test_faults_change_the_shapes_they_name():
    market = World(1, True).market("HK:700")
    trade = market.trades(NOW, 1)[0]
    assert isinstance(
        json.loads(wire_with("numeric-trades").push_trade("T", market.instrument, trade))["p"], float
    )
    assert wire_with("padded-hk").snapshots({"codes": ["HK:700"]}, NOW)[0]["c"] == "HK:00700"
    assert "yp" not in wire_with("no-yp").snapshots({"codes": ["HK:700"]}, NOW)[0]
    assert wire_with("zero-levels").depth({"codes": ["HK:700"]}, NOW)[0]["a"][-1]["v"] == "0"
    outside = wire_with("lp-outside").snapshots({"codes": ["HK:700"]}, NOW)[0]
    assert float(outside["lp"]) > float(outside["h"])
