"""What crosses the wire about consents."""

from typing import Annotated, Literal

from pydantic import StringConstraints

from api.core.schemas import Input, Readable

How = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400), Readable]


class BothYeses(Input):
    """Staff record both yeses at once: who said yes for the person (a role, never a name), how we know, their own."""

    who_said_yes: Literal["parent", "social_worker", "other_with_responsibility"]
    how: How
    own_yes: Literal[True]
