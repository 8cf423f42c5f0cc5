"""Lists the texts of the app and the server that other languages have no words for yet, and words that do not fit."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from tests.house.languages import LANGUAGES, missing, unused_stays, wrong


def main() -> int:
    found = [f"{language}: {line}" for language in LANGUAGES for line in [*missing(language), *wrong(language)]]
    found += [f"english-only: {line}" for line in unused_stays()]
    sys.stdout.write("\n".join([*found, f"{len(found)} to look at", ""]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
