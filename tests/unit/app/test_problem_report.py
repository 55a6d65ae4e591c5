"""A report holds no key, no password, no list that was not ticked, and is refused when a secret got in all the same."""

from __future__ import annotations

import io
import json
import threading
import zipfile
from pathlib import Path

import pytest

from qosdesk.app.logs import Redactor
from qosdesk.app.problem_report import ProblemReports, SecretFound
from qosdesk.domain.symbols import parse_symbol
from qosdesk.domain.watchlists import Entry, Watchlist
from qosdesk.ui.ports.reports import LOG, Part
from qosdesk.ui.shell.layout import Layout, PanelRecord, write_workspace
from tests.ui.fakes import FakeLayouts, FakeWatchlists

KEY, PASSWORD = "a1b2c3d4e5f6/+", "hunter2-hunter2"
SETTINGS = {
    "network.proxy": f"http://me:{PASSWORD}@proxy.example:3128",
    "appearance.theme": "dark",
    "stale.US_s": 5,
}


class Scene:
    """Reports over a log folder in which somebody wrote secrets without redaction."""

    def __init__(self, folder):
        redactor = Redactor()
        for secret in (KEY, PASSWORD):
            redactor.hide(secret)
        layouts, lists = FakeLayouts(), FakeWatchlists()
        lists.lists = [Watchlist("My secret plan", (Entry(parse_symbol("HK:700")),), 1)]
        layouts.stored["workspaces"] = json.dumps(
            {"items": [{"id": 1, "name": "Plan B", "made_as": "day trader"}], "current": 1, "next_id": 2}
        ).encode()
        panel = PanelRecord("table-1", "table", {"group": 1, "symbol": "US:AAPL", "filter": "Tencent"})
        layouts.stored["workspace:1"] = write_workspace((Layout((panel,)),))
        (folder / "qosdesk.log.1").write_text("an earlier run, wss://h/ws?key=zzzzzzzz\n")
        (folder / "qosdesk.log").write_text(f"key {KEY} refused HK:700\nproxy {PASSWORD}\nlast line\n")
        self.answered = threading.Event()
        self.reports = ProblemReports(
            lambda: {**SETTINGS, "export.folder": str(Path.home() / "pictures")},
            layouts,
            lists,
            folder,
            redactor.redact,
            redactor.is_in,
            lambda action: action(),
        )

    def collect(self, *, lists=False, **extra):
        got = []

        def done(parts):
            got.extend(parts)
            self.answered.set()

        self.reports.collect(extra, done, lists=lists)
        assert self.answered.wait(20)
        self.answered.clear()
        return {part.name: part.text for part in got}, got


@pytest.fixture
def scene(qapp, tmp_path):
    return Scene(tmp_path)


def test_no_key_and_no_password_is_in_it_whatever_was_logged(scene):
    texts, parts = scene.collect(**{"diagnostics.txt": f"refused {KEY}"})
    packed = scene.reports.pack(parts)
    with zipfile.ZipFile(io.BytesIO(packed)) as bundle:
        assert bundle.namelist() == [part.name for part in parts]
        everything = b"".join(bundle.read(name) for name in bundle.namelist())
    for secret in (KEY, PASSWORD, "zzzzzzzz", "proxy.example"):
        assert secret.encode() not in everything
    assert "last line" in texts[LOG]
    assert "an earlier run" in texts[LOG]
    assert texts["diagnostics.txt"] == "refused ***"


def test_it_says_versions_settings_and_the_shape_of_workspaces(scene):
    texts, _parts = scene.collect()
    assert texts["versions.txt"].startswith("qosdesk ")
    settings = json.loads(texts["settings.json"])
    assert settings["appearance.theme"] == "dark"
    assert settings["network.proxy"] == "http://..."
    assert settings["export.folder"] == str(Path("~") / "pictures")
    shape = json.loads(texts["workspaces.json"])["workspace 1"]
    assert shape["made_as"] == "day trader"
    assert shape["windows"][0]["panels"] == [{"id": "table-1", "kind": "table", "state": {"group": 1}}]


def test_lists_and_symbols_are_in_it_only_when_they_are_ticked(scene):
    texts, _parts = scene.collect()
    whole = "".join(texts.values())
    for private in ("My secret plan", "HK:700", "US:AAPL", "Tencent", "Plan B"):
        assert private not in whole
    assert "HK:..." in texts[LOG]
    texts, _parts = scene.collect(lists=True)
    assert json.loads(texts["lists.json"])[0] == {"id": 1, "name": "My secret plan", "symbols": ["HK:700"]}
    assert "HK:700" in texts[LOG]
    assert "US:AAPL" in texts["workspaces.json"]
    assert KEY not in "".join(texts.values())


@pytest.mark.parametrize("form", [KEY, "a1b2c3d4e5f6%2F%2B"])
def test_a_secret_that_got_in_all_the_same_stops_it(scene, form):
    with pytest.raises(SecretFound, match="note"):
        scene.reports.pack([Part("note.txt", f"look: {form}")])


def test_a_folder_without_a_log_is_no_obstacle(scene, tmp_path):
    for file in tmp_path.glob("qosdesk.log*"):
        file.unlink()
    texts, _parts = scene.collect()
    assert texts[LOG] == "-"
