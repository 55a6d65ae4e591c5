"""The key gets out by no way: not in a message, an argument, an exception, a traceback, an address, a header."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from qosdesk.app.logs import HIDDEN, RedactingFormatter, Redactor, start_logging, stop_logging

KEY = "5f1d0c9b7a1e4d6c8b0f2a3c4d5e6f70"


@pytest.fixture
def redactor() -> Redactor:
    redactor = Redactor()
    redactor.hide(KEY)
    return redactor


@pytest.fixture
def log_file(tmp_path: Path, redactor: Redactor) -> Iterator[Path]:
    level = logging.getLogger().level
    file = start_logging(tmp_path / "log", redactor)
    assert file is not None
    yield file
    stop_logging()
    logging.getLogger().setLevel(level)


def formatted(redactor: Redactor, message: str, *args: object, error: BaseException | None = None) -> str:
    exc_info = (type(error), error, error.__traceback__) if error is not None else None
    record = logging.LogRecord("qosdesk.test", logging.ERROR, __file__, 1, message, args, exc_info)
    return RedactingFormatter(redactor).format(record)


def test_a_key_in_the_message_or_its_arguments_is_hidden(redactor: Redactor) -> None:
    assert KEY not in formatted(redactor, f"connecting with {KEY}")
    text = formatted(redactor, "connecting with %s and %r", KEY, {"headers": [(b"key", KEY.encode())]})
    assert KEY not in text
    assert text.count(HIDDEN) == 2


def test_a_key_in_an_exception_or_its_traceback_is_hidden(redactor: Redactor) -> None:
    def fail(secret: str) -> None:
        raise ValueError(f"bad header {secret}") from KeyError(secret)

    try:
        fail(KEY)
    except ValueError as error:
        text = formatted(redactor, "failed", error=error)
    assert "ValueError" in text
    assert "in fail" in text
    assert KEY not in text


@pytest.mark.parametrize(
    "text",
    [
        "GET https://api.qos.hk/snapshot?key={0}",
        "wss://api.qos.hk/ws?a=1&key={0}&b=2",
        "token={0}",
        "headers {{'key': '{0}', 'accept': '*/*'}}",
        'headers {{"Authorization": "{0}"}}',
    ],
)
def test_what_looks_like_a_key_is_hidden_even_if_we_never_heard_of_it(text: str) -> None:
    redacted = Redactor().redact(text.format("unknown-secret-9"))
    assert "unknown-secret-9" not in redacted
    assert HIDDEN in redacted


def test_the_rest_of_a_line_stays() -> None:
    redacted = Redactor().redact("wss://host/ws?a=1&key=abc&b=2 lost: monkey=7, turkey: 'x'")
    assert redacted == "wss://host/ws?a=1&key=***&b=2 lost: monkey=7, turkey: 'x'"


def test_a_secret_that_begins_another_leaves_no_tail() -> None:
    redactor = Redactor()
    redactor.hide("abcd")
    redactor.hide("abcdefgh")
    assert redactor.redact("abcdefgh abcd") == "*** ***"


def test_a_redactor_shows_how_many_secrets_it_has_and_none_of_them(redactor: Redactor) -> None:
    redactor.hide(KEY)
    redactor.hide("abc")  # too short to be one: hiding it would spoil every line
    assert repr(redactor) == "Redactor(1 secrets)"
    assert redactor.redact("abc") == "abc"


@pytest.mark.expected_log("qosdesk.test", "ERROR", "refused")
def test_the_file_has_the_record_and_not_the_key(log_file: Path, capfd: pytest.CaptureFixture[str]) -> None:
    logger = logging.getLogger("qosdesk.test")
    logger.info("using %s", KEY)
    logger.error("refused %s", KEY)
    written = log_file.read_text(encoding="utf-8")
    assert "INFO qosdesk.test: using ***" in written
    assert "ERROR qosdesk.test: refused ***" in written
    assert KEY not in written


def test_libraries_do_not_write_every_request_to_the_file(log_file: Path) -> None:
    logging.getLogger("httpcore").info("HTTP Request: GET https://api.qos.hk/snapshot?key=abc")
    assert "httpcore" not in log_file.read_text(encoding="utf-8")


@pytest.mark.expected_log("root", "WARNING", "no log file can be written")
def test_a_folder_that_cannot_be_made_is_a_warning_and_no_end(tmp_path: Path, redactor: Redactor) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    level = logging.getLogger().level
    try:
        assert start_logging(blocked / "log", redactor) is None
    finally:
        stop_logging()
        logging.getLogger().setLevel(level)


def test_a_windowed_program_without_stderr_logs_to_the_file(
    tmp_path: Path, redactor: Redactor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    level = logging.getLogger().level
    before = list(logging.getLogger().handlers)
    try:
        assert start_logging(tmp_path, redactor) is not None
    finally:
        stop_logging()
        logging.getLogger().setLevel(level)
    assert logging.getLogger().handlers == before
