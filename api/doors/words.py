"""How a code is said aloud: every letter with a word a child knows."""

SPELLING = {
    "A": "apple", "C": "cat", "D": "dog", "E": "egg", "F": "fish", "G": "goat", "H": "hat", "J": "jam", "K": "kite",
    "M": "moon", "P": "pen", "Q": "queen", "R": "rain", "T": "tree", "W": "water", "X": "x-ray", "Y": "yellow",
    "3": "three", "4": "four", "7": "seven", "9": "nine",
}  # fmt: skip


def spoken(code: str) -> str:
    """ "K for kite, 7 (seven), …": to read out over the phone or in a noisy room."""
    return ", ".join(f"{ch} ({SPELLING[ch]})" if ch.isdigit() else f"{ch} for {SPELLING[ch]}" for ch in code)
