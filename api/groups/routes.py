"""HTTP for groups."""

from fastapi import Request

from api.core.http import read, room_router, version_from, write
from api.core.schemas import Id
from api.groups import agreeing, belonging, editing, leading, pages, starting
from api.groups.schemas import (
    AgreeIn,
    GroupEdit,
    GroupPage,
    Groups,
    HandOver,
    Left,
    MembershipChange,
    NewGroup,
    ProposalAnswer,
    Removal,
    RulesIn,
)  # fmt: skip

router = room_router("groups")
again = starting.made_again


@router.get("/groups", operation_id="list_groups", summary="My groups, and those I may look at")
async def list_groups(request: Request) -> Groups:
    return await read(request, pages.cards)


@router.get("/groups/{group_id}", operation_id="read_group", summary="One group")
async def read_group(request: Request, group_id: Id) -> GroupPage:
    return await read(request, pages.page, group_id)


@router.post(
    "/programmes/{programme_id}/groups", operation_id="create_group", summary="Make a group (staff)", status_code=201
)
async def create_group(request: Request, programme_id: Id, new: NewGroup) -> GroupPage:
    return await write(request, starting.create_group, programme_id, new, again=again)


@router.post(
    "/programmes/{programme_id}/proposals", operation_id="propose_group", summary="Propose a group", status_code=201
)
async def propose_group(request: Request, programme_id: Id, new: NewGroup) -> GroupPage:
    return await write(request, starting.propose_group, programme_id, new, again=again)


@router.post("/groups/{group_id}/proposal", operation_id="answer_proposal", summary="Say yes to a group, or ask")
async def answer_proposal(request: Request, group_id: Id, said: ProposalAnswer) -> GroupPage:
    return await write(request, starting.answer_proposal, group_id, said, again=again)


@router.patch("/groups/{group_id}", operation_id="update_group", summary="Change what a group says about itself")
async def update_group(request: Request, group_id: Id, edit: GroupEdit) -> GroupPage:
    return await write(request, editing.update_group, group_id, edit, version_from(request), again=again)


@router.put("/groups/{group_id}/rules", operation_id="update_rules", summary="Write a new version of our rules")
async def update_rules(request: Request, group_id: Id, wanted: RulesIn) -> GroupPage:
    return await write(request, agreeing.update_rules, group_id, wanted, version_from(request), again=again)


@router.put("/groups/{group_id}/rules/agreement", operation_id="agree_rules", summary="I agree to our rules")
async def agree_rules(request: Request, group_id: Id, agreed: AgreeIn) -> GroupPage:
    return await write(request, agreeing.agree_rules, group_id, agreed, again=again)


@router.post("/groups/{group_id}/lead", operation_id="hand_over_lead", summary="Hand over the lead")
async def hand_over_lead(request: Request, group_id: Id, wish: HandOver) -> GroupPage:
    return await write(request, leading.hand_over_lead, group_id, wish, again=again)


@router.post("/groups/{group_id}/ask", operation_id="ask_to_join", summary="Ask to join a group")
async def ask_to_join(request: Request, group_id: Id) -> GroupPage:
    return await write(request, belonging.ask_to_join, group_id, again=again)


@router.post("/groups/{group_id}/leave", operation_id="leave_group", summary="Leave a group")
async def leave_group(request: Request, group_id: Id) -> Left:
    return await write(request, belonging.leave_group, group_id, again=belonging.left_again)


@router.patch(
    "/groups/{group_id}/people/{person_id}",
    operation_id="change_membership",
    summary="Welcome, rest, come back, help lead",
)
async def change_membership(request: Request, group_id: Id, person_id: Id, change: MembershipChange) -> GroupPage:
    return await write(request, belonging.change_membership, group_id, person_id, change, again=again)


@router.post(
    "/groups/{group_id}/people/{person_id}/remove",
    operation_id="remove_member",
    summary="Remove somebody, with a reason",
)
async def remove_member(request: Request, group_id: Id, person_id: Id, removal: Removal) -> GroupPage:
    return await write(request, belonging.remove_member, group_id, person_id, removal, again=again)
