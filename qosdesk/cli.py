"""The command line: the desktop by default, `demo`, `probe`, `self-test`. Heavy imports are made by each command."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NoReturn

from qosdesk import __version__

if TYPE_CHECKING:
    from qosdesk.net.proxy import ProxyChoice

PROVIDER_NAMES: Final = ("qos", "alltick", "multimarkets")
EXIT_USAGE: Final = 2


class _Parser(argparse.ArgumentParser):
    """One clear line and exit 2 for wrong arguments."""

    def error(self, message: str) -> NoReturn:
        self.exit(EXIT_USAGE, f"{self.prog}: {message}\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; returns its exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments[:1] == ["demo"]:
        return _demo(arguments[1:])
    if arguments[:1] == ["probe"]:
        return _probe(arguments[1:])
    if arguments[:1] == ["self-test"]:
        return _self_test(arguments[1:])
    if arguments == ["indicator-child"]:
        # Not for people: how the desk starts the process of a user's own indicator.
        from qosdesk.indicators.own_child import main as run_indicator

        return run_indicator()
    return _desktop(arguments)


def _demo(arguments: list[str]) -> int:
    from qosdesk.demo.options import DemoOptions, add_arguments
    from qosdesk.demo.server import run

    parser = _Parser(
        prog="qosdesk demo", description="A demo exchange on loopback that speaks the vendors' wires."
    )
    add_arguments(parser)
    return run(DemoOptions.from_args(parser.parse_args(arguments)))


def _probe(arguments: list[str]) -> int:
    from qosdesk.app.probe import ProbeOptions, run
    from qosdesk.domain.symbols import SymbolError
    from qosdesk.providers.registry import provider

    parser = _Parser(
        prog="qosdesk probe", description="Check key and reachability in words, then print quotes as JSON."
    )
    parser.add_argument(
        "symbols", nargs="+", metavar="SYMBOL", help="such as US:AAPL HK:700, or as the provider writes it"
    )
    parser.add_argument(
        "--seconds", type=_seconds, default=5.0, metavar="S", help="how long to listen (default 5)"
    )
    _add_source(parser)
    args = parser.parse_args(arguments)
    _check_source(parser, args)
    try:
        parse_symbol = provider(args.provider).parse_symbol
        symbols = tuple(dict.fromkeys(parse_symbol(text) for text in args.symbols))
    except SymbolError as error:
        parser.error(str(error))
    key = _key(parser, args.provider)
    options = ProbeOptions(symbols, args.seconds, args.provider, args.http_url, args.ws_url, key)
    if args.proxy is not None:
        options = replace(options, proxy=_proxy(parser, args.proxy))
    return run(options)


def _self_test(arguments: list[str]) -> int:
    parser = _Parser(
        prog="qosdesk self-test",
        description="Check this copy of the program: its files, Qt, the database, the keyring, a demo session with "
        "charts, and its end. Touches no data of yours; takes some ten seconds; exit 0 when all is well.",
    )
    parser.parse_args(arguments)
    problem = _display_problem(picture=True)
    if problem is not None:
        sys.stderr.write(f"qosdesk: {problem}\n")
        return EXIT_USAGE
    from qosdesk.app.self_test import run

    return run()


def _display_problem(*, picture: bool) -> str | None:
    """Why no window can be shown; where a picture is enough, Qt is told to do without a screen."""
    from qosdesk.app.preflight import has_display, refuse_broken_qt

    problem = refuse_broken_qt()
    if problem is None and not has_display(os.environ):
        if not picture:
            return "there is no display for a window. A picture needs none: --shot FILE --after 20"
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return problem


def _desktop(arguments: list[str]) -> int:
    parser = _Parser(
        prog="qosdesk",
        description="A desktop quote workstation. Without a key it starts on a demo market.",
        epilog="other commands: qosdesk demo, qosdesk probe SYMBOL..., qosdesk self-test (each with --help)",
    )
    parser.add_argument("--version", action="version", version=f"qosdesk {__version__}")
    parser.add_argument(
        "--profile",
        type=_profile,
        default="default",
        metavar="NAME",
        help="a set of lists and layouts of its own",
    )
    _add_source(parser, several=True)
    parser.add_argument("--shot", metavar="FILE", help="write a picture of the whole window and exit")
    parser.add_argument(
        "--after", type=_seconds, default=5.0, metavar="S", help="seconds before the picture (default 5)"
    )
    parser.add_argument(
        "--size", type=_size, default=None, metavar="WxH", help="window size, such as 1920x1080"
    )
    parser.add_argument("--scale", type=_percent, default=None, metavar="PERCENT", help="100 to 200")
    parser.add_argument("--theme", choices=("dark", "light"), default=None)
    parser.add_argument("--lang", choices=("en", "zh_CN", "zh_TW"), default=None)
    parser.add_argument(
        "--updown", choices=("green", "red", "blind", "mono"), default=None, help="colours of up and down"
    )
    parser.add_argument("--units", choices=("kmb", "wan"), default=None, help="K/M/B or 万/亿")
    parser.add_argument("--symbol", default=None, metavar="SYMBOL", help="what to show first")
    parser.add_argument("--report", action="store_true", help="print what was seen when the program ends")
    args = parser.parse_args(arguments)
    _check_source(parser, args)
    symbol = None
    if args.symbol is not None:
        from qosdesk.domain.symbols import SymbolError, parse_symbol

        try:
            symbol = parse_symbol(args.symbol)
        except SymbolError as error:
            parser.error(str(error))
    asked = os.environ.get("QT_QPA_PLATFORM")
    problem = _display_problem(picture=args.shot is not None)
    if os.environ.get("QT_QPA_PLATFORM") != asked:
        args.size = args.size or (1920, 1080)
    if problem is not None:
        sys.stderr.write(f"qosdesk: {problem}\n")
        return EXIT_USAGE
    # Nothing that a start makes is garbage: the desk turns the collector on again when it has settled.
    gc.disable()
    from qosdesk.app.options import DesktopOptions

    options = DesktopOptions(
        profile=args.profile,
        providers=args.provider,
        http_url=args.http_url,
        ws_url=args.ws_url,
        key=_key(parser, args.provider[0]),
        other_keys={name: key for name in args.provider[1:] if (key := _key(parser, name))},
        proxy=None if args.proxy is None else _proxy(parser, args.proxy),
        shot=args.shot,
        after_s=args.after,
        size=args.size,
        scale_percent=args.scale,
        theme=args.theme,
        language=args.lang,
        up_down=args.updown,
        units=args.units,
        symbol=symbol,
        report=args.report,
    )
    from qosdesk.app import quick_values

    quick_values.install()
    from qosdesk.app.desktop import run

    return run(options)


def _add_source(parser: argparse.ArgumentParser, *, several: bool = False) -> None:
    if several:
        parser.add_argument(
            "--provider",
            type=_providers,
            default=("qos",),
            metavar="NAME[,NAME...]",
            help="whose wires the demo market speaks, the most preferred first (default qos)",
        )
    else:
        parser.add_argument(
            "--provider", choices=PROVIDER_NAMES, default="qos", help="whose wire to speak (default qos)"
        )
    parser.add_argument(
        "--http-url", default=None, metavar="U", help="HTTP base address instead of the vendor's"
    )
    parser.add_argument(
        "--ws-url", default=None, metavar="U", help="WebSocket address instead of the vendor's"
    )
    parser.add_argument(
        "--proxy",
        default=None,
        metavar="URL",
        help="http://host:port, socks5://host:port (names are looked up here), socks5h://host:port (there), with "
        "user@ before the host where it wants a login (its password: QOSDESK_PROXY_PASSWORD); system, or none",
    )


def _check_source(parser: argparse.ArgumentParser, args: argparse.Namespace) -> None:
    for name, schemes in (("http_url", ("http://", "https://")), ("ws_url", ("ws://", "wss://"))):
        value = getattr(args, name)
        option = "--" + name.replace("_", "-")
        if value is None:
            continue
        if not value.startswith(schemes):
            parser.error(f"{option} '{value}' must begin with {' or '.join(schemes)}")
        if not _has_host(value):
            parser.error(f"{option} '{value}' is not an address such as {schemes[0]}127.0.0.1:8080")
    if (args.http_url is None) != (args.ws_url is None):
        parser.error("--http-url and --ws-url belong together: give both or none")
    if args.http_url is not None and isinstance(args.provider, tuple) and len(args.provider) > 1:
        parser.error("--http-url and --ws-url are one provider's: name one")


def _has_host(address: str) -> bool:
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(address)
        return bool(parts.hostname) and parts.port != 0 and address.isprintable() and " " not in address
    except ValueError:
        return False


def _key(parser: argparse.ArgumentParser, provider: str) -> str:
    """The key from the environment; empty if there is none. A wrong one is refused without showing it."""
    name = f"QOSDESK_{provider.upper()}_KEY"
    key = os.environ.get(name, "").strip()
    if not (key.isascii() and key.isprintable() and " " not in key):
        parser.error(f"the key in {name} has characters that no key has")
    return key


def _proxy(parser: argparse.ArgumentParser, text: str) -> ProxyChoice:
    """The choice, with the password of the environment where the address has a user and no password."""
    from qosdesk.net.proxy import PASSWORD_VARIABLE, parse_choice, with_password

    try:
        return with_password(parse_choice(text), os.environ.get(PASSWORD_VARIABLE, ""))
    except ValueError as error:  # its words have no password
        parser.error(f"--proxy: {error}")


def _providers(text: str) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(name.strip().lower() for name in text.split(",")))
    for name in names:
        if name not in PROVIDER_NAMES:
            raise argparse.ArgumentTypeError(f"'{name}' is none of {', '.join(PROVIDER_NAMES)}")
    return names


def _seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 86_400:
        raise argparse.ArgumentTypeError(f"'{text}' is not a number of seconds")
    return value


def _percent(text: str) -> int:
    if not text.isdecimal() or not 100 <= int(text) <= 200:
        raise argparse.ArgumentTypeError(f"'{text}' is not a percentage from 100 to 200")
    return int(text)


def _size(text: str) -> tuple[int, int]:
    width, x, height = text.lower().partition("x")
    if not (
        x
        and width.isdecimal()
        and height.isdecimal()
        and 640 <= int(width) <= 16_384
        and 400 <= int(height) <= 16_384
    ):
        raise argparse.ArgumentTypeError(f"'{text}' is not a window size such as 1920x1080")
    return int(width), int(height)


def _profile(text: str) -> str:
    if not text.isidentifier() and not text.replace("-", "").isalnum():
        raise argparse.ArgumentTypeError(f"'{text}' is not a profile name: letters, digits, - and _")
    return text
