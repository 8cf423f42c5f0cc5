"""Small helps for sentences."""

from collections.abc import Sequence

from api.core.say import Said, listed_said, put, say


def listed(names: Sequence[str]) -> str:
    """ "Kai", "Kai and Ana", "Kai, Ana and Joe"."""
    if len(names) < 2:
        return names[0] if names else ""
    return listed_said(f"{', '.join(names[:-1])} and {names[-1]}", names)


def some(names: Sequence[str], most: int = 3) -> str:
    """The same, but after `most` names only how many more: "Kai, Ana and 4 others"."""
    if len(names) <= most:
        return listed(names)
    return listed([*names[: most - 1], say("{n} others", n=len(names) - most + 1)])


def shortened(text: str, most: int) -> str:
    """At most `most` letters; what is cut is shown by an ellipsis."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def joined(sentences: Sequence[str]) -> str:
    """One after the other, with a space between."""
    names = {f"s{at}": sentence for at, sentence in enumerate(sentences)}
    return say(" ".join(f"{{{name}}}" for name in names), **names)


def lowered(text: str) -> str:
    """For the middle of a sentence: the first letter is small."""
    return Said.made(text[:1].lower() + text[1:], lambda language: put(text, language))
