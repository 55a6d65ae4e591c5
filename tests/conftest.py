"""What every test gets: the guards, an own home folder, an offscreen Qt and a way to run coroutines.

The guards (tests/helpers/guards.py) fail a test that leaves anything behind or makes noise; their own tests are in
tests/unit/helpers/. Environment variables are set here, before anything can import Qt.
"""

from __future__ import annotations

import os

from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.pop("QT_SCALE_FACTOR", None)
os.environ.pop("QT_STYLE_OVERRIDE", None)
# Never the developer's own keyring.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
# The proxy of a workplace must not stand between a test and loopback.
os.environ["NO_PROXY"] = os.environ["no_proxy"] = "localhost,127.0.0.1,::1"
for _name in [name for name in os.environ if name.startswith("QOSDESK_")]:
    del os.environ[_name]

# The machine that runs the tests may be busy: time is no criterion for hypothesis, and CI finds the same every time.
settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "local")

pytest_plugins = [
    "tests.helpers.guards",
    "tests.helpers.network",
    "tests.helpers.aio",
    "tests.helpers.home",
    "tests.helpers.keyrings",
]


def pytest_sessionfinish() -> None:
    """The offscreen clipboard is freed after Python has ended: what a test left in it must not need Python then."""
    from PySide6.QtGui import QGuiApplication

    if QGuiApplication.instance() is not None:
        QGuiApplication.clipboard().clear()
