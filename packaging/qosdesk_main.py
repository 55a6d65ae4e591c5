"""The bundle's first file: what `python -m qosdesk` is from source."""

from __future__ import annotations

import os
import sys

from qosdesk.cli import main


def give_back_library_path() -> None:
    """The bundle's own libraries are for the bundle: programs of the system that it starts use the system's again."""
    original = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if original is not None:
        os.environ["LD_LIBRARY_PATH"] = original
    else:
        os.environ.pop("LD_LIBRARY_PATH", None)


if __name__ == "__main__":
    if sys.platform.startswith("linux"):
        give_back_library_path()
    sys.exit(main())
