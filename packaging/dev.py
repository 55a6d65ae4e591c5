"""The project's tool: `python3 packaging/dev.py run|test|check|bench|build|self-test|shot`.

It needs nothing but a Python: it makes `.venv`, fills it from packaging/constraints.txt, and looks for the system
libraries that Qt needs. Standard library only; Linux, macOS and Windows.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from dev_system import prepare_system
from dev_venv import Environment, SetupError, child_environment, say

ROOT = Path(__file__).resolve().parents[1]
BENCHES = ROOT / "tests" / "bench"
SCREEN = (1920, 1080)
SHOT_SIZES = ("1920x1080", "1280x800")
USAGE = """\
usage: python3 packaging/dev.py COMMAND [ARGUMENTS]

  run [ARGS]                 start qosdesk; without a display: 20 s of the demo, offscreen, into qosdesk.png
  test [PYTEST ARGS]         run the tests
  check [--fix]              formatting, lint and types
  bench [NAME... | all] [--json FILE] [--compare FILE]
                             measure; without a name list what there is; --compare shows what moved
  build                      freeze into dist/qosdesk and an archive, with tables of its sizes
  self-test                  check this copy of the program; exit 0 when all is well
  audit                      compare the pinned packages with a list of known vulnerabilities
  shot [--out DIR]           pictures of the desk in both themes, both languages and two sizes
  failover [--shots DIR]     a vendor dies in mid-stream and comes back: the transcript, 70 s; with pictures
  faults                     write docs/FAULTS.md from the list that the tests run

The first call sets up .venv and takes a minute or two."""


def has_display(environment: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Whether windows can be shown."""
    if not platform.startswith("linux"):
        return True
    if environment.get("QT_QPA_PLATFORM", "").startswith(("offscreen", "minimal")):
        return False
    if environment.get("WAYLAND_DISPLAY"):
        return True
    host, colon, number = environment.get("DISPLAY", "").rpartition(":")
    return bool(colon) and (host not in ("", "unix") or x_answers(number.partition(".")[0]))


def x_answers(number: str) -> bool:
    """Whether a local X server takes connections; DISPLAY alone may be left over from a session that ended."""
    for address in (f"/tmp/.X11-unix/X{number}", f"\0/tmp/.X11-unix/X{number}"):
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as caller:
            try:
                caller.connect(address)
            except OSError:
                continue
            return True
    return False


def offscreen_environment(environment: dict[str, str], folder: Path) -> dict[str, str]:
    """The same environment, with Qt on an unseen screen of 1920x1080 (Qt's own default is 800x800)."""
    width, height = SCREEN
    screen = {"name": "desk", "x": 0, "y": 0, "width": width, "height": height}
    screen.update({"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1})
    description = folder / "offscreen.json"
    description.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    # Qt splits the platform's arguments at colons, which a Windows path has.
    value = "offscreen" if os.name == "nt" else f"offscreen:configfile={description}"
    return {**environment, "QT_QPA_PLATFORM": value}


def run_arguments(arguments: list[str], *, headless: bool) -> list[str]:
    """What qosdesk is called with: as given, or on a machine without a display the 20 s picture of the demo.

    A sub-command (`demo`, `probe`) shows no window and is called as given.
    """
    shows_window = not arguments or arguments[0].startswith("-")
    asks_only = any(one in ("--shot", "--help", "-h", "--version") for one in arguments)
    if headless and shows_window and not asks_only:
        return [*arguments, "--shot", "qosdesk.png", "--after", "20", "--report"]
    return arguments


def shot_commands(folder: Path) -> list[list[str]]:
    """Arguments of qosdesk for each picture: themes x languages x sizes, each language with its up colour."""
    commands = []
    for theme in ("dark", "light"):
        for language, up in (("en", "green"), ("zh_CN", "red")):
            for size in SHOT_SIZES:
                name = str(folder / f"{theme}-{language}-{size}.png")
                look = ["--size", size, "--theme", theme, "--lang", language, "--updown", up]
                commands.append(["--shot", name, "--after", "12", *look])
    return commands


def exit_code(returncode: int) -> int:
    """A child's code as a shell tells it: killed by signal N is 128 + N."""
    return 128 - returncode if returncode < 0 else returncode


def call(environment: Environment, arguments: list[str], variables: dict[str, str]) -> int:
    """Runs the environment's Python to its end; Ctrl-C is the child's matter."""
    command = [str(environment.python), *arguments]
    previous = signal.signal(signal.SIGINT, signal.SIG_IGN) if os.name == "nt" else None
    try:
        child = subprocess.Popen(command, env=variables, cwd=environment.root)
        while True:
            try:
                return exit_code(child.wait())
            except KeyboardInterrupt:
                continue
    finally:
        if previous is not None:
            signal.signal(signal.SIGINT, previous)


def become(environment: Environment, arguments: list[str], variables: dict[str, str]) -> int:
    """Like `call`, but where the system can: in this process, so that signals and kill -9 reach the program itself."""
    if os.name != "nt":
        sys.stdout.flush()
        sys.stderr.flush()
        os.chdir(environment.root)
        os.execve(str(environment.python), [str(environment.python), *arguments], variables)
    return call(environment, arguments, variables)


def need_qt(variables: Mapping[str, str]) -> None:
    """Makes sure that Qt can start.

    Raises:
        SetupError: with the command to call.
    """
    problem = prepare_system(say, variables)
    if problem:
        raise SetupError(problem)


def command_run(environment: Environment, arguments: list[str]) -> int:
    """`run`: the desktop, or without a display a picture of it."""
    headless = "--headless" in arguments or not has_display(os.environ)
    arguments = run_arguments([one for one in arguments if one != "--headless"], headless=headless)
    environment.prepare()
    variables = child_environment()
    if headless:
        variables.pop("DISPLAY", None)
        variables = offscreen_environment(variables, environment.folder)
    need_qt(variables)
    return become(environment, ["-m", "qosdesk", *arguments], variables)


def command_test(environment: Environment, arguments: list[str]) -> int:
    """`test`: pytest with its arguments."""
    environment.prepare()
    variables = child_environment()
    variables.setdefault("QT_QPA_PLATFORM", "offscreen")
    need_qt(variables)
    return become(environment, ["-m", "pytest", *arguments], variables)


def check_commands(*, fix: bool) -> list[list[str]]:
    """Formatting, lint and types as arguments of Python; with `fix` the first two repair."""
    if fix:
        return [["-m", "ruff", "check", "--fix"], ["-m", "ruff", "format"], ["-m", "mypy"]]
    return [["-m", "ruff", "format", "--check"], ["-m", "ruff", "check"], ["-m", "mypy"]]


def command_check(environment: Environment, arguments: list[str]) -> int:
    """`check`: all of them run, so that one call shows everything."""
    parser = argparse.ArgumentParser(prog="dev.py check")
    parser.add_argument("--fix", action="store_true", help="repair formatting and what lint can repair")
    options = parser.parse_args(arguments)
    environment.prepare()
    variables = child_environment()
    failed = []
    for command in check_commands(fix=options.fix):
        say(" ".join(command[1:]))
        if call(environment, command, variables) != 0:
            failed.append(" ".join(command[1:]))
    if failed:
        say(f"failed: {', '.join(failed)}")
        return 1
    say("all checks passed")
    return 0


def bench_names(folder: Path = BENCHES) -> list[str]:
    """Names of the benches there are."""
    return sorted(path.stem[len("bench_") :] for path in folder.glob("bench_*.py"))


def bench_title(name: str, folder: Path = BENCHES) -> str:
    """The first sentence of a bench's own description."""
    text = (folder / f"bench_{name}.py").read_text(encoding="utf-8")
    return text.partition('"""')[2].partition("\n")[0].partition('"""')[0]


def command_bench(environment: Environment, arguments: list[str]) -> int:
    """`bench NAME`: measured by packaging/bench_runner.py inside the environment."""
    names = bench_names()
    if not arguments:
        print(
            "\n".join(f"{name:10} {bench_title(name)}" for name in names)
            if names
            else "there are no benches yet"
        )
        return 0
    if not arguments[0].startswith("-") and arguments[0] not in (*names, "all"):
        say(f"there is no bench '{arguments[0]}'; there are: {', '.join(names) or 'none'}")
        return 2
    environment.prepare()
    variables = child_environment()
    if not has_display(variables):
        variables = offscreen_environment(variables, environment.folder)
    need_qt(variables)
    return become(environment, [str(ROOT / "packaging" / "bench_runner.py"), *arguments], variables)


def command_build(environment: Environment, arguments: list[str]) -> int:
    """`build`: a trimmed one-folder PyInstaller build and its archive (packaging/bundle.py)."""
    environment.prepare()
    variables = child_environment()
    if not has_display(variables):
        variables = offscreen_environment(variables, environment.folder)
    need_qt(variables)
    return call(environment, [str(ROOT / "packaging" / "bundle.py"), *arguments], variables)


def command_self_test(environment: Environment, arguments: list[str]) -> int:
    """`self-test`: of this source tree."""
    environment.prepare()
    variables = child_environment()
    if not has_display(variables):
        variables = offscreen_environment(variables, environment.folder)
    need_qt(variables)
    return become(environment, ["-m", "qosdesk", "self-test", *arguments], variables)


def command_audit(environment: Environment, arguments: list[str]) -> int:
    """`audit`: packaging/audit.py."""
    environment.prepare()
    return call(environment, [str(ROOT / "packaging" / "audit.py"), *arguments], child_environment())


def command_shot(environment: Environment, arguments: list[str]) -> int:
    """`shot`: one picture after the other, always offscreen."""
    parser = argparse.ArgumentParser(prog="dev.py shot")
    parser.add_argument("--out", default="build/shots", help="folder for the pictures (build/shots)")
    folder = Path(parser.parse_args(arguments).out).resolve()
    environment.prepare()
    variables = child_environment()
    variables.pop("DISPLAY", None)
    variables = offscreen_environment(variables, environment.folder)
    need_qt(variables)
    folder.mkdir(parents=True, exist_ok=True)
    for command in shot_commands(folder):
        # Each as a newcomer sees it, whatever lists this computer's user has.
        with tempfile.TemporaryDirectory() as data:
            code = call(environment, ["-m", "qosdesk", *command], {**variables, "QOSDESK_DATA_DIR": data})
        if code != 0:
            say(f"no picture {command[1]}: exit {code}")
            return code
        say(f"wrote {command[1]}")
    return 0


def command_faults(environment: Environment, arguments: list[str]) -> int:
    """`faults`: docs/FAULTS.md anew, from the list that the tests run."""
    environment.prepare()
    return call(environment, [str(ROOT / "packaging" / "fault_table.py"), *arguments], child_environment())


def command_failover(environment: Environment, arguments: list[str]) -> int:
    """`failover`: tests/faults/failover.py, offscreen."""
    environment.prepare()
    variables = offscreen_environment(child_environment(), environment.folder)
    need_qt(variables)
    return call(environment, ["-m", "tests.faults.failover", *arguments], variables)


COMMANDS = {
    "run": command_run,
    "test": command_test,
    "check": command_check,
    "bench": command_bench,
    "build": command_build,
    "self-test": command_self_test,
    "audit": command_audit,
    "shot": command_shot,
    "failover": command_failover,
    "faults": command_faults,
}


def main(argv: list[str] | None = None, root: Path = ROOT) -> int:
    """Does one command; returns the exit code, 2 for wrong arguments, 1 when the set-up is not possible."""
    arguments = sys.argv[1:] if argv is None else argv
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        print(USAGE)
        return 0 if arguments else 2
    command = COMMANDS.get(arguments[0])
    if command is None:
        print(f"dev.py: no command '{arguments[0]}'; there are: {', '.join(COMMANDS)}", file=sys.stderr)
        return 2
    try:
        return command(Environment(root), arguments[1:])
    except SetupError as problem:
        print(f"dev.py: {problem}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
