"""`qosdesk self-test` as a person calls it: a table in words, an exit status, nothing on stderr."""

from __future__ import annotations

from pathlib import Path

import pytest

from qosdesk.app.self_test import CheckFailedError, SelfTest, write_table
from tests.helpers.children import run_program

pytestmark = pytest.mark.slow


def test_a_good_copy_passes_in_time_and_says_so_in_words(tmp_path: Path) -> None:
    done = run_program("self-test", QOSDESK_QOS_KEY="never-used-here", HOME=str(tmp_path))
    assert done.stderr == ""
    assert done.returncode == 0, done.stdout
    lines = done.stdout.splitlines()
    assert lines[-1].startswith("all ")
    for name in (
        "resources",
        "translations",
        "Qt plugins",
        "database",
        "keyring",
        "live quotes",
        "chart of 100,000",
    ):
        assert any(line.startswith(f"ok      {name}") for line in lines), name
    assert not [file for file in tmp_path.rglob("*") if "qosdesk" in file.name], (
        "nothing of the user's was made"
    )


def test_what_is_wrong_is_one_line_and_the_rest_is_still_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse() -> str:
        raise CheckFailedError("no fonts")

    test = SelfTest(tmp_path)
    test.check("fonts", refuse)
    test.check("numbers", lambda: str(1 // 0))
    test.check("air", lambda: "enough")
    write_table(test.results, 1.0)
    said = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in said] == ["FAILED", "FAILED", "ok", "2"]
    assert "no fonts" in said[0]
    assert "ZeroDivisionError" in said[1]
