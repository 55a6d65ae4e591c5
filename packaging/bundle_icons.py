"""The program's icons out of one SVG (resources/app/qosdesk.svg): PNG for Linux, ICO for Windows, ICNS for macOS.

Both containers hold PNG files, which their systems read since Windows Vista and macOS 10.7. Draws with Qt's SVG.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Mapping
from pathlib import Path
from typing import Final

SIZES: Final = (16, 24, 32, 48, 64, 128, 256, 512, 1024)
_ICO: Final = (16, 24, 32, 48, 64, 128, 256)
_ICNS: Final = {
    16: b"icp4",
    32: b"icp5",
    64: b"icp6",
    128: b"ic07",
    256: b"ic08",
    512: b"ic09",
    1024: b"ic10",
}


def draw(svg: Path, size: int) -> bytes:
    """The picture as a PNG file of `size` x `size` px."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QIODevice, Qt
    from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter
    from PySide6.QtSvg import QSvgRenderer

    application = QGuiApplication.instance() or QGuiApplication([])
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(svg)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"PNG").write(image)
    del application
    return bytes(buffer.data().data())


def build_ico(pictures: Mapping[int, bytes]) -> bytes:
    """A Windows icon: a directory of 16 bytes a picture, then the pictures."""
    sizes = [size for size in _ICO if size in pictures]
    at = 6 + 16 * len(sizes)
    rows, body = b"", b""
    for size in sizes:
        content = pictures[size]
        # 256 is written as 0.
        rows += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(content), at + len(body))
        body += content
    return struct.pack("<HHH", 0, 1, len(sizes)) + rows + body


def build_icns(pictures: Mapping[int, bytes]) -> bytes:
    """A macOS icon: blocks of a type, the length with this head, and the picture."""
    blocks = b"".join(
        kind + struct.pack(">I", len(pictures[size]) + 8) + pictures[size]
        for size, kind in _ICNS.items()
        if size in pictures
    )
    return b"icns" + struct.pack(">I", len(blocks) + 8) + blocks


def make_icons(svg: Path, folder: Path) -> None:
    """Write `qosdesk.ico`, `qosdesk.icns` and `qosdesk-SIZE.png`."""
    folder.mkdir(parents=True, exist_ok=True)
    pictures = {size: draw(svg, size) for size in SIZES}
    for size, content in pictures.items():
        (folder / f"qosdesk-{size}.png").write_bytes(content)
    (folder / "qosdesk.ico").write_bytes(build_ico(pictures))
    (folder / "qosdesk.icns").write_bytes(build_icns(pictures))
