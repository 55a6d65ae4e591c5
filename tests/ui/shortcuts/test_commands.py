"""The catalogue of commands: ids, texts, default keys; and no keys anywhere else."""

from __future__ import annotations

import ast
import re
from collections import Counter

import pytest

from qosdesk.domain.intervals import Interval
from qosdesk.ui.shortcuts.catalogue import BY_ID, COMMANDS
from qosdesk.ui.shortcuts.keymap import clean, may_be_given
from qosdesk.ui.shortcuts.kinds import Preset, Scope
from tests.helpers.sources import sources

_TEXT_OF_KEYS = re.compile(r"\t?(?:Ctrl|Alt|Meta|Shift)\+\S+|F\d{1,2}")
_FIXED_PLACES = {
    # A settings dialog is a window of its own; its pages turn as tabs do everywhere.
    "qosdesk/ui/settings/dialog.py",
    # The list's own keys, told to the user beside it.
    "qosdesk/ui/panels/table/chooser.py",
    "qosdesk/ui/panels/table/note_dialog.py",
}


def test_every_id_is_unique_and_begins_with_its_scope():
    assert [one for one, count in Counter(one.id for one in COMMANDS).items() if count > 1] == []
    assert [one.id for one in COMMANDS if one.id.partition(".")[0] != one.scope.value] == []
    assert len(BY_ID) == len(COMMANDS)


def test_every_command_says_what_it_does_in_one_sentence():
    assert [one.id for one in COMMANDS if not one.title or not one.help.endswith(".")] == []
    assert {f"chart.interval_{one.label}" for one in Interval} <= set(BY_ID)


@pytest.mark.parametrize("preset", Preset)
@pytest.mark.parametrize("scope", Scope)
def test_keys_of_a_preset_mean_one_thing_in_a_scope(preset, scope):
    keys = [key for one in COMMANDS if one.scope is scope for key in one.usual(preset)]
    assert [key for key, count in Counter(keys).items() if count > 1] == []


@pytest.mark.parametrize("preset", Preset)
def test_keys_of_a_preset_are_portable_names_that_may_be_given(preset, qapp):
    keys = [key for one in COMMANDS for key in one.usual(preset)]
    assert [key for key in keys if clean(key) != key or not may_be_given(key)] == []


def test_no_keys_are_made_of_texts_outside_the_keymap():
    wrong = [
        f"{source.where(node)}: {ast.unparse(node)}"
        for source in sources()
        if source.name.startswith("qosdesk/ui") and source.name not in _FIXED_PLACES
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).endswith("QKeySequence")
        and not source.name.startswith("qosdesk/ui/shortcuts")
    ]
    assert wrong == []


def test_no_menu_names_keys_that_a_command_has():
    wrong = []
    for source in sources():
        if not source.name.startswith("qosdesk/ui") or source.name.startswith("qosdesk/ui/shortcuts"):
            continue
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                if _TEXT_OF_KEYS.fullmatch(node.value):
                    wrong.append(f"{source.where(node)}: {node.value!r}")
    assert [one for one in wrong if not one.startswith(tuple(_FIXED_PLACES))] == []
