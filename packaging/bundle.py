"""Makes the bundle: `dev.py build` runs this inside the project's environment.

Icons, licences and a numpy without BLAS first, then PyInstaller (packaging/qosdesk.spec), then what PyInstaller does
not do: a smaller ICU, stripped libraries, the files of the system's installation, the archive with its hash, and tables
of what is in it and of what was left out. At the end the bundle tests itself.
"""

from __future__ import annotations

import argparse
import ast
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bundle_icons import make_icons
from bundle_icu import IcuError, shrink
from bundle_licences import collect, unnamed
from bundle_numpy import small_numpy
from bundle_trim import EXCLUDED_MODULES
from bundle_version import version_resource
from qosdesk import __version__

ROOT: Final = Path(__file__).resolve().parents[1]
GOALS_MB: Final = {"disk": 190, "archive": 56}
_LIBRARIES: Final = (".so", ".dylib", ".pyd", ".dll")
_PARTS: Final = (
    # First match wins; names inside the bundle.
    (
        "Qt: libraries and plugins",
        ("_internal/PySide6/Qt/", "_internal/PySide6/Qt6", "_internal/PySide6/plugins"),
    ),
    (
        "Qt for Python",
        ("_internal/PySide6", "_internal/shiboken6", "_internal/libpyside6", "_internal/libshiboken6"),
    ),
    ("numpy", ("_internal/numpy",)),
    ("TA-Lib", ("_internal/talib", "_internal/ta_lib")),
    ("keyring with cryptography", ("_internal/cryptography", "_internal/_cffi", "_internal/keyring")),
    (
        "network: aiohttp, picows, msgspec and theirs",
        tuple(
            f"_internal/{name}"
            for name in (
                "aiohttp",
                "picows",
                "aiofastnet",
                "msgspec",
                "multidict",
                "yarl",
                "frozenlist",
                "propcache",
                "certifi",
            )
        ),
    ),
    (
        "Python",
        (
            "_internal/libpython",
            "_internal/python3",
            "_internal/base_library",
            "_internal/lib-dynload",
            "_internal/Python",
        ),
    ),
    ("time zones", ("_internal/tzdata",)),
    ("fonts, icons, translations, sounds", ("_internal/resources", "icons/")),
    ("licences", ("_internal/licences", "licences/")),
    ("the program and all Python modules", ("qosdesk",)),
    ("libraries of the system: X11, GLib, SSL, SQLite", ("_internal/",)),
)


def say(text: str) -> None:
    """One line of progress."""
    print(f"build: {text}", flush=True)


def prepare(made: Path) -> None:
    """Icons, licences, the version resource."""
    make_icons(ROOT / "resources" / "app" / "qosdesk.svg", made / "icons")
    collect(made / "licences", ROOT)
    if sys.platform == "win32":
        (made / "version.txt").write_text(version_resource(__version__), encoding="utf-8")


def freeze(made: Path, dist: Path, numpy: Path | None) -> None:
    """PyInstaller.

    Raises:
        subprocess.CalledProcessError: it failed, with its words on the screen.
    """
    variables = {
        **os.environ,
        "QOSDESK_BUILD_DIR": str(made),
        "QOSDESK_BUILD_VERSION": __version__,
        "PYTHONPATH": os.pathsep.join(str(path) for path in (numpy, ROOT) if path is not None),
        # The archive is compressed as a whole; what is compressed twice starts slower and packs no better.
        "PYINSTALLER_ZLIB_COMPRESSION_LEVEL": "0",
        # The same sources make the same files.
        "PYTHONHASHSEED": "1",
    }
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    command += ["--distpath", str(dist), "--workpath", str(made / "pyinstaller")]
    subprocess.run([*command, str(ROOT / "packaging" / "qosdesk.spec")], env=variables, cwd=ROOT, check=True)


def check_licences(made: Path) -> None:
    """Everything that PyInstaller took along is named among the licences.

    Raises:
        SystemExit: it is not.
    """
    contents = (made / "pyinstaller" / "qosdesk" / "PYZ-00.toc").read_text(encoding="utf-8")
    missing = unnamed(row[0] for row in ast.literal_eval(contents)[1])
    if missing:
        raise SystemExit(f"build: no licence is given for {'; '.join(missing)} (bundle_licences.py)")


def finish(bundle: Path, made: Path, removed: dict[str, tuple[str, int, int]]) -> None:
    """What PyInstaller does not do."""
    store_library(bundle)
    if sys.platform.startswith("linux"):
        for library in bundle.rglob("libicudata.so.*"):
            if not library.is_symlink():
                _shrink_icu(library, removed)
        strip_all(bundle, removed)
        for name in ("install.sh", "uninstall.sh", "qosdesk.desktop"):
            shutil.copy2(ROOT / "packaging" / "linux" / name, bundle / name)
        (bundle / "icons").mkdir(exist_ok=True)
        for size in (16, 24, 32, 48, 64, 128, 256):
            shutil.copyfile(made / "icons" / f"qosdesk-{size}.png", bundle / "icons" / f"qosdesk-{size}.png")
        shutil.copyfile(ROOT / "resources" / "app" / "qosdesk.svg", bundle / "icons" / "qosdesk.svg")
    if os.name != "nt":
        link = bundle / "qosdesk-cli"
        link.unlink(missing_ok=True)
        link.symlink_to("qosdesk")


def store_library(bundle: Path) -> None:
    """The modules that Python itself starts with, not compressed: some sixty are read before the program begins."""
    for library in bundle.rglob("base_library.zip"):
        with zipfile.ZipFile(library) as old:
            contents = {name: old.read(name) for name in sorted(old.namelist())}
        with zipfile.ZipFile(library, "w", zipfile.ZIP_STORED) as new:
            for name, content in contents.items():
                new.writestr(zipfile.ZipInfo(name), content)


def _shrink_icu(library: Path, removed: dict[str, tuple[str, int, int]]) -> None:
    before = library.stat().st_size
    try:
        items, kept = shrink(library)
    except (IcuError, subprocess.CalledProcessError) as error:
        say(f"ICU travels whole: {error}")
        return
    removed["ICU data of other languages and old encodings"] = (
        "Qt and Python bring their own; kept are sorting, normal forms, zones",
        items - kept,
        before - library.stat().st_size,
    )


def strip_all(bundle: Path, removed: dict[str, tuple[str, int, int]]) -> None:
    """Symbols for debuggers go; a library that `strip` would spoil is left as it is."""
    if shutil.which("strip") is None:
        say("there is no strip: libraries travel with their symbols")
        return
    count = total = 0
    for path in binaries(bundle):
        # STACK 5: OpenBLAS, as numpy ships it, does not survive it.
        if "openblas" in path.name:
            continue
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder, path.name)
            shutil.copy2(path, copy)
            done = subprocess.run(["strip", "--strip-unneeded", str(copy)], capture_output=True, check=False)
            saved = path.stat().st_size - copy.stat().st_size
            if done.returncode == 0 and saved > 0:
                shutil.copy2(copy, path)
                count, total = count + 1, total + saved
    removed["symbols for debuggers"] = ("stripped", count, total)


def binaries(bundle: Path) -> Iterator[Path]:
    """Shared libraries and extension modules of the bundle."""
    for path in sorted(bundle.rglob("*")):
        if path.is_file() and not path.is_symlink() and any(one in path.name for one in _LIBRARIES):
            yield path


def files_of(bundle: Path) -> Iterator[Path]:
    """All files, each once."""
    return (path for path in sorted(bundle.rglob("*")) if path.is_file() and not path.is_symlink())


def sizes(bundle: Path) -> dict[str, tuple[int, int]]:
    """By part: files and bytes."""
    found: dict[str, tuple[int, int]] = {}
    for path in files_of(bundle):
        name = path.relative_to(bundle).as_posix()
        part = next((part for part, starts in _PARTS if name.startswith(starts)), "other")
        count, total = found.get(part, (0, 0))
        found[part] = (count + 1, total + path.stat().st_size)
    return dict(sorted(found.items(), key=lambda item: -item[1][1]))


def pack(bundle: Path, name: str) -> Path:
    """The archive beside the bundle, and its SHA-256."""
    if sys.platform == "win32":
        archive = bundle.parent / f"{name}.zip"
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
            for path in files_of(bundle):
                file.write(path, Path(name) / path.relative_to(bundle))
    else:
        archive = bundle.parent / f"{name}.tar.xz"

        def anonymous(info: tarfile.TarInfo) -> tarfile.TarInfo:
            info.uid = info.gid = 0
            info.uname = info.gname = ""
            return info

        with tarfile.open(archive, "w:xz", preset=8) as tar:
            tar.add(bundle, arcname=name, filter=anonymous)
    digest = hashlib.sha256(archive.read_bytes()).hexdigest()
    archive.with_name(archive.name + ".sha256").write_text(f"{digest}  {archive.name}\n", encoding="ascii")
    return archive


def tables(
    parts: Mapping[str, tuple[int, int]], removed: Mapping[str, tuple[str, int, int]], archive: Path | None
) -> str:
    """What is in it, and what was left out."""
    total = sum(size for _count, size in parts.values())
    lines = [f"{'in the bundle':52}{'files':>7}{'MB':>9}"]
    lines += [f"{part:52}{count:>7}{size / 1e6:>9.1f}" for part, (count, size) in parts.items()]
    files = sum(count for count, _size in parts.values())
    lines.append(f"{'together (goal ' + str(GOALS_MB['disk']) + ')':52}{files:>7}{total / 1e6:>9.1f}")
    if archive is not None:
        size = archive.stat().st_size / 1e6
        lines.append(f"{archive.name + ' (goal ' + str(GOALS_MB['archive']) + ')':52}{'':>7}{size:>9.1f}")
    lines += ["", f"{'left out':52}{'files':>7}{'MB':>9}  why"]
    for what, (why, count, size) in sorted(removed.items(), key=lambda item: -item[1][2]):
        lines.append(f"{what:52}{count:>7}{size / 1e6:>9.1f}  {why}")
    lines += ["", "Python modules left out: " + ", ".join(EXCLUDED_MODULES)]
    return "\n".join(lines)


def archive_name() -> str:
    """`qosdesk-0.1.0-linux-x86_64`."""
    import platform

    system = {"win32": "windows", "darwin": "macos"}.get(sys.platform, "linux")
    return f"qosdesk-{__version__}-{system}-{platform.machine().lower()}"


def program(bundle: Path) -> Path:
    """The console program of a bundle."""
    return bundle / ("qosdesk-cli.exe" if os.name == "nt" else "qosdesk-cli")


def build(options: argparse.Namespace) -> int:
    """Everything, in order."""
    began_s = time.monotonic()
    made, dist = ROOT / "build" / "bundle", ROOT / "dist"
    made.mkdir(parents=True, exist_ok=True)
    bundle = dist / "qosdesk"
    say("icons and licences")
    prepare(made)
    numpy = None
    if not options.plain_numpy:
        say("numpy without BLAS (some minutes the first time)")
        numpy = small_numpy(ROOT, ROOT / "build")
    say("PyInstaller")
    freeze(made, dist, numpy)
    check_licences(made)
    removed = {
        what: tuple(one) for what, one in json.loads((made / "removed.json").read_text("utf-8")).items()
    }
    if numpy is not None:
        removed["OpenBLAS and Fortran of numpy"] = (
            "no matrices are multiplied; numpy was built without",
            3,
            28_400_000,
        )
    say("trimming")
    finish(bundle, made, removed)
    archive = None
    if not options.no_archive:
        say("archive")
        archive = pack(dist / "qosdesk.app" if sys.platform == "darwin" else bundle, archive_name())
    print(tables(sizes(bundle), removed, archive))
    code = 0
    if not options.no_test:
        say("self-test of the bundle")
        code = subprocess.run([str(program(bundle)), "self-test"], check=False).returncode
    say(f"{bundle.relative_to(ROOT)} in {time.monotonic() - began_s:.0f} s")
    return code


def main() -> int:
    """Arguments of `dev.py build`."""
    parser = argparse.ArgumentParser(
        prog="dev.py build",
        description="Freeze qosdesk into dist/qosdesk and an archive, with tables of its sizes.",
    )
    parser.add_argument(
        "--plain-numpy", action="store_true", help="numpy as it is, with OpenBLAS (28 MB more)"
    )
    parser.add_argument("--no-archive", action="store_true", help="only the folder")
    parser.add_argument("--no-test", action="store_true", help="do not run the bundle's self-test")
    return build(parser.parse_args())


if __name__ == "__main__":
    sys.exit(main())
