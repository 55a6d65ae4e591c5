"""The bundle's first file: what `python -m qosdesk` is from source."""

from __future__ import annotations

import sys

from qosdesk.cli import main

if __name__ == "__main__":
    sys.exit(main())
