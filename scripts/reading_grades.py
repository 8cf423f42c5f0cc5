"""Prints how hard each screen of the app is to read: years of school, by room, the hardest first (at most 5.5)."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from tests.house.app_words import grade
from tests.house.test_words import SCREEN, rooms


def main() -> None:
    grades = {room: (grade(parts), len(parts)) for room, parts in rooms().items() if parts}
    for room, (years, sentences) in sorted(grades.items(), key=lambda it: -it[1][0]):
        sys.stdout.write(f"{max(years, 0):4.1f}  {room} ({sentences} sentences)\n")
    everything = [words for parts in rooms().values() for words in parts]
    sys.stdout.write(f"{grade(everything):4.1f}  all of the app; no screen may be above {SCREEN}\n")


if __name__ == "__main__":
    main()
