"""Makes the catalogue in traditional Chinese from the one in simplified: `python packaging/traditional.py`.

Needs OpenCC (`pip install opencc-python-reimplemented`), which is not part of the project's environment: run it after
`translate.py` when texts have changed, then `translate.py` again, which compiles. The dictionary gives the words of
Taiwan (s2twp); `TERMS` puts the market's words right where a dictionary of everyday language errs, `TEXTS` whole texts.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from translate import CATALOGUES, catalogue_text, find_texts, read_catalogue

TERMS: tuple[tuple[str, str], ...] = (
    ("程式碼", "代碼"),
    ("引數", "參數"),
    ("實時", "即時"),
    ("例項", "實例"),
    ("列表", "清單"),
    ("盯盤", "看盤"),
    ("複權", "復權"),
    ("套餐", "方案"),
    ("1 只", "1 檔"),
    ("{0} 只", "{0} 檔"),
    ("麵板", "面板"),
    ("万", "萬"),
    ("亿", "億"),
)
"""After the dictionary: what it wrote, what the market writes."""
TEXTS: dict[str, str] = {
    "简体中文": "簡體中文",
}
"""Whole texts by their simplified form."""


def convert(text: str, dictionary: Callable[[str], str]) -> str:
    """One text in traditional Chinese."""
    if text in TEXTS:
        return TEXTS[text]
    text = dictionary(text)
    for wrong, right in TERMS:
        text = text.replace(wrong, right)
    return text


def main() -> int:
    """See the module's docstring."""
    try:
        from opencc import OpenCC  # type: ignore[import-not-found]
    except ImportError:
        print("OpenCC is not installed: pip install opencc-python-reimplemented")
        return 1
    dictionary = OpenCC("s2twp").convert
    simplified = read_catalogue(CATALOGUES / "qosdesk_zh_CN.ts")
    known = {key: convert(text, dictionary) for key, text in simplified.items() if text}
    text = catalogue_text("zh_TW", find_texts(), known)
    (CATALOGUES / "qosdesk_zh_TW.ts").write_text(text, encoding="utf-8", newline="\n")
    print(f"{len(known)} texts")
    return 0


if __name__ == "__main__":
    sys.exit(main())
