"""The demo's people, programme and groups."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlmodel import Session

from api.core import clock
from api.demo.cast import GROUPS, PERSONAS, YOUNG_PEOPLE
from api.groups.models import GroupRules, Membership, PowerGroup, RulesAgreement
from api.people.models import Person
from api.programmes.models import Organisation, Programme, ProgrammeContact, StaffRole

PROGRAMME = "Bridge"
CONTACTS = [
    ("Joe", "Your person for groups and activities", "020 7946 0101", "Mon to Fri, 10am to 6pm"),
    ("Sam", "If something is wrong or you feel unsafe", "020 7946 0102", "Every day, 9am to 9pm"),
]


@dataclass
class Cast:
    """Who was made, by name, and the groups by name."""

    programme: Programme
    personas: dict[str, Person] = field(default_factory=dict)
    young: list[Person] = field(default_factory=list)
    groups: dict[str, PowerGroup] = field(default_factory=dict)
    members: dict[str, list[Person]] = field(default_factory=dict)


def end_date(today: date) -> date:
    """The demo programme always ends on the last day of March, at least four months away."""
    year = today.year + (1 if today.month < 12 else 2)
    return date(year, 3, 31)


def make_people(session: Session) -> Cast:
    at = clock.now() - timedelta(days=120)
    organisation = Organisation(name="Bridge Together")
    session.add(organisation)
    session.flush()
    programme = Programme(
        organisation_id=organisation.id,
        name=PROGRAMME,
        ends_on=end_date(clock.today()),
        made_at=at,
        purpose="Young people run their own groups, say what should change, and are paid for their time.",
    )
    session.add(programme)
    session.flush()
    for position, (name, what_for, phone, hours) in enumerate(CONTACTS):
        session.add(
            ProgrammeContact(
                programme_id=programme.id, name=name, what_for=what_for, phone=phone, hours=hours, position=position
            )
        )
    cast = Cast(programme)
    for key, persona in PERSONAS.items():
        person = Person(chosen_name=persona.name, age_band=persona.age_band, made_at=at)
        session.add(person)
        session.flush()
        cast.personas[key] = person
        for role in persona.roles:
            session.add(StaffRole(programme_id=programme.id, person_id=person.id, role=role, made_at=at))
    for name, apart, band in YOUNG_PEOPLE:
        cast.young.append(Person(chosen_name=name, tell_apart=apart, age_band=band, made_at=at))
    session.add_all(cast.young)
    session.flush()
    _make_groups(session, cast)
    return cast


def _make_groups(session: Session, cast: Cast) -> None:
    at = clock.now() - timedelta(days=100)
    everybody = [cast.personas["young_person"], cast.personas["lead"], *cast.young]
    for number, wanted in enumerate(GROUPS):
        group = PowerGroup(
            programme_id=cast.programme.id,
            kind=wanted.kind,
            name=wanted.name,
            purpose=wanted.purpose,
            hue=wanted.hue,
            glyph=wanted.glyph,
            visibility="programme" if wanted.kind == "movement" else "members",
            state="active",
            planned_end=cast.programme.ends_on - timedelta(days=4 + number),
            made_at=at,
        )
        session.add(group)
        session.flush()
        lead = next(person for person in everybody if person.chosen_name == wanted.lead)
        rules = GroupRules(group_id=group.id, version=1, text=wanted.rules, made_by=lead.id, made_at=at)
        session.add(rules)
        session.flush()
        members = _who_belongs(cast, number, lead)
        for place, person in enumerate(members):
            role = "lead" if person is lead else "co_lead" if place == 2 and number == 0 else "member"
            joined = at + timedelta(days=place * 2)
            session.add(
                Membership(
                    group_id=group.id,
                    programme_id=cast.programme.id,
                    person_id=person.id,
                    role=role,
                    state=_state(person, place, len(members)),
                    joined_at=joined,
                    changed_at=joined,
                )
            )
            session.add(RulesAgreement(rules_id=rules.id, person_id=person.id, at=joined))
        cast.groups[wanted.name] = group
        cast.members[wanted.name] = members
    _make_idea(session, cast)


def _make_idea(session: Session, cast: Cast) -> None:
    """Somebody has an idea for a group, and it waits for a worker's answer."""
    someone = next(person for person in cast.young if person.chosen_name == "Nia")
    idea = PowerGroup(
        programme_id=cast.programme.id,
        kind="power_group",
        name="Book Swap",
        purpose="We swap books and talk about them.",
        hue="rose",
        glyph="book",
        visibility="members",
        state="proposed",
        proposed_by=someone.id,
        planned_end=cast.programme.ends_on,
        made_at=clock.now() - timedelta(days=2),
    )
    session.add(idea)
    session.flush()


def _who_belongs(cast: Cast, number: int, lead: Person) -> list[Person]:
    """A slice of the cast per group; Kai is in the first three, the Movement has nearly everybody."""
    kai, maya = cast.personas["young_person"], cast.personas["lead"]
    chosen = cast.young if number == 3 else cast.young[number * 9 : number * 9 + 14]
    extra = [kai, maya] if number in (0, 3) else [kai] if number == 1 else []
    grown = [person for person in chosen if person.age_band != "13_15" or number == 0]
    leo = [person for person in cast.young if person.age_band == "13_15"] if number == 0 else []
    by_id = {person.id: person for person in [lead, *extra, *grown, *leo]}
    return list(by_id.values())


def _state(person: Person, place: int, count: int) -> str:
    if person.age_band == "13_15":
        return "waiting_for_consent"
    if place == count - 2:
        return "resting"
    return "new" if place >= count - 5 and place % 2 else "active"
