"""Sounds: by a program of the system, few a second, and nothing that goes wrong is heard of."""

from __future__ import annotations

import sys
import wave

import pytest

from qosdesk.app.sounds import AT_ONCE, NAMES, PER_SECOND, Sounds, find_player
from qosdesk.clock import FakeClock
from qosdesk.paths import resource

WRITES = "import sys; open(sys.argv[1], 'a').write(sys.argv[2] + '\\n')"
HANGS = "import time; time.sleep(60)"


class Scene:
    def __init__(self, player):
        self.clock = FakeClock()
        self.beeps = []
        self.sounds = Sounds(self.clock, player, lambda: self.beeps.append(1))


@pytest.fixture
def scene(qapp):
    made = []

    def make(player):
        made.append(Scene(player))
        return made[-1]

    yield make
    for one in made:
        one.sounds.close()


def test_every_sound_is_a_small_wave_file():
    for name in NAMES:
        path = resource("sounds", f"{name}.wav")
        assert path.stat().st_size < 12_000
        with wave.open(str(path)) as file:
            assert 0.03 < file.getnframes() / file.getframerate() < 1.0
            heard = file.readframes(file.getnframes())
            assert abs(heard[0] - 128) < 4
            assert abs(heard[-1] - 128) < 4


def test_the_first_player_there_is_is_used():
    assert find_player({"paplay": "/bin/paplay", "aplay": "/bin/aplay"}.get) == ("/bin/paplay",)
    assert find_player({"aplay": "/bin/aplay"}.get) == ("/bin/aplay", "-q")
    assert find_player({}.get) == ()


def test_the_player_gets_the_file(qtbot, scene, tmp_path):
    heard = tmp_path / "heard"
    made = scene((sys.executable, "-c", WRITES, str(heard)))
    made.sounds.play("alert")
    made.sounds.play("no such sound")
    qtbot.waitUntil(lambda: heard.exists() and heard.read_text() != "", timeout=20_000)
    assert heard.read_text().split() == [str(resource("sounds", "alert.wav"))]
    qtbot.waitUntil(lambda: not made.sounds._running, timeout=20_000)
    assert made.beeps == []


def test_too_many_in_a_second_are_left_out(scene):
    made = scene(())
    for _ in range(10):
        made.sounds.play("tape-1")
    assert len(made.beeps) == PER_SECOND
    made.clock.advance(1.0)
    made.sounds.play("tape-1")
    assert len(made.beeps) == PER_SECOND + 1


def test_a_sound_that_is_not_wanted_is_not_heard_and_does_not_count(qapp):
    beeps, wanted = [], {"alert"}
    sounds = Sounds(FakeClock(), (), lambda: beeps.append(1), is_wanted=wanted.__contains__)
    for _ in range(10):
        sounds.play("tape-1")
    assert beeps == []
    sounds.play("alert")
    assert beeps == [1]


def test_a_player_that_is_not_there_is_replaced_by_a_beep_for_good(qtbot, scene):
    made = scene(("/no/such/player",))
    made.sounds.play("alert")
    qtbot.waitUntil(lambda: len(made.beeps) == 1, timeout=20_000)
    made.clock.advance(2.0)
    made.sounds.play("alert")
    assert len(made.beeps) == 2


def test_players_that_hang_are_few_and_are_ended(scene):
    made = scene((sys.executable, "-c", HANGS))
    for _ in range(10):
        made.clock.advance(1.0)
        made.sounds.play("alert")
    assert len(made.sounds._running) == AT_ONCE
    made.sounds.close()
    assert not made.sounds._running
