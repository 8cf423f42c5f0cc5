"""What crosses the wire about the changing code, checking oneself in, and what waits for staff."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from api.core.schemas import Input, Output, Sentence
from api.events.check_in.schemas import TEN_YEARS_MS, FactKind, Mark, Of, SaidAt


class CheckInCode(Output):
    """The code to show at the door. It changes; one that has just changed is still good for ten minutes.

    qr_svg opens the app with the code filled in, plain_qr_svg without it (for a phone without signal).
    codes: from first_at on, one for each step, so that a phone can show them without signal.
    """

    code: str
    good_until: datetime
    qr_svg: str
    plain_qr_svg: str
    link: str
    first_at: datetime
    step_seconds: int
    codes: list[str]


class SelfCheckIn(Input):
    """The code somebody entered, and when by their phone's clock. Sent later, it is judged by that moment."""

    code: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=12)]
    nonce: UUID
    at: SaidAt
    clock_offset_ms: int = Field(default=0, ge=-TEN_YEARS_MS, le=TEN_YEARS_MS)


class SelfCheckedIn(Output):
    here: bool
    words: Sentence


class HeldCheckIn(Output):
    """A check-in that waits for staff: about whom, said by whom, when, and why it does not count yet."""

    id: str
    event_id: str
    event_title: str
    event_starts_at: datetime
    zone: str
    group_name: str
    kind: FactKind
    of: Of
    name: str | None
    count: int | None
    service: str
    said_by: str
    happened_at: datetime
    now: Mark | None
    why: Sentence


class HeldCheckIns(Output):
    items: list[HeldCheckIn]


class Decision(Input):
    decision: Literal["count", "leave_out"]


class Decided(Output):
    id: str
    decision: Literal["count", "leave_out"]
