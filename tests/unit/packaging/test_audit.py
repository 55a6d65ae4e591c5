"""`dev.py audit`: says that nothing was checked where the tool is missing."""

from __future__ import annotations

import pytest

import audit


def test_without_the_tool_nothing_is_called_checked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr(audit, "find_tool", list)
    assert audit.main() == audit.NOT_CHECKED
    assert "not checked" in capsys.readouterr().err


def test_the_tool_of_the_environment_comes_before_a_program():
    assert audit.find_tool(lambda _name: True, lambda _name: "/usr/bin/pip-audit")[1:] == ["-m", "pip_audit"]
    assert audit.find_tool(lambda _name: None, lambda _name: "/usr/bin/pip-audit") == ["/usr/bin/pip-audit"]
    assert audit.find_tool(lambda _name: None, lambda _name: None) == []
