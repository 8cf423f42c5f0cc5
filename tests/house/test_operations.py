"""Every operation is in the access table, and every entry is an operation; openapi.yaml is what the app serves."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from fastapi import APIRouter, FastAPI

from api.core import access
from api.core.config import settings
from api.core.db import Database
from api.main import check_access, create_app, operations
from tests.house.places import TOP

CONTRACT = frozenset(
    """
    demo_sign_in read_invite accept_invite renew_session sign_out me update_me my_devices end_device move_to_app
    passkey_register_begin passkey_register_finish passkey_sign_in_begin passkey_sign_in_finish request_sign_in_code
    use_sign_in_code new_link_for create_programme update_programme invite_staff set_staff_role list_groups
    create_group read_group propose_group update_rules agree_rules hand_over_lead create_invite revoke_invite
    leave_group change_membership remove_member whats_on create_event read_event update_event publish_event
    cancel_event answer_event answer_for event_answers record_attendance list_attendance wrap_up_event activity_log
    import_activity_log notices audit waiting_line set_capacity
    """.split()  # noqa: SIM905 - a list of words reads better than fifty quotes
)
ERRORS = {"401", "403", "404", "422", "429", "503"}


@pytest.fixture
def app(db: Database) -> FastAPI:
    return create_app(settings(), db)


def served(app: FastAPI) -> dict[str, dict[str, Any]]:
    """operation id → its entry in the document."""
    found: dict[str, dict[str, Any]] = {}
    for path, methods in app.openapi()["paths"].items():
        for method, entry in methods.items():
            assert entry.get("operationId"), f"{method} {path} has no operation id"
            assert entry["operationId"] not in found, f"{entry['operationId']} is there twice"
            found[entry["operationId"]] = entry
    return found


def test_the_operations_other_programs_rely_on_are_there(app: FastAPI) -> None:
    there = operations(app) | {"demo_sign_in"}
    assert sorted(CONTRACT - there) == []


def test_every_operation_has_an_entry_and_every_entry_an_operation(app: FastAPI) -> None:
    there = operations(app)
    assert sorted(there - access.TABLE.keys()) == []
    idle = {one for one in access.TABLE.keys() - there if not one.startswith("demo_")}
    assert sorted(idle) == []


def test_the_house_does_not_open_with_a_door_nobody_watches(app: FastAPI) -> None:
    assert len(operations(app)) > 40, "the operations were not found"
    check_access(app)
    nested = APIRouter()

    @nested.get("/api/new", operation_id="nobody_thought_of_this")
    def new() -> None:
        return None

    app.include_router(nested)
    with pytest.raises(RuntimeError, match="nobody_thought_of_this"):
        check_access(app)

    @app.get("/api/unnamed")
    def unnamed() -> None:
        return None

    with pytest.raises(RuntimeError, match="/api/unnamed"):
        check_access(app)


def test_an_entry_for_lists_says_its_filter(app: FastAPI) -> None:
    for entry in access.TABLE.values():
        assert entry.allow, f"{entry.operation}: nobody may"
        words = entry.scope
        assert not words or len(words) > 15, f"{entry.operation}: say the filter in a sentence"


def test_each_operation_has_a_summary_and_its_errors(app: FastAPI) -> None:
    shared = app.openapi()["components"]["responses"]
    for operation, entry in served(app).items():
        assert re.fullmatch(r"[a-z][a-z0-9_]+", operation), operation
        assert re.match(r"[A-Z].{3,79}$", entry.get("summary", "")), f"{operation}: a plain summary, please"
        assert not entry["summary"].endswith("."), operation
        assert entry["responses"].keys() >= ERRORS, operation
        for status in ERRORS:
            answer = entry["responses"][status]
            described = shared[answer["$ref"].rsplit("/", 1)[1]] if "$ref" in answer else answer
            assert list(described["content"]) == ["application/problem+json"], f"{operation} {status}"
        answers = [status for status in entry["responses"] if status.startswith("2")]
        assert len(answers) == 1, operation


def test_openapi_yaml_is_what_the_app_serves(app: FastAPI) -> None:
    written = yaml.safe_load((TOP / "openapi.yaml").read_text())
    now = app.openapi()
    assert written["paths"].keys() == now["paths"].keys(), "run: make openapi"
    assert written == now, "run: make openapi"
    assert not [path for path in written["paths"] if "demo" in path], "the demo's doors are not for the document"
