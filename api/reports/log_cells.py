"""Cleaning one cell: the marks that copying, printing and old programs leave behind."""

import re
import unicodedata

_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff\ufffe\uffff]")
_SPOILT = re.compile("[ÃÂâ]")


_KEPT = frozenset({"Sm", "Sc", "So"})


def clean_cell(cell: str) -> tuple[str, list[str]]:
    """The cell without stray marks, and a few words on each thing that was mended (none for plain outer spaces)."""
    found: list[str] = []
    text = cell.strip()
    if text.isascii() and text.isprintable():
        return text, found
    while True:
        better = _clean_once(text, found)
        if better == text:
            return text, list(dict.fromkeys(found))
        text = better


def _clean_once(text: str, found: list[str]) -> str:
    mended = _mend_letters(text)
    if mended != text:
        found.append("spoilt letters mended")
    visible = _INVISIBLE.sub("", mended)
    if visible != mended:
        found.append("invisible marks taken out")
    lines = re.sub(r"\s*[\r\n\v\f\x85\u2028\u2029]+\s*", " ", visible.strip())
    if lines != visible.strip():
        found.append("line break inside the cell made a space")
    plain = "".join(" " if _is_odd_space(char) else char for char in lines)
    if plain != lines:
        found.append("odd spaces or control marks made plain spaces")
    return plain.strip()


def _is_odd_space(char: str) -> bool:
    return char != " " and (char.isspace() or unicodedata.category(char) in {"Cc", "Zs", "Zl", "Zp"})


def _mend_letters(text: str) -> str:
    """Undo UTF-8 that some program once read as cp1252 (“â€“” for “–”); anything else is left alone."""
    if not _SPOILT.search(text):
        return text
    try:
        return b"".join(_old_byte(char) for char in text).decode("utf-8")
    except UnicodeError:
        return text


def _old_byte(char: str) -> bytes:
    return char.encode("latin-1") if "\x80" <= char <= "\x9f" else char.encode("cp1252")


def squeeze(text: str) -> str:
    """The letters, digits and signs of a text, so that case, spaces, dashes and apostrophes make no difference.

    Digits of two numbers stay apart ("1 2" is not "12"); a text of nothing but marks is kept as it is.
    """
    return squeeze_plain(text) if text.isascii() else squeeze_any(text)


def squeeze_any(text: str) -> str:
    """`squeeze` for letters of any script."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold().replace("&", " and "))
    kept: list[str] = []
    gap = False
    for char in folded:
        if unicodedata.category(char) in _KEPT or unicodedata.category(char)[0] in "LNM":
            if gap and kept and kept[-1].isdigit() and char.isdigit():
                kept.append(" ")
            kept.append(char)
            gap = False
        else:
            gap = True
    return "".join(kept) or " ".join(folded.split())


def squeeze_plain(text: str) -> str:
    """`squeeze` for ASCII, which is by far the most of any log, at a tenth of the time."""
    folded = text.lower().replace("&", " and ")
    apart = re.sub(r"(?<=\d)[^a-z0-9+<=>|~$]+(?=\d)", "\x00", folded)
    return re.sub(r"[^a-z0-9+<=>|~$\x00]", "", apart).replace("\x00", " ") or " ".join(folded.split())
