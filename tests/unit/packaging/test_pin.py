"""packaging/pin.py: pins for all systems and no addresses."""

from __future__ import annotations

from pathlib import Path

import pin


def test_one_resolution_for_all_systems_with_hashes_and_without_addresses():
    arguments = pin.compile_arguments(Path("out.txt"), upgrade=False)
    assert {"--universal", "--generate-hashes", "--no-emit-index-url", "--all-extras"} <= set(arguments)
    assert "--upgrade" not in arguments
    assert "--upgrade" in pin.compile_arguments(Path("out.txt"), upgrade=True)
