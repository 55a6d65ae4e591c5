"""The first minute of the whole program: the demo runs behind the welcome, which comes once."""

from __future__ import annotations

from pathlib import Path

import pytest

from qosdesk.app.options import DesktopOptions
from qosdesk.ui.welcome.dialog import WelcomeDialog
from tests.helpers.children import exchange
from tests.integration.app.support import LONG_S, is_live, open_desktop, options_of

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QOSDESK_DATA_DIR", str(tmp_path / "data"))
    return tmp_path / "data"


def welcomes(desktop):
    return [one for one in desktop.window.findChildren(WelcomeDialog) if one.isVisible()]


def test_the_demo_starts_behind_the_welcome_which_comes_once(run_qasync, qapp):
    async def scene() -> None:
        for expected in (1, 0):
            async with open_desktop(qapp, DesktopOptions(size=(1280, 800))) as (desktop, news, _running):
                await news.until(lambda: is_live(desktop.window.desk.connection))
                assert len(welcomes(desktop)) == expected
                assert desktop.window.banner.isVisible()

    run_qasync(scene(), deadline_s=LONG_S)


def test_a_start_with_an_address_is_not_welcomed(run_qasync, qapp):
    async def scene() -> None:
        with exchange() as server:
            async with open_desktop(qapp, options_of(server, size=(1280, 800))) as (desktop, news, _running):
                await news.until(lambda: is_live(desktop.window.desk.connection))
                assert welcomes(desktop) == []

    run_qasync(scene(), deadline_s=LONG_S)
