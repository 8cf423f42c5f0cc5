"""Dates as people write them; day first, always."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.reports.log_dates import MONTHS, day_text, month_text, read_date, read_month
from api.reports.log_rows import BadCell

pytestmark = pytest.mark.pure

DAYS = st.dates(date(1990, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12/03/2024", date(2024, 3, 12)),
        ("12.3.24", date(2024, 3, 12)),
        ("12-03-2024", date(2024, 3, 12)),
        ("2024-03-12", date(2024, 3, 12)),
        ("2024-03-12T18:30:00Z", date(2024, 3, 12)),
        ("2024-03-12 00:00:00", date(2024, 3, 12)),
        ("12th March 2024", date(2024, 3, 12)),
        ("12 MAR 24", date(2024, 3, 12)),
        ("12th of March, 2024", date(2024, 3, 12)),
        ("Tuesday 12th March 2024", date(2024, 3, 12)),
        ("Tue, 12-Mar-2024", date(2024, 3, 12)),
        ("March 12th, 2024", date(2024, 3, 12)),
        ("1st Sept 2023", date(2023, 9, 1)),
        ("１２/０３/２０２４", date(2024, 3, 12)),
        ("29 February 2024", date(2024, 2, 29)),
    ],
)
def test_exact_days(text: str, day: date) -> None:
    found, _ = read_date(text)
    assert (found.day, found.exact, found.text) == (day, True, text)
    assert found.key == day.isoformat()


@pytest.mark.parametrize(
    "text", ["March 2022", "march  2022", "Mar-22", "Mar '22", "MAR 2022", "03/2022", "2022-03", "2022 March",
             "March, 2022", "Mar. 2022", "Marhc 2022"],
)  # fmt: skip
def test_months(text: str) -> None:
    found, _ = read_date(text)
    assert (found.day, found.exact, found.key) == (date(2022, 3, 1), False, "2022-03")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("12th March", "has no year"),
        ("March", "has no year"),
        ("12-Mar", "has no year"),
        ("March 12", "a day or a year"),
        ("2024", "only a year"),
        ("30 February 2024", "no such day"),
        ("13/13/2024", "no month 13"),
        ("12/03/1824", "cannot be right"),
        ("12-14 March 2024", "cannot read"),
        ("12th & 13th March 2024", "cannot read"),
        ("44621", "cannot read"),
        ("soon", "cannot read"),
        ("0/03/2024", "no such day"),
    ],
)
def test_refusals_say_why(text: str, reason: str) -> None:
    with pytest.raises(BadCell, match=reason):
        read_date(text)


def test_a_year_beside_helps_only_where_the_date_has_none() -> None:
    assert read_date("12th March", 2023)[0].day == date(2023, 3, 12)
    assert read_date("12th March 2024", 2023)[0].day == date(2024, 3, 12)


@pytest.mark.parametrize(("month", "first"), [("3", 3), ("03", 3), ("March", 3), ("sept", 9), ("Dec.", 12)])
def test_year_and_month_columns(month: str, first: int) -> None:
    found = read_month("2022", month)
    assert found is not None
    assert (found.day, found.exact, found.text) == (date(2022, first, 1), False, f"{MONTHS[first - 1]} 2022")


@pytest.mark.parametrize(("year", "month"), [("22", "3"), ("2022", "13"), ("2022", "0"), ("", "3"), ("2022", "x")])
def test_year_and_month_that_give_no_month(year: str, month: str) -> None:
    assert read_month(year, month) is None


@given(DAYS)
def test_every_day_is_read_back_from_every_form(day: date) -> None:
    forms = [day_text(day), day.isoformat(), f"{day:%d/%m/%Y}", f"{day.day}.{day.month}.{day.year}",
             f"{day:%A} {day_text(day)}", f"{day:%d-%b-%Y}"]  # fmt: skip
    for form in forms:
        found, notes = read_date(form)
        assert (found.day, found.exact, notes) == (day, True, []), form
    assert read_date(month_text(day))[0].key == f"{day:%Y-%m}"


@given(DAYS, st.integers(1, 6))
def test_a_wrong_weekday_is_said(day: date, off: int) -> None:
    _, notes = read_date(f"{day + timedelta(days=off):%A} {day_text(day)}")
    assert len(notes) == 1
    assert f"was a {day:%A}" in notes[0]


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_a_plain_refusal(text: str) -> None:
    try:
        found, _ = read_date(text)
    except BadCell as trouble:
        assert str(trouble).endswith(".")
    else:
        assert 1990 <= found.day.year <= 2099
        assert found.text == text
