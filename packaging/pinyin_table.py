"""Writes resources/pinyin.txt, the initial letters of Chinese characters, for search by pinyin initials (txkg).

    pip download --no-deps pypinyin
    python packaging/pinyin_table.py pypinyin-0.55.0-py2.py3-none-any.whl

Only the data of that wheel is read (MIT licence); neither the program nor this script needs it installed. One line of
the table is a letter, a blank, and the characters that begin with it. A character with several readings stands in the
line of each that is in use: the first of the dictionary, and every one that at least one in fifty of the phrases with
the character has. Archaic readings would only make the search find what nobody meant. The characters are those of
GB 2312 and the frequent ones of Big5, which names of listed companies are written with.
"""

from __future__ import annotations

import json
import sys
import zipfile
from collections import Counter, defaultdict
from pathlib import Path

TARGET = Path(__file__).resolve().parents[1] / "resources" / "pinyin.txt"
SHARE = 0.02
EXTRA = "长cz 長cz 行hx 乐ly 樂ly 重cz 会hk 會hk 单ds 單ds 厦sx 廈sx 车cj 車cj 藏cz"
"""Readings that must be there whatever the phrases say: these characters stand in names of companies."""
PLAIN = str.maketrans("āáǎàēéěèōóǒòḿńňǹế", "aaaaeeeeoooomnnne")


def is_common(character: str) -> bool:
    """Whether GB 2312 has it, or level 1 of Big5."""
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        code = character.encode("big5", "ignore")
        return len(code) == 2 and b"\xa4\x40" <= code <= b"\xc6\x7e"
    return True


def letters(wheel: Path) -> dict[str, set[str]]:
    """Character -> initial letters."""
    with zipfile.ZipFile(wheel) as files:
        readings: dict[str, str] = json.loads(files.read("pypinyin/pinyin_dict.json"))
        phrases: dict[str, list[list[str]]] = json.loads(files.read("pypinyin/phrases_dict.json"))
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for phrase, spoken in phrases.items():
        if len(phrase) == len(spoken):
            for character, reading in zip(phrase, spoken, strict=True):
                seen[character][reading[0][:1].translate(PLAIN)] += 1
    must = {one[0]: one[1:] for one in EXTRA.split()}
    found: dict[str, set[str]] = {}
    for point, spoken_alone in readings.items():
        character = chr(int(point))
        if is_common(character):
            total = seen[character].total()
            used = {one for one, count in seen[character].items() if count >= max(2, SHARE * total)}
            every = {spoken_alone[:1].translate(PLAIN), *used, *must.get(character, "")}
            found[character] = {one for one in every if "a" <= one <= "z"}
    return found


def main(arguments: list[str]) -> int:
    """Writes the file."""
    if len(arguments) != 1:
        sys.stderr.write("usage: pinyin_table.py WHEEL\n")
        return 2
    by_letter: dict[str, list[str]] = defaultdict(list)
    for character, initials in sorted(letters(Path(arguments[0])).items()):
        for initial in initials:
            by_letter[initial].append(character)
    lines = [f"{letter} {''.join(by_letter[letter])}\n" for letter in sorted(by_letter)]
    TARGET.write_text("".join(lines), encoding="utf-8", newline="\n")
    sys.stdout.write(f"{TARGET.name}: {sum(map(len, lines))} characters\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
