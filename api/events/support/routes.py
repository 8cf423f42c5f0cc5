"""HTTP for what is arranged for people."""

from fastapi import Request

from api.core.http import read, room_router, version_from, write
from api.core.schemas import Id
from api.events.support import bookings, needs_list, saying, staff_list, travel
from api.events.support.coming import Whose
from api.events.support.schemas import (
    BookingEdit,
    BookingIn,
    BookingOut,
    CateringSheet,
    ChildcareIn,
    EventNeeds,
    HomeIn,
    LateIn,
    OpenTravelList,
    SupportOut,
    TravelBoard,
    TravelIn,
)  # fmt: skip

router = room_router("events")


@router.get("/events/{event_id}/needs", operation_id="event_needs", summary="What those who come need")
async def event_needs(request: Request, event_id: Id) -> EventNeeds:
    return await read(request, needs_list.event_needs, event_id)


@router.get("/events/{event_id}/catering", operation_id="catering_sheet", summary="Numbers for the cook, no names")
async def catering_sheet(request: Request, event_id: Id) -> CateringSheet:
    return await read(request, needs_list.catering_sheet, event_id)


@router.put("/events/{event_id}/childcare/{person_id}", operation_id="set_childcare",
            summary="Say where somebody's children will be")  # fmt: skip
async def set_childcare(request: Request, event_id: Id, person_id: Id, wanted: ChildcareIn) -> EventNeeds:
    whose = Whose(event_id, person_id, version_from(request))
    return await write(request, needs_list.set_childcare, whose, wanted, again=needs_list.event_needs)


@router.post("/events/{event_id}/bookings", operation_id="create_booking", summary="Put something to book on the list",
             status_code=201)  # fmt: skip
async def create_booking(request: Request, event_id: Id, wanted: BookingIn) -> BookingOut:
    return await write(request, bookings.create_booking, event_id, wanted, again=bookings.booking_again)


@router.patch("/bookings/{booking_id}", operation_id="update_booking", summary="Ask for it, book it, or call it off")
async def update_booking(request: Request, booking_id: Id, wanted: BookingEdit) -> BookingOut:
    base = version_from(request)
    return await write(request, bookings.update_booking, booking_id, wanted, base, again=bookings.booking_again)


@router.get("/events/{event_id}/travel", operation_id="travel_board", summary="How everybody gets there and home")
async def travel_board(request: Request, event_id: Id) -> TravelBoard:
    return await read(request, travel.travel_board, event_id)


@router.put("/events/{event_id}/travel/{person_id}", operation_id="set_travel", summary="Sort how somebody gets there")
async def set_travel(request: Request, event_id: Id, person_id: Id, wanted: TravelIn) -> TravelBoard:
    whose = Whose(event_id, person_id, version_from(request))
    return await write(request, travel.set_travel, whose, wanted, again=travel.travel_board)


@router.put("/events/{event_id}/late", operation_id="say_late", summary="Say that I am running late")
async def say_late(request: Request, event_id: Id, said: LateIn) -> SupportOut:
    return await write(request, saying.say_late, event_id, said, again=saying.said_again)


@router.put("/events/{event_id}/home", operation_id="say_home", summary="Say that I got home")
async def say_home(request: Request, event_id: Id, said: HomeIn) -> SupportOut:
    return await write(request, saying.say_home, event_id, said, again=saying.said_again)


@router.get("/programmes/{programme_id}/travel", operation_id="unresolved_travel",
            summary="Whose way is not sorted yet")  # fmt: skip
async def unresolved_travel(request: Request, programme_id: Id) -> OpenTravelList:
    return await read(request, staff_list.unresolved_travel, programme_id)
