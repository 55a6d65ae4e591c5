"""Makes the catalogue in traditional Chinese from the one in simplified: `python packaging/traditional.py`.

Needs OpenCC (`pip install opencc-python-reimplemented`), which is not part of the project's environment: run it after
`translate.py` when texts have changed, then `translate.py` again, which compiles. The dictionary gives the words of
Taiwan (s2twp); `TERMS` puts the market's words right where a dictionary of everyday language errs, `TEXTS` whole texts.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

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


def to_traditional(texts: list[str]) -> list[str]:
    """Texts by the dictionary, then by our own tables.

    Raises:
        OSError, subprocess.CalledProcessError: OpenCC is not there or failed.
    """
    with tempfile.TemporaryDirectory() as folder:
        before, after = Path(folder) / "before", Path(folder) / "after"
        before.write_text(json.dumps(texts, ensure_ascii=False), encoding="utf-8")
        command = [sys.executable, "-m", "opencc", "-c", "s2twp", "-i", str(before), "-o", str(after)]
        subprocess.run(command, check=True)
        converted = json.loads(after.read_text(encoding="utf-8"))
    return [TEXTS.get(text) or _own_words(one) for text, one in zip(texts, converted, strict=True)]


def _own_words(text: str) -> str:
    for wrong, right in TERMS:
        text = text.replace(wrong, right)
    return text


def main() -> int:
    """See the module's docstring."""
    simplified = {k: v for k, v in read_catalogue(CATALOGUES / "qosdesk_zh_CN.ts").items() if v}
    known = dict(zip(simplified, to_traditional(list(simplified.values())), strict=True))
    text = catalogue_text("zh_TW", find_texts(), known)
    (CATALOGUES / "qosdesk_zh_TW.ts").write_text(text, encoding="utf-8", newline="\n")
    print(f"{len(known)} texts")
    return 0


if __name__ == "__main__":
    sys.exit(main())
