"""HTTP for doors (and for people, whose page needs everything to the left of doors)."""

from fastapi import Request, Response, status

from api.core.http import read, room_router, write
from api.core.schemas import Id
from api.doors import accepting, codes, everybody, finding, inviting, me, new_links, passkeys, sessions
from api.doors import invite_schemas as invites
from api.doors import schemas as wire
from api.people.schemas import AboutMe

router = room_router("doors")
GONE = status.HTTP_204_NO_CONTENT


# --- invites ------------------------------------------------------------------------------------------------------


@router.post("/invites/read", operation_id="read_invite", summary="See what an invite is for")
async def read_invite(request: Request, invite: invites.InviteSecret) -> invites.InvitePage:
    return await write(request, finding.read, invite.secret)


@router.post("/invites/accept", operation_id="accept_invite", summary="Say yes to an invite")
async def accept_invite(request: Request, yes: invites.AcceptInvite) -> wire.Me:
    return await write(request, accepting.accept, yes, again=accepting.accepted_again, scope=yes.secret)


@router.post("/groups/{group_id}/invites", operation_id="create_invite", summary="Make an invite to a group")
async def create_invite(request: Request, group_id: Id, wish: invites.NewInvite) -> invites.InviteMade:
    return await write(request, inviting.create, group_id, wish, again=inviting.made_again)


@router.get("/groups/{group_id}/invites", operation_id="list_invites", summary="See the invites of a group")
async def list_invites(request: Request, group_id: Id) -> invites.InviteList:
    return await read(request, inviting.listed, group_id, heavy=True)


@router.delete("/invites/{invite_id}", operation_id="revoke_invite", summary="Take an invite back", status_code=GONE)
async def revoke_invite(request: Request, invite_id: Id) -> Response:
    await write(request, inviting.revoke, invite_id)
    return Response(status_code=GONE)


@router.post("/programmes/{programme_id}/staff-invites", operation_id="invite_staff", summary="Invite staff")
async def invite_staff(request: Request, programme_id: Id, wish: invites.NewStaffInvite) -> invites.InviteMade:
    return await write(request, inviting.invite_staff, programme_id, wish, again=inviting.made_again)


@router.post("/people/{person_id}/new-link", operation_id="new_link_for", summary="Make a new way in for somebody")
async def new_link_for(request: Request, person_id: Id, ask: invites.AskNewLink) -> invites.NewLinkAnswer:
    return await write(request, new_links.new_link_for, person_id, ask, again=new_links.made_again)


# --- me and my phones ---------------------------------------------------------------------------------------------


@router.get("/me", operation_id="me", summary="See who I am here")
async def read_me(request: Request) -> wire.Me:
    return await read(request, me.me)


@router.patch("/me", operation_id="update_me", summary="Change my name or my email")
async def update_me(request: Request, wish: AboutMe) -> wire.Me:
    return await write(request, me.update_me, wish)


@router.get("/me/devices", operation_id="my_devices", summary="See where I am signed in")
async def my_devices(request: Request) -> wire.Devices:
    return await read(request, sessions.my_devices)


@router.delete("/me/devices/{device_id}", operation_id="end_device", summary="Sign a phone out", status_code=GONE)
async def end_device(request: Request, device_id: Id) -> Response:
    await write(request, sessions.end_device, device_id)
    return Response(status_code=GONE)


@router.post("/me/move", operation_id="move_to_app", summary="Take me to another browser or the app")
async def move_to_app(request: Request) -> wire.MoveCode:
    return await write(request, codes.move_to_app)


@router.post("/session/renew", operation_id="renew_session", summary="Stay signed in")
async def renew_session(request: Request) -> wire.Renewed:
    return await write(request, sessions.renew)


@router.post("/session/shared", operation_id="share_phone", summary="Say that this phone is shared")
async def share_phone(request: Request) -> wire.Me:
    return await write(request, sessions.share_phone)


@router.post("/session/sign-out", operation_id="sign_out", summary="Sign out", status_code=GONE)
async def sign_out(request: Request) -> Response:
    await write(request, sessions.sign_out)
    return Response(status_code=GONE)


# --- codes and passkeys -------------------------------------------------------------------------------------------


@router.post("/session/request-code", operation_id="request_sign_in_code", summary="Ask for a code by email",
             status_code=status.HTTP_202_ACCEPTED)  # fmt: skip
async def request_sign_in_code(request: Request, ask: wire.AskCode) -> wire.CodeAsked:
    return await write(request, codes.request_code, ask)


@router.post("/session/use-code", operation_id="use_sign_in_code", summary="Sign in with a code")
async def use_sign_in_code(request: Request, use: wire.UseCode) -> wire.Me:
    secret = f"{use.kind}:{use.address}:{use.code}"
    return await write(request, codes.use_code, use, again=codes.used_again, scope=secret)


@router.post("/passkeys/register/begin", operation_id="passkey_register_begin", summary="Start adding a passkey")
async def passkey_register_begin(request: Request) -> wire.Ceremony:
    return await write(request, passkeys.register_begin)


@router.post("/passkeys/register/finish", operation_id="passkey_register_finish", summary="Add the passkey")
async def passkey_register_finish(request: Request, done: wire.FinishRegister) -> wire.PasskeyMade:
    return await write(request, passkeys.register_finish, done, again=passkeys.registered_again)


@router.post("/passkeys/sign-in/begin", operation_id="passkey_sign_in_begin", summary="Start signing in by passkey")
async def passkey_sign_in_begin(request: Request) -> wire.Ceremony:
    return await write(request, passkeys.sign_in_begin)


@router.post("/passkeys/sign-in/finish", operation_id="passkey_sign_in_finish", summary="Sign in by passkey")
async def passkey_sign_in_finish(request: Request, done: wire.FinishSignIn) -> wire.Me:
    return await write(request, passkeys.sign_in_finish, done)


# --- people -------------------------------------------------------------------------------------------------------


@router.post("/people/{person_id}/merge", operation_id="merge_people", summary="Make two accounts of one person one")
async def merge_people(request: Request, person_id: Id, ask: wire.MergePeople) -> wire.PersonRow:
    return await write(request, everybody.merge_people, person_id, ask, again=everybody.merged_again)
