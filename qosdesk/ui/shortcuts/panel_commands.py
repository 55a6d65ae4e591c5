"""Every command of the panels but the chart: names, what they do, their keys by preset."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from qosdesk.domain.watchlists import TAGS
from qosdesk.ui.shortcuts.kinds import Command, Scope

if TYPE_CHECKING:
    # PySide6 declares the result as an object.
    def QT_TRANSLATE_NOOP(context: str, text: str) -> str: ...
else:
    from PySide6.QtCore import QT_TRANSLATE_NOOP

TABLE: Final = (
    Command(
        "table.next",
        Scope.TABLE,
        QT_TRANSLATE_NOOP("Commands", "Next symbol of the list"),
        QT_TRANSLATE_NOOP("Commands", "The row below, in all panels of the link group."),
        keys=("Space",),
    ),
    Command(
        "table.previous",
        Scope.TABLE,
        QT_TRANSLATE_NOOP("Commands", "Previous symbol of the list"),
        QT_TRANSLATE_NOOP("Commands", "The row above, in all panels of the link group."),
        keys=("Shift+Space",),
    ),
    Command(
        "table.remove",
        Scope.TABLE,
        QT_TRANSLATE_NOOP("Commands", "Remove from the list"),
        QT_TRANSLATE_NOOP("Commands", "The selected rows leave the list; it can be undone."),
        keys=("Del",),
        tdx=("Del", "Alt+D"),
        icon="trash",
    ),
    Command(
        "table.alias",
        Scope.TABLE,
        QT_TRANSLATE_NOOP("Commands", "Alias of a row"),
        QT_TRANSLATE_NOOP("Commands", "Type another name for the row."),
        keys=("F2",),
        icon="draw",
    ),
    Command(
        "table.note",
        Scope.TABLE,
        QT_TRANSLATE_NOOP("Commands", "Note on a row"),
        QT_TRANSLATE_NOOP("Commands", "Write about the row."),
        icon="draw",
    ),
    Command(
        "table.alert",
        Scope.TABLE,
        QT_TRANSLATE_NOOP("Commands", "Alert for the selected rows"),
        QT_TRANSLATE_NOOP("Commands", "A new alert of these symbols."),
        icon="bell",
    ),
    Command(
        "table.copy",
        Scope.TABLE,
        QT_TRANSLATE_NOOP("Commands", "Copy rows with numbers"),
        QT_TRANSLATE_NOOP("Commands", "The selected rows as a spreadsheet reads them."),
        keys=("Ctrl+C",),
        icon="copy",
    ),
    Command(
        "table.copy_codes",
        Scope.TABLE,
        QT_TRANSLATE_NOOP("Commands", "Copy codes"),
        QT_TRANSLATE_NOOP("Commands", "The selected codes, one a line."),
        keys=("Ctrl+Shift+C",),
        icon="copy",
    ),
    Command(
        "table.copy_names",
        Scope.TABLE,
        QT_TRANSLATE_NOOP("Commands", "Copy names"),
        QT_TRANSLATE_NOOP("Commands", "The selected names, one a line."),
        icon="copy",
    ),
    Command(
        "table.paste",
        Scope.TABLE,
        QT_TRANSLATE_NOOP("Commands", "Paste or import"),
        QT_TRANSLATE_NOOP(
            "Commands", "Symbols from the clipboard come into the list, a text after a preview."
        ),
        keys=("Ctrl+V",),
        icon="import",
    ),
    Command(
        "table.undo",
        Scope.TABLE,
        QT_TRANSLATE_NOOP("Commands", "Undo the last change of lists"),
        QT_TRANSLATE_NOOP("Commands", "What was removed, moved or renamed last comes back."),
        keys=("Ctrl+Z",),
        icon="undo",
    ),
    Command(
        "table.filter",
        Scope.TABLE,
        QT_TRANSLATE_NOOP("Commands", "Filter the rows"),
        QT_TRANSLATE_NOOP("Commands", "A line above the rows in which the filter is typed."),
        keys=("Ctrl+F",),
        icon="filter",
    ),
    Command(
        "table.columns",
        Scope.TABLE,
        QT_TRANSLATE_NOOP("Commands", "Choose columns"),
        QT_TRANSLATE_NOOP("Commands", "All columns that a list may show."),
        icon="columns",
    ),
    Command(
        "table.up",
        Scope.TABLE,
        QT_TRANSLATE_NOOP("Commands", "Move rows up"),
        QT_TRANSLATE_NOOP("Commands", "The selected rows go one place up in the list's own order."),
        keys=("Alt+Up",),
    ),
    Command(
        "table.down",
        Scope.TABLE,
        QT_TRANSLATE_NOOP("Commands", "Move rows down"),
        QT_TRANSLATE_NOOP("Commands", "The selected rows go one place down in the list's own order."),
        keys=("Alt+Down",),
    ),
    Command(
        "table.new_section",
        Scope.TABLE,
        QT_TRANSLATE_NOOP("Commands", "New section"),
        QT_TRANSLATE_NOOP("Commands", "A section above the row."),
        icon="plus",
    ),
    Command(
        "table.fold_all",
        Scope.TABLE,
        QT_TRANSLATE_NOOP("Commands", "Fold or unfold all sections"),
        QT_TRANSLATE_NOOP("Commands", "All sections of the list at once."),
    ),
    Command(
        "table.next_list",
        Scope.TABLE,
        QT_TRANSLATE_NOOP("Commands", "Next list"),
        QT_TRANSLATE_NOOP("Commands", "The list of the next tab."),
        keys=("Ctrl+PgDown",),
    ),
    Command(
        "table.previous_list",
        Scope.TABLE,
        QT_TRANSLATE_NOOP("Commands", "Previous list"),
        QT_TRANSLATE_NOOP("Commands", "The list of the tab before."),
        keys=("Ctrl+PgUp",),
    ),
    Command(
        "table.list_right",
        Scope.TABLE,
        QT_TRANSLATE_NOOP("Commands", "Move the list to the right"),
        QT_TRANSLATE_NOOP("Commands", "Its tab goes one place to the right."),
        keys=("Ctrl+Shift+PgDown",),
    ),
    Command(
        "table.list_left",
        Scope.TABLE,
        QT_TRANSLATE_NOOP("Commands", "Move the list to the left"),
        QT_TRANSLATE_NOOP("Commands", "Its tab goes one place to the left."),
        keys=("Ctrl+Shift+PgUp",),
    ),
    Command(
        "table.new_list",
        Scope.TABLE,
        QT_TRANSLATE_NOOP("Commands", "New list"),
        QT_TRANSLATE_NOOP("Commands", "An empty list, shown at once."),
        icon="plus",
    ),
    Command(
        "table.tag_0",
        Scope.TABLE,
        QT_TRANSLATE_NOOP("Commands", "No colour tag"),
        QT_TRANSLATE_NOOP("Commands", "The selected rows lose their colour tag."),
        keys=("Ctrl+Alt+0",),
        icon="close",
    ),
    *(
        Command(
            f"table.tag_{tag}",
            Scope.TABLE,
            QT_TRANSLATE_NOOP("Commands", "Colour tag {0}"),
            QT_TRANSLATE_NOOP("Commands", "The selected rows get this colour tag, or lose it."),
            keys=(f"Ctrl+Alt+{tag}",),
            icon="check",
            value=str(tag),
        )
        for tag in TAGS
    ),
)
TABS: Final = (
    Command(
        "tabs.rename",
        Scope.TABS,
        QT_TRANSLATE_NOOP("Commands", "Rename the list"),
        QT_TRANSLATE_NOOP("Commands", "Type another name in its tab."),
        keys=("F2",),
        icon="draw",
    ),
    Command(
        "tabs.delete",
        Scope.TABS,
        QT_TRANSLATE_NOOP("Commands", "Delete the list"),
        QT_TRANSLATE_NOOP("Commands", "It can be undone."),
        keys=("Del",),
        icon="trash",
    ),
    Command(
        "tabs.add",
        Scope.TABS,
        QT_TRANSLATE_NOOP("Commands", "New list from its tabs"),
        QT_TRANSLATE_NOOP("Commands", "An empty list, shown at once."),
        keys=("Ins",),
        icon="plus",
    ),
)
LADDER: Final = (
    Command(
        "ladder.recentre",
        Scope.LADDER,
        QT_TRANSLATE_NOOP("Commands", "Recentre the price ladder"),
        QT_TRANSLATE_NOOP("Commands", "The market comes back to the middle."),
        keys=("Space",),
        icon="recentre",
    ),
    Command(
        "ladder.copy",
        Scope.LADDER,
        QT_TRANSLATE_NOOP("Commands", "Copy the book"),
        QT_TRANSLATE_NOOP("Commands", "All levels as a spreadsheet reads them."),
        keys=("Ctrl+C",),
        icon="copy",
    ),
    Command(
        "ladder.alert",
        Scope.LADDER,
        QT_TRANSLATE_NOOP("Commands", "Alert at the marked price"),
        QT_TRANSLATE_NOOP("Commands", "A new alert at the price under the cursor."),
        keys=("Alt+Enter", "Alt+Return"),
        icon="bell",
    ),
)
TAPE: Final = (
    Command(
        "tape.copy",
        Scope.TAPE,
        QT_TRANSLATE_NOOP("Commands", "Copy prints"),
        QT_TRANSLATE_NOOP("Commands", "The marked prints as a spreadsheet reads them."),
        keys=("Ctrl+C",),
        icon="copy",
    ),
    Command(
        "tape.select_all",
        Scope.TAPE,
        QT_TRANSLATE_NOOP("Commands", "Mark all prints"),
        QT_TRANSLATE_NOOP("Commands", "All prints kept."),
        keys=("Ctrl+A",),
        icon="check",
    ),
    Command(
        "tape.filter",
        Scope.TAPE,
        QT_TRANSLATE_NOOP("Commands", "Filter prints"),
        QT_TRANSLATE_NOOP("Commands", "By size, money and side."),
        keys=("Ctrl+F",),
        icon="filter",
    ),
    Command(
        "tape.resume",
        Scope.TAPE,
        QT_TRANSLATE_NOOP("Commands", "Back to live"),
        QT_TRANSLATE_NOOP("Commands", "The newest prints again after scrolling."),
        keys=("End",),
        icon="play",
    ),
    Command(
        "tape.pause",
        Scope.TAPE,
        QT_TRANSLATE_NOOP("Commands", "Pause the tape"),
        QT_TRANSLATE_NOOP("Commands", "The prints stand still, counting goes on."),
        icon="pause",
    ),
    Command(
        "tape.settings",
        Scope.TAPE,
        QT_TRANSLATE_NOOP("Commands", "Tape settings"),
        QT_TRANSLATE_NOOP("Commands", "Tiers, joins, sounds, columns."),
        icon="settings",
    ),
    Command(
        "tape.export_visible",
        Scope.TAPE,
        QT_TRANSLATE_NOOP("Commands", "Export visible prints"),
        QT_TRANSLATE_NOOP("Commands", "What the tape shows goes to a table file."),
        icon="export",
    ),
    Command(
        "tape.export_all",
        Scope.TAPE,
        QT_TRANSLATE_NOOP("Commands", "Export all prints kept"),
        QT_TRANSLATE_NOOP("Commands", "Every print kept goes to a table file."),
        icon="export",
    ),
)
INSTRUMENT: Final = (
    Command(
        "instrument.copy",
        Scope.INSTRUMENT,
        QT_TRANSLATE_NOOP("Commands", "Copy the figures"),
        QT_TRANSLATE_NOOP("Commands", "All figures of the symbol as lines of text."),
        keys=("Ctrl+C",),
        icon="copy",
    ),
)
ALERTS: Final = (
    Command(
        "alerts.switch",
        Scope.ALERTS,
        QT_TRANSLATE_NOOP("Commands", "Alerts on or off"),
        QT_TRANSLATE_NOOP("Commands", "The selected alerts are armed or put to rest."),
        keys=("Space",),
        icon="bell",
    ),
    Command(
        "alerts.delete",
        Scope.ALERTS,
        QT_TRANSLATE_NOOP("Commands", "Delete alerts"),
        QT_TRANSLATE_NOOP("Commands", "The selected alerts go."),
        keys=("Del", "Backspace"),
        icon="trash",
    ),
    Command(
        "alerts.add",
        Scope.ALERTS,
        QT_TRANSLATE_NOOP("Commands", "New alert in the list"),
        QT_TRANSLATE_NOOP("Commands", "The dialog of a new alert."),
        keys=("Ins",),
        icon="plus",
    ),
    Command(
        "alerts.rearm",
        Scope.ALERTS,
        QT_TRANSLATE_NOOP("Commands", "Arm alerts again"),
        QT_TRANSLATE_NOOP("Commands", "Alerts that fired may fire again."),
        icon="undo",
    ),
)
COVERAGE: Final = (
    Command(
        "coverage.prefer",
        Scope.COVERAGE,
        QT_TRANSLATE_NOOP("Commands", "Prefer this provider"),
        QT_TRANSLATE_NOOP("Commands", "The provider of the column serves the selected symbols where it can."),
        keys=("Space",),
        icon="check",
    ),
    Command(
        "coverage.usual",
        Scope.COVERAGE,
        QT_TRANSLATE_NOOP("Commands", "Usual order of providers"),
        QT_TRANSLATE_NOOP(
            "Commands", "The selected symbols are served by the first provider that covers them."
        ),
        keys=("Del", "Backspace"),
        icon="undo",
    ),
    Command(
        "coverage.stand_in",
        Scope.COVERAGE,
        QT_TRANSLATE_NOOP("Commands", "Let another code stand in"),
        QT_TRANSLATE_NOOP("Commands", "A similar instrument of the provider of the column, marked as such."),
        keys=("Ins",),
        icon="link",
    ),
    Command(
        "coverage.earlier",
        Scope.COVERAGE,
        QT_TRANSLATE_NOOP("Commands", "Provider earlier in the order"),
        QT_TRANSLATE_NOOP("Commands", "The provider of the column goes one place to the left."),
        keys=("Ctrl+Left",),
    ),
    Command(
        "coverage.later",
        Scope.COVERAGE,
        QT_TRANSLATE_NOOP("Commands", "Provider later in the order"),
        QT_TRANSLATE_NOOP("Commands", "The provider of the column goes one place to the right."),
        keys=("Ctrl+Right",),
    ),
    Command(
        "coverage.copy",
        Scope.COVERAGE,
        QT_TRANSLATE_NOOP("Commands", "Copy coverage"),
        QT_TRANSLATE_NOOP("Commands", "The selected rows, else all, as a table."),
        keys=("Ctrl+C",),
        icon="copy",
    ),
)
