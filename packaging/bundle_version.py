"""The version resource that Windows shows in a program's properties, as PyInstaller reads it."""

from __future__ import annotations

from string import Template
from typing import Final

_RESOURCE: Final = Template(
    """VSVersionInfo(
  ffi=FixedFileInfo(filevers=($numbers), prodvers=($numbers), mask=0x3f, flags=0x0, OS=0x40004, fileType=0x1,
                    subtype=0x0, date=(0, 0)),
  kids=[
    StringFileInfo([StringTable("040904B0", [
      StringStruct("CompanyName", "qosdesk contributors"),
      StringStruct("FileDescription", "qosdesk, a desktop quote workstation"),
      StringStruct("FileVersion", "$version"),
      StringStruct("InternalName", "qosdesk"),
      StringStruct("LegalCopyright", "MIT licence; see the folder licences"),
      StringStruct("OriginalFilename", "qosdesk.exe"),
      StringStruct("ProductName", "qosdesk"),
      StringStruct("ProductVersion", "$version")])]),
    VarFileInfo([VarStruct("Translation", [1033, 1200])])
  ]
)
"""
)


def version_resource(version: str) -> str:
    """The resource of a version such as `0.1.0`."""
    numbers = [part for part in version.split(".") if part.isdecimal()][:4]
    return _RESOURCE.substitute(version=version, numbers=", ".join([*numbers, *["0"] * (4 - len(numbers))]))
