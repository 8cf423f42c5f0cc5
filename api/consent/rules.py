"""Who needs which yes, without a database."""

YOUNGEST = ("under_13", "13_15")
TAKING_PART = "taking_part"
GROWN_UPS = ("parent", "social_worker", "other_with_responsibility")


def needs_both(age_band: str) -> bool:
    """Under 16 somebody with parental responsibility and the young person both say yes before they take part (R52)."""
    return age_band in YOUNGEST
