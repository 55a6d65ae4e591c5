"""Ports in memory for tests of the screens, by the themes of `qosdesk.ui.ports`.

Store, theme, hours and frame timer are the real ones, over storage that forgets. `make_desk()` gives a whole `Desk`,
whose fields are typed as their fakes, so that a test may say `desk.connection.put(...)` or read `desk.quotes.wanted`.
"""

from tests.ui.fakes.access import FakeKeys, FakeNetwork
from tests.ui.fakes.common import NOW_MS
from tests.ui.fakes.desk import FakeDesk, make_desk
from tests.ui.fakes.instruments import FakeInstruments
from tests.ui.fakes.kept import FakeLayouts, FakeSettings, FakeWatchlists

__all__ = [
    "NOW_MS",
    "FakeDesk",
    "FakeInstruments",
    "FakeKeys",
    "FakeLayouts",
    "FakeNetwork",
    "FakeSettings",
    "FakeWatchlists",
    "make_desk",
]
