"""Searches for a secret wherever a run of the program may have left it: files, packed files, texts."""

from __future__ import annotations

import base64
import io
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote


def forms_of(secret: str) -> tuple[bytes, ...]:
    """The secret as it may be written."""
    plain = secret.encode()
    forms = {
        plain,
        secret.encode("utf-16-le"),
        secret.encode("utf-16-be"),
        quote(secret, safe="").encode(),
        base64.b64encode(plain).rstrip(b"="),
        plain.hex().encode(),
    }
    return tuple(forms)


def is_in(secret: str, content: bytes) -> bool:
    """Whether a content, or what is packed in it, holds the secret in any of its forms."""
    if any(form in content for form in forms_of(secret)):
        return True
    if content[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return any(is_in(secret, name.encode() + b"\n" + packed.read(name)) for name in packed.namelist())
    if content[:2] == b"\x1f\x8b":
        unpacked = zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(content)
        return is_in(secret, unpacked)
    return False


def places_of(secret: str, folders: Iterable[Path] = (), texts: Iterable[str | bytes] = ()) -> list[str]:
    """Where it is: names of files in the folders, beginnings of texts without the secret."""
    found = []
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if is_in(secret, str(path.relative_to(folder)).encode()):
                found.append("a file's name")
            if path.is_file() and is_in(secret, path.read_bytes()):
                found.append(str(path.relative_to(folder)))
    for number, text in enumerate(texts):
        content = text if isinstance(text, bytes) else text.encode("utf-8", "replace")
        if is_in(secret, content):
            found.append(f"text {number}")
    return found
