"""Product lists: asked once a day, kept, and searched at the next start without a request."""

from __future__ import annotations

import json
import urllib.request
from pathlib import Path

import pytest

from tests.helpers.children import Exchange, exchange
from tests.integration.app.support import LONG_S, is_live, open_house, source_of


@pytest.fixture(autouse=True)
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QOSDESK_DATA_DIR", str(tmp_path / "data"))


def product_lists_asked(server: Exchange) -> int:
    with urllib.request.urlopen(f"{server.http}/_demo/ledger", timeout=10.0) as answer:
        account = json.loads(answer.read())["keys"]["demo"]
    return int(account["calls"].get("/product-list", 0))


@pytest.mark.slow
def test_product_lists_are_asked_once_and_are_there_at_the_next_start(run_qasync):
    with exchange("--seed", "5") as server:

        async def scene(*, first: bool) -> list[str]:
            source = source_of(server)
            async with open_house(source) as (house, news):
                await news.until(lambda: is_live(house.session))
                if first:
                    house.settings.subscribe(lambda _name: news.tell())
                    await news.until(lambda: house.settings.get(f"products.{source.world}.asked_ms", 0))
                return [str(one.symbol) for one in house.instruments.search("gzmt")]

        run_qasync(scene(first=True), deadline_s=LONG_S)
        assert product_lists_asked(server) == 1
        assert run_qasync(scene(first=False), deadline_s=LONG_S) == ["SH:600519"]
        assert product_lists_asked(server) == 1
