"""The command line: every wrong argument is one clear line on stderr and exit status 2."""

from __future__ import annotations

import sys

import pytest

from qosdesk import __version__
from qosdesk.app.probe import ProbeOptions
from qosdesk.cli import main
from qosdesk.demo.options import DemoOptions
from qosdesk.domain.symbols import Symbol
from qosdesk.net.proxy import Proxy

URLS = ["--http-url", "http://127.0.0.1:1", "--ws-url", "ws://127.0.0.1:1/ws"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--no-such-option"], "unrecognized arguments: --no-such-option"),
        (["no-such-command"], "unrecognized arguments: no-such-command"),
        (["--theme", "pink"], "--theme"),
        (["--lang", "xx"], "--lang"),
        (["--updown", "blue"], "--updown"),
        (["--units", "stone"], "--units"),
        (["--provider", "nobody"], "--provider"),
        (["--size", "big"], "'big' is not a window size such as 1920x1080"),
        (["--size", "10x10"], "'10x10' is not a window size"),
        (["--size", "1920x"], "'1920x' is not a window size"),
        (["--scale", "50"], "'50' is not a percentage from 100 to 200"),
        (["--scale", "²"], "'²' is not a percentage"),
        (["--after", "soon"], "'soon' is not a number of seconds"),
        (["--after", "nan"], "'nan' is not a number of seconds"),
        (["--after", "-1"], "'-1' is not a number of seconds"),
        (["--profile", "../else"], "'../else' is not a profile name"),
        (["--profile", ""], "'' is not a profile name"),
        (
            ["--symbol", "ZZ:1"],
            "unknown market 'ZZ' in 'ZZ:1': the markets are CC CD CF CM FX HK IX SH SZ US",
        ),
        (["--symbol", "AAPL"], "'AAPL' is not a symbol: write MARKET:CODE, such as HK:700 or US:AAPL"),
        (["--symbol", "SH:51"], "'51' is not a code of market SH: six digits, such as SH:600519"),
        (URLS[:2], "--http-url and --ws-url belong together: give both or none"),
        (URLS[2:], "--http-url and --ws-url belong together: give both or none"),
        (["--http-url", "127.0.0.1:1", *URLS[2:]], "must begin with http:// or https://"),
        ([*URLS[:2], "--ws-url", "http://127.0.0.1/ws"], "must begin with ws:// or wss://"),
        (["--http-url", "http://", *URLS[2:]], "is not an address such as http://127.0.0.1:8080"),
        (["--http-url", "http://127.0.0.1:99999", *URLS[2:]], "is not an address such as"),
        ([*URLS[:2], "--ws-url", "ws://a b/ws"], "is not an address such as ws://127.0.0.1:8080"),
        (["probe"], "the following arguments are required: SYMBOL"),
        (["probe", "AAPL"], "'AAPL' is not a symbol"),
        (["probe", "US:AAPL", "ZZ:1"], "unknown market 'ZZ'"),
        (["probe", "HK:x"], "it has digits only, such as HK:700"),
        (["probe", "HK:700", "--seconds", "x"], "'x' is not a number of seconds"),
        (["probe", "HK:700", *URLS[:2]], "--http-url and --ws-url belong together"),
        (["--proxy", "ftp://one:1"], "--proxy: The address of a proxy looks like http://host:3128"),
        (["probe", "HK:700", "--proxy", "https://one:1"], "--proxy: A proxy of kind https is not supported"),
        (["demo", "--port", "99999"], "'99999' is no port"),
        (["demo", "--sessions", "never"], "--sessions"),
        (["demo", "--now", "yesterday"], "'yesterday' is no ISO time"),
        (["demo", "--speed", "0"], "'0' is not a number above 0"),
        (["demo", "--fault", "no-such-fault"], "no-such-fault"),
        (["demo", "extra"], "unrecognized arguments: extra"),
    ],
)
def test_a_wrong_argument_is_one_clear_line_and_exit_status_2(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main(arguments)
    out, err = capsys.readouterr()
    assert end.value.code == 2
    assert out == ""
    assert err.count("\n") == 1
    assert err.endswith("\n")
    assert err.startswith("qosdesk")
    assert said in err


def test_a_key_that_cannot_be_one_is_refused_without_showing_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QOSDESK_QOS_KEY", "geheim\nkey: other")
    with pytest.raises(SystemExit) as end:
        main(["probe", "HK:700"])
    assert end.value.code == 2
    assert capsys.readouterr().err == (
        "qosdesk probe: the key in QOSDESK_QOS_KEY has characters that no key has\n"
    )


@pytest.mark.parametrize("command", [[], ["demo"], ["probe"]])
def test_help_is_an_answer_and_no_error(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main([*command, "--help"])
    assert end.value.code == 0
    assert capsys.readouterr().out.startswith("usage: qosdesk")


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["--version"])
    assert end.value.code == 0
    assert capsys.readouterr().out == f"qosdesk {__version__}\n"


def test_a_qt_that_would_crash_is_refused_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("qosdesk.app.preflight.installed_version", lambda folders: "6.9.1")
    assert main(["--shot", "never.png"]) == 2
    err = capsys.readouterr().err
    assert err == ('qosdesk: PySide6 6.9.1 breaks the charts. Install "PySide6-Essentials>=6.11,<6.12".\n')


def test_probe_gets_every_symbol_once_and_the_key_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    got: list[ProbeOptions] = []

    def run(options: ProbeOptions) -> int:
        got.append(options)
        return 5

    monkeypatch.setenv("QOSDESK_QOS_KEY", " 0123456789abcdef \n")
    monkeypatch.setattr("qosdesk.app.probe.run", run)
    assert main(["probe", "HK:700", "hk:00700", "US:AAPL", "--seconds", "2", *URLS]) == 5
    assert got == [
        ProbeOptions(
            (Symbol("HK", "700"), Symbol("US", "AAPL")),
            2.0,
            "qos",
            "http://127.0.0.1:1",
            "ws://127.0.0.1:1/ws",
            "0123456789abcdef",
        )
    ]
    assert "0123456789abcdef" not in repr(got[0])


def test_probe_gets_the_proxy_and_its_password_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    got: list[ProbeOptions] = []

    def run(options: ProbeOptions) -> int:
        got.append(options)
        return 0

    monkeypatch.setenv("QOSDESK_PROXY_PASSWORD", "pr0xy-s3cret")
    monkeypatch.setattr("qosdesk.app.probe.run", run)
    assert main(["probe", "HK:700", *URLS, "--proxy", "socks5h://desk@one.test:1080"]) == 0
    assert main(["probe", "HK:700", *URLS]) == 0
    assert [options.proxy.proxy for options in got] == [
        Proxy("socks5h", "one.test", 1080, "desk", "pr0xy-s3cret"),
        None,
    ]
    assert "pr0xy-s3cret" not in repr(got)


def test_a_proxy_that_is_none_is_refused_without_showing_its_password(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        main(["--proxy", "https://desk:pr0xy-s3cret@one.test:1"])
    assert "pr0xy-s3cret" not in capsys.readouterr().err


def test_demo_gets_its_options(monkeypatch: pytest.MonkeyPatch) -> None:
    got: list[DemoOptions] = []

    def run(options: DemoOptions) -> int:
        got.append(options)
        return 0

    monkeypatch.setattr("qosdesk.demo.server.run", run)
    assert main(["demo", "--port", "0", "--seed", "7", "--plan", "free", "--owned"]) == 0
    assert got == [DemoOptions(seed=7, plan="free", owned=True)]


def test_arguments_come_from_the_command_line_when_none_are_given(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["qosdesk", "--version"])
    with pytest.raises(SystemExit):
        main()
    assert capsys.readouterr().out.startswith("qosdesk ")
