"""The parts of one plan as its reader may see them, and the kinds with what they ask."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from sqlmodel import Session

from api.core.access import Caller
from api.events import checklist
from api.events.kinds import KINDS
from api.events.plans import changes
from api.events.plans.schemas import KindOut, Kinds, PlanOut, Start
from api.events.plans.starts import STARTS

_PLAIN = ("agenda", "also_there", "photos", "pay", "services", "host_name", "space", "tech")


def plan_parts(session: Session, caller: Caller, row: Mapping[str, Any], *, plans: bool, answered: bool) -> PlanOut:
    """plans: the caller plans this activity. answered: they said something that a change could touch."""
    questions = row["questions"]
    shared = bool(questions and questions.get("share"))
    return PlanOut.model_validate(
        {name: row[name] for name in _PLAIN}
        | {
            "takes_answers": KINDS[row["kind"]].takes_answers,
            "questions": questions if plans or shared else None,
            "questions_shared_at": row["questions_shared_at"] if plans or shared else None,
            "host_contact": row["host_contact"] if plans else None,
            "check_again": row["check_again"] if plans else [],
            "changes": changes.since(session, caller.person_id, row["id"]) if answered else [],
        }
    )


def event_kinds(session: Session, caller: Caller) -> Kinds:
    """The same for everybody: which kinds there are, what each asks, and plans to start from."""
    return _kinds()


@lru_cache(maxsize=1)
def _kinds() -> Kinds:
    return Kinds(items=[
        KindOut.model_validate({
            "kind": kind.key, "label": kind.label, "takes_answers": kind.takes_answers,
            "asks": checklist.asked(kind.key), "must": checklist.must_points(kind.key, "both"),
            "starts": [Start(key=one.key, title=one.title, hint=one.hint, plan=one.plan) for one in STARTS[kind.key]],
        })
        for kind in KINDS.values()
    ])  # fmt: skip
