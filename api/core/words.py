"""Small helps for sentences."""

from collections.abc import Sequence


def listed(names: Sequence[str]) -> str:
    """ "Kai", "Kai and Ana", "Kai, Ana and Joe"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def some(names: Sequence[str], most: int = 3) -> str:
    """The same, but after `most` names only how many more: "Kai, Ana and 4 others"."""
    if len(names) <= most:
        return listed(names)
    return listed([*names[: most - 1], f"{len(names) - most + 1} others"])


def shortened(text: str, most: int) -> str:
    """At most `most` letters; what is cut is shown by an ellipsis."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
