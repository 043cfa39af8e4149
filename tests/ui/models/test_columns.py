from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.achievement import Achievement
from planner.domain.certification import Certification, CertificationStatus
from planner.domain.compensation import EquityGrant, Pay
from planner.domain.dates import PartialDate
from planner.domain.person import Person
from planner.domain.plan import Action
from planner.domain.profile import Profile, Record
from planner.domain.role import Level, Role
from planner.domain.skill import Skill
from planner.ui.models.columns import FORMS, Column, amount_text, folded, role_text, table_columns
from planner.workspace.fields import fields_of, read_field
from tests.strategies import profile_of
from tests.ui.workplace import CAREER, CKAD, DATA_SCIENTIST, ELIXIR, GRANT, ML_ENGINEER, PYTHON, RAISE

PROFILE = profile_of(*CAREER)


@pytest.mark.parametrize("kind", FORMS)
def test_a_form_asks_for_every_field_that_is_the_users(kind: type[Record]) -> None:
    asked = [column.attribute for column in FORMS[kind]]
    assert sorted(asked) == sorted(set(fields_of(kind)) - {"id", "is_sample", "plan_id", "is_adopted", "adopted"})


def test_a_table_has_the_columns_with_a_width() -> None:
    assert [column.attribute for column in table_columns(Skill)] == ["name", "proficiency", "last_used", "evidence"]
    assert "note" not in [column.attribute for column in table_columns(Role)]
    assert table_columns(Person) == ()


def test_every_table_fits_the_smallest_window() -> None:
    """1024 pixels, less the sidebar, the margins, the card's padding and a scroll bar, leave 732."""
    widths = {kind: sum(column.width for column in table_columns(kind)) for kind in FORMS}
    assert {kind: width for kind, width in widths.items() if width > 732} == {}


@pytest.mark.parametrize(
    ("column", "heading", "short", "is_number"),
    [
        (Column(Pay, "base"), "Base pay", "Base pay", True),
        (Column(Pay, "hours_per_week"), "Hours a week", "Hours", True),
        (Column(Pay, "role_id"), "Role", "Role", False),
        (Column(Role, "start"), "Start", "Start", False),
        (Column(Role, "share_percent"), "Share of full time, %", "Share of full time, %", True),
        (Column(Skill, "proficiency"), "Proficiency", "Proficiency", False),
    ],
)
def test_headings_and_sides(column: Column, heading: str, short: str, is_number: bool) -> None:
    assert (column.heading, column.short_heading, column.is_number) == (heading, short, is_number)


def test_hints_show_how_to_write_dates_and_amounts() -> None:
    hints = [Column(Pay, attribute).hint for attribute in ("effective", "base", "currency")]
    assert hints == ["YYYY-MM", "148000 or 148k", ""]


def test_each_amount_has_an_example_of_its_own_size() -> None:
    amounts = (Column(Pay, "base"), Column(Pay, "bonus"), Column(EquityGrant, "value"), Column(Action, "cost"))
    hints = [column.hint for column in amounts]
    assert hints == ["148000 or 148k", "12000 or 12k", "96000 or 96k", "150 or 1.5k"]
    for column, hint in zip(amounts, hints, strict=True):
        assert all(read_field(column.kind, column.attribute, text) for text in hint.split(" or "))


@pytest.mark.parametrize(
    ("record", "attribute", "text"),
    [
        (RAISE, "base", "126,000.5"),
        (RAISE, "effective", "2023"),
        (RAISE, "role_id", "ML engineer, Cascade"),
        (GRANT, "vesting_months", "48 months"),
        (ML_ENGINEER, "level", "mid"),
        (ML_ENGINEER, "end", "now"),
        (DATA_SCIENTIST, "end", "2021-09"),
        (Role(id="r9", title="Idea"), "end", ""),
        (CKAD, "expires", "never"),
        (CKAD, "earned", "2024-02-29"),
        (Certification(id="c9", name="x", status=CertificationStatus.WANTED), "expires", ""),
        (Skill(id="s9", name="x", evidence="one\n  two"), "evidence", "one two"),
        (ELIXIR, "proficiency", ""),
        (Pay(id="p9", role_id="gone", effective=PartialDate(2020), base=Decimal(1)), "role_id", ""),
    ],
)
def test_texts_of_cells(record: Record, attribute: str, text: str) -> None:
    assert Column(type(record), attribute).text(record, PROFILE) == text


def test_only_empty_fields_that_mean_something_are_quiet() -> None:
    assert Column(Role, "end").text_of_nothing(ML_ENGINEER) == "now"
    assert Column(Role, "end").text_of_nothing(DATA_SCIENTIST) == ""
    assert Column(Role, "start").text_of_nothing(ML_ENGINEER) == ""
    assert Column(Certification, "earned").text_of_nothing(CKAD) == ""
    assert Column(Skill, "last_used").text_of_nothing(ELIXIR) == ""


def test_choices_are_the_values_with_nothing_where_nothing_is_allowed() -> None:
    assert Column(Role, "level").choices(PROFILE)[:3] == (("", "–"), ("entry", "entry"), ("mid", "mid"))
    assert Column(Pay, "period").choices(PROFILE)[0] == ("hour", "hour")
    assert Column(Skill, "proficiency").choices(PROFILE)[3] == ("3", "3 – independent")
    assert Column(Skill, "name").choices(PROFILE) == ()
    assert Column(Pay, "role_id").choices(PROFILE) == (
        ("r2", "ML engineer, Cascade"),
        ("r1", "Data scientist, Harbour"),
    )
    assert Column(Pay, "role_id").choices(Profile()) == ()


def ordered(attribute: str, *records: Record) -> list[str]:
    column = Column(type(records[0]), attribute)
    return [record.id for record in sorted(records, key=lambda record: column.sort_key(record, PROFILE))]


def test_dates_are_ordered_by_the_calendar_and_empty_ones_last() -> None:
    dates = {"e": None, "d": PartialDate(2024), "c": PartialDate(2024, 1), "b": PartialDate(2024, 1, 1), "a": "1999-12"}
    dates["a"] = PartialDate(1999, 12)
    skills = [Skill(id=key, name="x", last_used=date) for key, date in dates.items() if not isinstance(date, str)]
    assert ordered("last_used", *skills) == ["a", "b", "c", "d", "e"]


DATES = st.one_of(
    st.builds(PartialDate, st.integers(2023, 2024)),
    st.builds(PartialDate, st.integers(2023, 2024), st.sampled_from((1, 2, 12))),
    st.builds(PartialDate, st.integers(2023, 2024), st.sampled_from((1, 2, 12)), st.sampled_from((1, 2, 28))),
)


@given(DATES, DATES)
def test_a_date_comes_before_another_by_its_first_day_and_then_by_its_last(
    one: PartialDate, other: PartialDate
) -> None:
    column = Column(Skill, "last_used")
    keys = [column.sort_key(Skill(id="s", name="x", last_used=date), PROFILE) for date in (one, other)]
    days = [(date.earliest(), date.latest()) for date in (one, other)]
    assert (keys[0] < keys[1], keys[0] == keys[1]) == (days[0] < days[1], days[0] == days[1])


def test_amounts_are_ordered_by_size() -> None:
    pays = [
        Pay(id=str(base), role_id="r1", effective=PartialDate(2020), base=Decimal(base)) for base in (1000, 200, 99)
    ]
    assert ordered("base", *pays) == ["99", "200", "1000"]


def test_levels_are_ordered_by_rank_and_names_without_regard_to_accents() -> None:
    roles = [Role(id=str(level), title="x", level=level) for level in (None, Level.SENIOR, Level.ENTRY, Level.MID)]
    assert ordered("level", *roles) == ["entry", "mid", "senior", "None"]
    assert ordered("name", PYTHON, ELIXIR, Skill(id="s4", name="eclipse"), Skill(id="s5", name="erlang")) == [
        "s4",
        "s3",
        "s5",
        "s1",
    ]


def test_pay_is_ordered_by_the_text_of_its_role() -> None:
    one, other = (Pay(id=role, role_id=role, effective=PartialDate(2020), base=Decimal(1)) for role in ("r2", "r1"))
    assert ordered("role_id", one, other) == ["r1", "r2"]


def test_a_role_without_employer_is_its_title() -> None:
    assert role_text(Role(id="r", title="Founder")) == "Founder"


@pytest.mark.parametrize(
    ("amount", "text"), [("148000", "148,000"), ("1E+5", "100,000"), ("52.50", "52.5"), ("0", "0"), ("10.00", "10")]
)
def test_amounts(amount: str, text: str) -> None:
    assert amount_text(Decimal(amount)) == text


@pytest.mark.parametrize(
    ("text", "plain"), [("Élixir", "elixir"), ("STRASSE", "strasse"), ("ß", "ss"), ("東京", "東京")]
)
def test_folded(text: str, plain: str) -> None:
    assert folded(text) == plain


def test_what_is_offered_is_chosen_and_what_nothing_means_is_told() -> None:
    column = Column(Role, "pays_like", 98, ("Data engineer",), lambda role: f"as {role.id}")
    assert column.choices(PROFILE) == (("", "by title"), ("Data engineer", "Data engineer"))
    assert column.text(ML_ENGINEER, PROFILE) == "as r2"
    chosen = Role(id="r", title="x", pays_like="Data engineer")
    assert (column.text(chosen, PROFILE), column.text_of_nothing(chosen)) == ("Data engineer", "")
    assert Column(Role, "pays_like").text(ML_ENGINEER, PROFILE) == ""


def test_fields_that_need_an_example_have_their_own() -> None:
    assert [Column(Role, "company_size").hint, Column(Achievement, "url").hint] == ["S, M, L or 250", "https://"]


def test_what_is_needed_and_what_is_there_at_first() -> None:
    assert [column.attribute for column in FORMS[Role] if column.is_needed] == ["title"]
    assert [column.attribute for column in FORMS[Pay] if column.is_needed] == ["role_id", "effective", "base"]
    texts = {column.attribute: column.default_text for column in FORMS[Role] if column.default_text}
    assert texts == {"track": "specialist", "share_percent": "100"}
