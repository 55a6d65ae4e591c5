"""Makes tests/corpus/tls anew, with the `openssl` command: `python -m tests.helpers.make_certificates`.

Two authorities, the one that tests trust and one that reads along as a virus scanner does, and server certificates for
`localhost`, 127.0.0.1 and `quotes.test`: good, expired, not valid yet, for another name, signed by the reader. The keys
protect nothing.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "corpus" / "tls"
OURS = "subjectAltName=DNS:localhost,DNS:quotes.test,IP:127.0.0.1"
OTHERS = "subjectAltName=DNS:elsewhere.test"
VALID = ("20200101000000Z", "21200101000000Z")
CURVE = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes")
CONFIG = """[ca]
default_ca=one
[one]
database={0}/index
new_certs_dir={0}
rand_serial=yes
default_md=sha256
policy=any
copy_extensions=copy
unique_subject=no
[any]
commonName=supplied
"""


def openssl(*arguments: str) -> None:
    """Run the command; what goes wrong is raised."""
    subprocess.run(["openssl", *arguments], check=True, capture_output=True)


def make_authority(work: Path, name: str, subject: str) -> None:
    """`name`.pem in the folder, its key only here."""
    openssl(
        *("req", "-x509", *CURVE, "-days", "36500", "-subj", subject),
        *("-keyout", f"{work}/{name}.key", "-out", f"{FOLDER}/{name}.pem"),
    )


def make_server(work: Path, authority: str, name: str, names: str, valid: tuple[str, str]) -> None:
    """`name`.pem in the folder: key and certificate of a server."""
    openssl(
        *("req", *CURVE, "-subj", "/CN=quotes.test", "-addext", names),
        *("-keyout", f"{work}/{name}.key", "-out", f"{work}/{name}.csr"),
    )
    (work / "index").write_text("")
    openssl(
        *(
            "ca",
            "-batch",
            "-notext",
            "-config",
            f"{work}/ca.cnf",
            "-startdate",
            valid[0],
            "-enddate",
            valid[1],
        ),
        *("-cert", f"{FOLDER}/{authority}.pem", "-keyfile", f"{work}/{authority}.key"),
        *("-in", f"{work}/{name}.csr", "-out", f"{work}/{name}.pem"),
    )
    text = (work / f"{name}.key").read_text() + (work / f"{name}.pem").read_text()
    (FOLDER / f"{name}.pem").write_text(text)


def main() -> None:
    """All of them."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        (work / "ca.cnf").write_text(CONFIG.format(work))
        make_authority(work, "authority", "/O=qosdesk tests/CN=Test authority")
        make_authority(work, "reader", "/O=Contoso/CN=Contoso Web Shield CA")
        make_server(work, "authority", "good", OURS, VALID)
        make_server(work, "authority", "expired", OURS, ("20200101000000Z", "20210101000000Z"))
        make_server(work, "authority", "future", OURS, ("21100101000000Z", "21200101000000Z"))
        make_server(work, "authority", "other", OTHERS, VALID)
        make_server(work, "reader", "intercepted", OURS, VALID)


if __name__ == "__main__":
    main()
