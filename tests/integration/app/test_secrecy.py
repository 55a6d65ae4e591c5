"""After a scripted use with errors the key is nowhere: file, log, notice, exported workspace, report, repr, output."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication

from qosdesk.app.desktop import Desktop
from qosdesk.app.logs import Redactor, start_logging, stop_logging
from qosdesk.app.options import DesktopOptions
from qosdesk.domain.keys import Entry, Keep, Registered
from qosdesk.domain.status import Cause, LinkState
from qosdesk.domain.symbols import parse_symbol
from qosdesk.paths import log_dir, user_data_dir
from qosdesk.ui.panels.table import TablePanel
from qosdesk.ui.welcome import open_keys
from tests.helpers.children import exchange
from tests.helpers.keyrings import VaultKeyring
from tests.helpers.secrecy import is_in, places_of
from tests.integration.app.support import LONG_S, News, is_live, undressed

pytestmark = pytest.mark.slow
WRONG = "badbadbad0123456789badbadbad0123"


@pytest.fixture(autouse=True)
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QOSDESK_DATA_DIR", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.mark.parametrize("form", [str, str.encode, lambda key: b"x" * 9 + key.encode("utf-16-le")])
def test_the_search_itself_finds_what_is_there(tmp_path, form):
    content = form(WRONG)
    (tmp_path / "a.bin").write_bytes(content if isinstance(content, bytes) else content.encode())
    assert places_of(WRONG, [tmp_path], ["nothing", WRONG]) == ["a.bin", "text 1"]
    assert not is_in(WRONG, b"badbadbad")


def _crash() -> None:
    held = WRONG  # as a frame of ours would hold a key
    raise RuntimeError(f"a listener fails, key={held}")


async def _use(desktop: Desktop, news: News, server, data_dir: Path) -> list[str | bytes]:
    """What a user does on a bad day; returns every text that leaves the program on the way."""
    window = desktop.window
    assert window is not None
    desk, house = window.desk, desktop._house
    said: list[str | bytes] = []
    await news.until(lambda: is_live(desk.connection))
    loop = asyncio.get_running_loop()
    asked: asyncio.Future[Registered] = loop.create_future()
    desk.keys.register("qos", server.http, "me@example.com", asked.set_result)
    made = await asked
    key = made.key
    said.append(repr(made))
    entry = Entry("qos", key, server.http, server.ws, made.allowance.permission)
    said.append(repr(entry))
    # Through the dialog, as a user would: a wrong key, then the right one.
    dialog = open_keys(desk, window)
    dialog.form.grown.connect(news.tell)
    dialog.form.http_url.setText(server.http)
    dialog.form.ws_url.setText(server.ws)
    for typed in (WRONG, key):
        dialog.form.key.setText(typed)
        dialog.form.connect_key()
        await news.until(dialog.form.connect_button.isEnabled)
        said.append(dialog.form.outcome.text() + dialog.form.particulars.text())
    assert "accepted" in said[-1]
    await news.until(lambda: desk.keys.state().keep is Keep.KEYRING and is_live(desk.connection))
    dialog.close()
    # Garbage comes along all the time (the fault); a callback of ours fails, and an error is logged with the key in it.
    loop.call_soon(_crash)
    desk.keys.use(replace(entry, key=WRONG))
    await news.until(lambda: desk.connection.connection().cause is Cause.KEY_REFUSED)
    logging.getLogger("qosdesk").error("refused: %s ?key=%s", {"key": key}, key)
    said.append(repr(desk.connection.connection()))
    desk.keys.use(entry)
    await news.until(lambda: desk.connection.connection().state is LinkState.LIVE)
    panels = [panel for panel in window.host.panels() if isinstance(panel, TablePanel)]
    window.import_into(panels[0], "AAPL\n00700\nnonsense")
    windows = desktop.windows
    assert windows is not None
    said.append(windows.workspaces.export(windows.workspaces.current, "mine"))
    parts: asyncio.Future[Sequence[Any]] = loop.create_future()
    desk.reports.collect({"extra.txt": f"pasted {key}"}, parts.set_result, lists=True)
    said.append(desk.reports.pack(await parts))
    said += [notice.text for notice in desk.notices.recent()]
    said += [
        repr(one) for one in (desk, house.keys.state(), house.runner, house.lines.all(), desktop._options)
    ]
    said.append(QGuiApplication.clipboard().text())
    said.append(key)
    return said


@pytest.mark.expected_log("qosdesk.app.desktop", "ERROR", "in callback _crash")
@pytest.mark.expected_log("qosdesk", "ERROR", "refused:")
def test_after_a_bad_day_the_key_is_nowhere(run_qasync, qapp, data_dir, use_keyring, capfd):
    vault = VaultKeyring()
    use_keyring(vault)
    redactor = Redactor()
    start_logging(log_dir("default"), redactor)

    async def scene() -> list[str | bytes]:
        with (
            exchange("--seed", "3", "--fault", "garbage=5", "--fault", "wrong-types=20") as server,
            undressed(qapp),
        ):
            options = DesktopOptions(size=(1280, 800), symbol=parse_symbol("US:AAPL"))
            desktop = Desktop(options, qapp, asyncio.get_running_loop(), redactor)
            running = asyncio.get_running_loop().create_task(desktop.run())
            while desktop.window is None:
                await asyncio.sleep(0)
            news = News(desktop.window.desk.frames, desktop.window.desk.connection)
            desktop.window.desk.keys.subscribe(news.tell)
            try:
                return await _use(desktop, news, server, data_dir)
            finally:
                news.stop()
                if desktop.window is not None:
                    desktop.window.close()
                await running

    try:
        said = run_qasync(scene(), deadline_s=LONG_S)
    finally:
        stop_logging()
    key = said.pop()
    assert isinstance(key, str)
    assert vault.kept["qosdesk", "qos"] == key
    printed = capfd.readouterr()
    assert (user_data_dir("default") / "log" / "qosdesk.log").stat().st_size > 0
    for secret in (key, WRONG):
        assert places_of(secret, [data_dir], [*said, printed.out, printed.err]) == []
