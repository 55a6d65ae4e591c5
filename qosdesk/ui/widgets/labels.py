"""Labels that follow the theme while they are shown."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from qosdesk.ui.theme import Theme
from qosdesk.ui.theme.theme import REGULAR


class Words(QLabel):
    """A text in a token's colour.

    Args:
        theme: the theme.
        text: what it says.
        token: name of its colour.
        px: size at 100 %.
        weight: of the letters.
        wraps: whether a long text goes on in a next line.
        tabular: figures of one width, hyphens too.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        token: str = "t1",
        px: float = 12,
        *,
        weight: int = REGULAR,
        wraps: bool = False,
        tabular: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._token = token
        self._px = px
        self._weight = weight
        self._tabular = tabular
        self.setWordWrap(wraps)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_token(self, token: str) -> None:
        """Another colour."""
        if token != self._token:
            self._token = token
            self._restyle()

    def _restyle(self) -> None:
        self.setFont(self._theme.font(self._px, self._weight, tabular=self._tabular))
        self.setStyleSheet(f"color: {getattr(self._theme.c, self._token).name()}")
