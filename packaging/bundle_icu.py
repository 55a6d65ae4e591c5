"""A smaller libicudata for the Linux bundle: Qt links ICU, whose data (32 MB) is for all languages and old encodings.

Qt asks it for sorting and for letters of Turkish; names of countries, currencies, dates and encodings come from Qt and
Python themselves. The data file inside the library is a table of named items (ICU user guide, "ICU Data"): the items of
`KEPT` are written into a new library with the same name and symbol, by the system's assembler and linker.
"""

from __future__ import annotations

import fnmatch
import re
import shutil
import struct
import subprocess
import tempfile
from pathlib import Path
from typing import Final

KEPT: Final = (
    *(
        "root.res",
        "en.res",
        "zh*.res",
        "res_index.res",
        "pool.res",
        "keyTypeData.res",
        "supplementalData.res",
    ),
    *("likelySubtags.res", "icuver.res", "cnvalias.icu", "*.nrm", "timezoneTypes.res", "windowsZones.res"),
    *("metaZones.res", "zoneinfo64.res", "numberingSystems.res"),
    *("coll/r*.res", "coll/pool.res", "coll/ucadata.icu", "coll/en*.res"),
)
_MAGIC: Final = b"\xda\x27"
_ALIGN: Final = 16


class IcuError(Exception):
    """The data can't be made smaller; the text says why."""


def find_data(library: bytes) -> int:
    """Offset of the data file inside the library.

    Raises:
        IcuError: there is none.
    """
    for found in re.finditer(rb"CmnD", library):
        # The format's name stands 12 bytes after the beginning: size, magic, then a description.
        begin = found.start() - 12
        if begin >= 0 and library[begin + 2 : begin + 4] == _MAGIC:
            return begin
    raise IcuError("no data in the library")


def read_items(library: bytes) -> tuple[bytes, dict[str, bytes]]:
    """Header of the data file, and its items by name in the order of the table.

    Raises:
        IcuError: there is no data.
    """
    begin = find_data(library)
    (header_size,) = struct.unpack_from("<H", library, begin)
    table = begin + header_size
    (count,) = struct.unpack_from("<I", library, table)
    rows = [struct.unpack_from("<II", library, table + 4 + 8 * number) for number in range(count)]
    ends = [offset for _name, offset in rows[1:]] + [len(library) - table]
    items = {}
    for (name_at, data_at), end in zip(rows, ends, strict=True):
        name = library[table + name_at : library.index(b"\0", table + name_at)].decode("ascii")
        items[name] = library[table + data_at : table + end]
    return library[begin:table], items


def build_data(header: bytes, items: dict[str, bytes]) -> bytes:
    """A data file of these items."""
    names = b"".join(name.encode("ascii") + b"\0" for name in items)
    names_at = 4 + 8 * len(items)
    data_at = -(-(names_at + len(names)) // _ALIGN) * _ALIGN
    rows, body, name_at = [], b"", names_at
    for name, content in items.items():
        rows.append(struct.pack("<II", name_at, data_at + len(body)))
        name_at += len(name) + 1
        body += content + b"\0" * (-len(content) % _ALIGN)
    table = struct.pack("<I", len(items)) + b"".join(rows) + names
    return header + table.ljust(data_at, b"\0") + body


def is_kept(name: str) -> bool:
    """Whether an item travels; names begin with the name of the data (`icudt73l/`)."""
    inside = name.partition("/")[2]
    return any(fnmatch.fnmatchcase(inside, pattern) for pattern in KEPT)


def shrink(library: Path) -> tuple[int, int]:
    """Write the smaller library in the place of the whole one.

    Returns:
        Items before and after.

    Raises:
        IcuError: the tools for it are missing, or it is not the library we know; nothing was changed.
    """
    if not (shutil.which("as") and shutil.which("ld")):
        raise IcuError("there is no assembler (binutils)")
    content = library.read_bytes()
    symbol = re.search(rb"\0(icudt\d+_dat)\0", content)
    if symbol is None:
        raise IcuError("the library's symbol is not found")
    header, items = read_items(content)
    kept = {name: data for name, data in items.items() if is_kept(name)}
    if not kept:
        raise IcuError("none of the items that are needed is in it")
    with tempfile.TemporaryDirectory() as folder:
        data, source = Path(folder, "data.bin"), Path(folder, "data.s")
        data.write_bytes(build_data(header, kept))
        name = symbol.group(1).decode("ascii")
        source.write_text(
            f'.section .rodata\n.globl {name}\n.type {name}, @object\n.balign 16\n{name}:\n.incbin "{data}"\n'
            f'.size {name}, .-{name}\n.section .note.GNU-stack,"",@progbits\n',
            encoding="ascii",
        )
        made = Path(folder, library.name)
        subprocess.run(["as", "-o", f"{folder}/data.o", str(source)], check=True)
        subprocess.run(
            ["ld", "-shared", "-soname", library.name, "-o", str(made), f"{folder}/data.o"], check=True
        )
        shutil.copyfile(made, library)
    return len(items), len(kept)
