"""The bundle: what travels, what does not, icons, ICU's data, licences, the version resource."""

from __future__ import annotations

import json
import struct
import subprocess
import sys
from pathlib import Path

import pytest

import bundle
import bundle_icons
import bundle_icu
import bundle_licences
import bundle_numpy
import bundle_trim
import bundle_version
from bundle_trim import Removed
from tests.helpers.sources import ROOT

TARGETS = ("_internal/PySide6/Qt/lib/libQt6Core.so.6", "_internal/numpy/a.so", "qosdesk", "qosdesk.desktop")


def test_every_rule_says_why_and_is_named_once():
    names = [rule.what for rule in bundle_trim.RULES]
    assert len(names) == len(set(names))
    assert all(rule.why and rule.patterns for rule in bundle_trim.RULES)


def test_what_is_left_out_is_counted_with_its_bytes(tmp_path: Path):
    file = tmp_path / "libqgtk3.so"
    file.write_bytes(b"x" * 7)
    removed = Removed()
    names = ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", "PySide6/Qt/plugins/platforms/libqxcb.so")
    kept = bundle_trim.trim([(name, str(file), "BINARY") for name in names], removed)
    assert [entry[0] for entry in kept] == [names[1]]
    assert removed.found["GTK platform theme"][1:] == (1, 7)


@pytest.mark.parametrize("name", ["xcb", "offscreen", "wayland"])
def test_platforms_of_a_desktop_travel(name: str):
    assert bundle_trim.rule_for(f"PySide6/Qt/plugins/platforms/libq{name}.so") is None


def test_a_library_that_only_a_part_left_out_needed_goes_too():
    entries = [
        ("numpy/core.so", "/a", "EXTENSION"),
        ("libblas.so", "/b", "BINARY"),
        ("libfortran.so", "/c", "BINARY"),
        ("libgtk.so", "/d", "BINARY"),
        ("libpython3.so", "/e", "BINARY"),
    ]
    needs = {"numpy/core.so": {"libblas.so", "libc.so"}, "libblas.so": {"libfortran.so"}, "libgtk.so": set()}
    removed = Removed()
    kept = bundle_trim.drop_orphans(entries, needs, removed)
    assert [entry[0] for entry in kept] == ["numpy/core.so", "libblas.so", "libfortran.so", "libpython3.so"]
    assert removed.found[bundle_trim.ORPHANS][1] == 1


def test_stubs_are_files_and_parse():
    for file in bundle_trim.STUBS.values():
        compile((ROOT / "packaging" / "stubs" / file).read_text(encoding="utf-8"), file, "exec")


def icu_data(items: dict[str, bytes]) -> bytes:
    header = struct.pack("<HBB", 32, 0xDA, 0x27) + bytes(8) + b"CmnD" + bytes(16)
    return bundle_icu.build_data(header, items)


def test_items_of_icu_are_read_as_they_were_written():
    items = {"icudt73l/coll/root.res": b"1234567", "icudt73l/root.res": b"x" * 33, "icudt73l/zu.res": b"y"}
    header, found = bundle_icu.read_items(b"\x7fELF" + bytes(60) + icu_data(items) + b"end")
    assert len(header) == 32
    assert list(found) == list(items)
    assert all(found[name].startswith(content) for name, content in items.items())


def test_icu_keeps_sorting_and_chinese_and_drops_other_languages():
    assert bundle_icu.is_kept("icudt73l/coll/root.res")
    assert bundle_icu.is_kept("icudt73l/zh_Hant.res")
    assert not bundle_icu.is_kept("icudt73l/fr.res")
    assert not bundle_icu.is_kept("icudt73l/ibm-943_P15A-2003.cnv")


def test_a_library_without_data_is_left_as_it_is(tmp_path: Path):
    library = tmp_path / "libicudata.so.73"
    library.write_bytes(b"\x7fELF\0nothing\0")
    with pytest.raises(bundle_icu.IcuError):
        bundle_icu.shrink(library)
    assert library.read_bytes() == b"\x7fELF\0nothing\0"


def test_icons_of_windows_and_macos_hold_the_pictures():
    pictures = {16: b"small", 256: b"large"}
    ico = bundle_icons.build_ico(pictures)
    assert struct.unpack_from("<HHH", ico) == (0, 1, 2)
    width, *_rest, length, at = struct.unpack_from("<BBBBHHII", ico, 6 + 16)
    assert (width, ico[at : at + length]) == (0, b"large")
    icns = bundle_icons.build_icns(pictures)
    assert icns[:4] == b"icns"
    assert struct.unpack_from(">I", icns, 4) == (len(icns),)
    assert b"ic08" in icns


def test_the_programs_icon_is_drawn(qapp: object):
    picture = bundle_icons.draw(ROOT / "resources" / "app" / "qosdesk.svg", 48)
    assert picture.startswith(b"\x89PNG")
    assert len(picture) > 300


def test_a_package_without_a_licence_stops_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(bundle_licences, "texts_of", lambda _package: {})
    monkeypatch.setattr(bundle_licences, "licence_of", lambda _package: "")
    with pytest.raises(LookupError, match="says nothing"):
        bundle_licences.collect(tmp_path / "licences", ROOT, ["numpy"])


def test_licences_of_everything_that_travels_are_written(tmp_path: Path):
    rows = bundle_licences.collect(tmp_path, ROOT)
    names = {name for name, _version, _said in rows}
    assert {"PySide6-Essentials", "numpy", "TA-Lib", "Inter", "Python"} <= names
    written = {file.name for file in tmp_path.iterdir()}
    assert {"LICENCES.txt", "Qt.txt", "LGPL-3.0.txt", "GPL-3.0.txt", "Inter-LICENSE.txt"} <= written
    assert {"Python-LICENSE.txt", "TA-Lib-C-LICENSE.txt", "pypinyin-LICENSE.txt"} <= written
    assert all(said for _name, _version, said in rows)


def test_a_module_of_a_package_without_a_licence_is_named():
    assert (
        bundle_licences.unnamed(["numpy.linalg", "jaraco.classes", "json", "qosdesk.app", "talib._ta_lib"])
        == []
    )
    assert bundle_licences.unnamed(["pytest", "numpy"]) == ["pytest"]


def test_every_runtime_requirement_is_among_the_licences():
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {one.replace("[", ">").partition(">")[0].lower() for one in project["dependencies"]}
    assert wanted <= {name.lower() for name in bundle_licences.BUNDLED}


def test_numpy_is_pinned_by_the_lines_of_its_version():
    constraints = "a==1 \\\n    --hash=sha256:1\nnumpy==2.4.6 ; python < '3.12' \\\n    --hash=sha256:2 \\\n"
    constraints += "    --hash=sha256:3\nnumpy==2.5.5 ; x \\\n    --hash=sha256:4\n"
    said = bundle_numpy.requirement(constraints, "2.4.6")
    assert said == "numpy==2.4.6 \\\n    --hash=sha256:2 \\\n    --hash=sha256:3\n"
    with pytest.raises(LookupError):
        bundle_numpy.requirement(constraints, "9")


def test_the_version_resource_has_four_numbers():
    assert "filevers=(0, 1, 0, 0)" in bundle_version.version_resource("0.1.0")


def test_sizes_are_told_by_part_and_every_part_left_out_is_named(tmp_path: Path):
    for name in TARGETS:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"x" * 1_000_000)
    (tmp_path / "qosdesk-cli").symlink_to("qosdesk")
    parts = bundle.sizes(tmp_path)
    assert parts["numpy"] == (1, 1_000_000)
    assert sum(size for _count, size in parts.values()) == 4_000_000
    said = bundle.tables(parts, {"GTK": ("not used", 2, 3_000_000)}, None)
    assert "together" in said
    assert "GTK" in said
    assert "not used" in said


def test_the_archive_has_a_hash_and_nobodys_name(tmp_path: Path):
    import hashlib
    import tarfile

    folder = tmp_path / "qosdesk"
    folder.mkdir()
    (folder / "qosdesk").write_text("program", encoding="utf-8")
    archive = bundle.pack(folder, "qosdesk-1-linux-x86_64")
    digest, _, name = (
        (tmp_path / f"{archive.name}.sha256").read_text(encoding="ascii").strip().partition("  ")
    )
    assert name == archive.name
    assert digest == hashlib.sha256(archive.read_bytes()).hexdigest()
    with tarfile.open(archive) as tar:
        assert {(one.uid, one.uname) for one in tar.getmembers()} == {(0, "")}


@pytest.mark.skipif(sys.platform != "linux", reason="for Linux")
def test_the_users_installation_comes_and_goes_and_keeps_the_data(tmp_path: Path):
    unpacked, home = tmp_path / "qosdesk-0.1.0", tmp_path / "home with a space"
    (unpacked / "icons").mkdir(parents=True)
    (unpacked / "qosdesk-data").mkdir()
    home.mkdir()
    for name in ("install.sh", "uninstall.sh", "qosdesk.desktop"):
        source = ROOT / "packaging" / "linux" / name
        (unpacked / name).write_bytes(source.read_bytes())
        (unpacked / name).chmod(0o755)
    (unpacked / "qosdesk").write_text("#!/bin/sh\necho desk\n", encoding="utf-8")
    (unpacked / "qosdesk").chmod(0o755)
    (unpacked / "qosdesk-cli").symlink_to("qosdesk")
    for name in ("qosdesk-48.png", "qosdesk.svg"):
        (unpacked / "icons" / name).write_bytes(b"picture")
    variables = {"HOME": str(home), "PATH": "/usr/bin:/bin"}
    for _ in range(2):  # a second time over the first
        subprocess.run([str(unpacked / "install.sh")], env=variables, check=True, capture_output=True)
    said = subprocess.run([str(home / ".local/bin/qosdesk-cli")], check=True, capture_output=True, text=True)
    assert said.stdout == "desk\n"
    entry = (home / ".local/share/applications/qosdesk.desktop").read_text(encoding="utf-8")
    assert f"Exec={home}/.local/opt/qosdesk/qosdesk" in entry
    assert not (home / ".local/opt/qosdesk/qosdesk-data").exists()
    data = home / ".local/share/qosdesk/default"
    data.mkdir(parents=True)
    subprocess.run([str(unpacked / "uninstall.sh")], env=variables, check=True, capture_output=True)
    left = [path for path in (home / ".local").rglob("*") if path.is_file() or path.is_symlink()]
    assert left == []
    assert data.is_dir()


def test_removed_parts_survive_the_way_from_the_spec(tmp_path: Path):
    removed = Removed()
    removed.add("a", "why", str(tmp_path / "missing"))
    assert json.loads(json.dumps(removed.found)) == {"a": ["why", 1, 0]}
