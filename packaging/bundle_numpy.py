"""numpy without BLAS for the bundle: the desk multiplies no matrices, and OpenBLAS with its Fortran takes 31 MB.

Built from numpy's own source (the version and the hashes of packaging/constraints.txt) with the options that numpy has
for it, which takes some minutes once; kept in build/. Where there is no compiler the ready-made wheel is used instead.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from importlib.metadata import version
from pathlib import Path
from typing import Final

_OPTIONS: Final = (
    "-Csetup-args=-Dallow-noblas=true",
    "-Csetup-args=-Dblas=none",
    "-Csetup-args=-Dlapack=none",
    # What is faster with newer processors is for arrays larger than ours: one variant beside the plain one.
    "-Csetup-args=-Dcpu-dispatch=X86_V3",
    "-Cinstall-args=--tags=runtime,python-runtime",
)


def requirement(constraints: str, wanted: str) -> str:
    """The lines of constraints.txt that pin this version of numpy with its hashes, without the marker.

    Raises:
        LookupError: it is not pinned.
    """
    found: list[str] = []
    for line in constraints.splitlines():
        if found and not line.startswith("    --hash"):
            break
        if found:
            found.append(line)
        elif line.startswith(f"numpy=={wanted} "):
            found.append(f"numpy=={wanted} \\")
    if not found:
        raise LookupError(f"numpy {wanted} is not in the constraints")
    return "\n".join(found).rstrip("\\ ") + "\n"


def small_numpy(root: Path, folder: Path) -> Path | None:
    """A folder to import the smaller numpy from; None where it can't be made here.

    Args:
        root: the project's.
        folder: where it is kept.
    """
    if os.name == "nt" or not all(shutil.which(tool) for tool in ("cc", "c++")):
        return None
    wanted = version("numpy")
    made = folder / f"numpy-{wanted}-{sys.implementation.cache_tag}"
    if (made / "numpy").is_dir():
        return made
    constraints = (root / "packaging" / "constraints.txt").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as work:
        pinned = Path(work, "numpy.txt")
        pinned.write_text(requirement(constraints, wanted), encoding="utf-8")
        command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-binary", "numpy"]
        command += ["--require-hashes", "-r", str(pinned), "-w", work, *_OPTIONS]
        done = subprocess.run(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
        )
        wheels = sorted(Path(work).glob("numpy-*.whl"))
        if done.returncode or not wheels:
            print(f"numpy could not be built without BLAS:\n{done.stdout[-1500:]}", file=sys.stderr)
            return None
        with zipfile.ZipFile(wheels[0]) as wheel:
            wheel.extractall(made)
    return made
