"""The user interface's language: the catalogue in use, changed while the program runs."""

from __future__ import annotations

import logging
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from qosdesk.paths import resource

_log = logging.getLogger(__name__)
_NAME: Final = "qosdesk-translator"

LANGUAGES: Final = (("en", "English"), ("zh_CN", "简体中文"), ("zh_TW", "繁體中文"))
"""Languages with a catalogue, each by its own name."""


def install_language(app: QCoreApplication, language: str) -> bool:
    """Use a language from now on; every widget gets a LanguageChange event. English needs no catalogue.

    Returns:
        False when there is no catalogue of that language: the texts are English then.
    """
    old = app.findChild(QTranslator, _NAME)
    if old is not None and old.property("language") == language:
        return True
    if old is not None:
        app.removeTranslator(old)
        old.setObjectName("")
        old.setParent(None)
        old.deleteLater()
    if language == "en":
        return True
    made = QTranslator(app)
    path = resource("translations", f"qosdesk_{language}.qm")
    if not made.load(str(path)):
        made.deleteLater()
        _log.warning("no catalogue for language %s", language)
        return False
    made.setObjectName(_NAME)
    made.setProperty("language", language)
    app.installTranslator(made)
    return True


def system_language() -> str:
    """The best language for this computer's user."""
    system = QLocale.system()
    if system.language() != QLocale.Language.Chinese:
        return "en"
    return "zh_TW" if system.script() == QLocale.Script.TraditionalChineseScript else "zh_CN"
