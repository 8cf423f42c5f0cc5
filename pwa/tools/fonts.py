"""Cut the two typefaces down to what Linkup writes: English, Welsh and Polish letters, figures, plain signs.

Run once after a change, from pwa/tools:  npm ci && uv run --no-project --with fonttools --with brotli python fonts.py
The letters of everyday English travel in the first file; Welsh and Polish ones in a second, small file that a
browser fetches only when such a letter is on the screen.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

HERE = Path(__file__).parent
SOURCES = HERE / "node_modules" / "@fontsource-variable"
OUT = HERE.parent / "src" / "ui" / "fonts"
PLAIN = "".join(map(chr, range(0x20, 0x7F))) + "\u00a0£€·×–—‘’“”…•°½¼¾©âêîôûáéíóúàèìòùäëïöüçñÂÊÎÔÛÁÉÍÓÚÀÈÌÒÙÄËÏÖÜÇÑß"
MORE = "ŵŷẁẃẅỳŴŶẀẂẄỲýÿÝŸąćęłńśźżóĄĆĘŁŃŚŹŻÓ"

FACES = {
    "atkinson": ("atkinson-hyperlegible-next", "wght", {"wght": (400, 700)}, ["kern", "ccmp", "locl", "tnum", "mark"]),
    "bricolage": ("bricolage-grotesque", "opsz", {"opsz": 14, "wght": 780}, ["kern", "ccmp", "locl", "tnum", "mark"]),
}


def cut(name: str, part: str, letters: str) -> Path:
    family, axis, limits, features = FACES[name]
    file = SOURCES / family / "files" / f"{family}-{part}-{axis}-normal.woff2"
    font = TTFont(file)
    wanted = subset.Options(layout_features=features, hinting=False, desubroutinize=True, notdef_outline=True)
    wanted.name_IDs = [1, 2, 13, 14]
    wanted.drop_tables += ["STAT", "MVAR", "DSIG"]
    cutter = subset.Subsetter(wanted)
    cutter.populate(text=letters)
    cutter.subset(font)
    font = instancer.instantiateVariableFont(font, limits)
    font.flavor = "woff2"
    target = OUT / f"{name}{'-more' if part == 'latin-ext' else ''}.woff2"
    font.save(target)
    return target


if __name__ == "__main__":
    OUT.mkdir(parents=True, exist_ok=True)
    for face in FACES:
        for part, letters in (("latin", PLAIN), ("latin-ext", MORE)):
            made = cut(face, part, letters)
            sys.stdout.write(f"{made.name} {made.stat().st_size}\n")
