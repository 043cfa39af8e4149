from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calibration.people import COLUMNS, Someone, Unknown, read_people
from planner.domain.errors import UserError
from planner.market.pay_question import PayQuestion

RATES = {"EUR": {"2020": 1.2, "2024": 1.1}}
SOMEONE = {
    "id": "1",
    "title": "ML Engineer",
    "level": "SE",
    "years_experience": "6",
    "place": "Seattle",
    "country": "United States",
    "industry": "Fintech",
    "company_size": "100 to 499 employees",
    "remote": "50",
    "year": "2024",
    "base_pay": "180000",
    "currency": "USD",
    "basis": "reported",
}


def line(**changes: str) -> str:
    return ",".join({**SOMEONE, **changes}[column] for column in COLUMNS)


def read(folder: Path, *lines: str, header: str = ",".join(COLUMNS)) -> tuple[list[Someone], Unknown]:
    unknown = Unknown()
    path = folder / "people.csv"
    path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    return list(read_people(path, RATES, unknown, 2024.0)), unknown


def test_someone_in_the_words_of_the_model(tmp_path: Path) -> None:
    (someone,), unknown = read(tmp_path, line())
    assert someone == Someone(
        PayQuestion(
            basis="reported",
            title="machine learning engineer",
            family="ml-engineer",
            level="senior",
            years=6.0,
            country="US",
            industry="fintech",
            size="100",
            remote="hybrid",
            year=2024.0,
        ),
        "Seattle",
        180_000.0,
    )
    assert unknown.as_json() == {}


def test_blanks_are_unknown_and_nothing_is_made_up(tmp_path: Path) -> None:
    blank = dict.fromkeys(("level", "years_experience", "place", "industry", "company_size", "remote"), "")
    (someone,), unknown = read(tmp_path, line(**blank))
    question = someone.question
    assert (question.level, question.years, question.industry, question.size, question.remote) == ("", None, "", "", "")
    assert unknown.as_json() == {}


def test_unknown_words_are_counted_not_dropped(tmp_path: Path) -> None:
    odd = {"title": "Plumber", "level": "boss", "industry": "magic", "company_size": "odd", "remote": "?!x"}
    people, unknown = read(tmp_path, line(**odd), line(title="Plumber", country="Narnia"))
    assert len(people) == 2
    assert unknown.as_json() == {
        "company_size": {"odd": 1},
        "country": {"Narnia": 1},
        "industry": {"magic": 1},
        "level": {"boss": 1},
        "remote": {"?!x": 1},
        "title": {"Plumber": 2},
    }
    assert people[0].question.family == ""
    assert people[1].question.country == "?"


def test_other_currencies_take_the_rate_of_the_nearest_year(tmp_path: Path) -> None:
    germany = {"country": "DE", "currency": "EUR", "base_pay": "60000"}
    people, _ = read(tmp_path, line(**germany, year="2025"), line(**germany, year="2019"))
    assert [round(someone.pay) for someone in people] == [66_000, 72_000]


def test_pay_without_a_rate_or_an_amount_is_counted_as_unknown(tmp_path: Path) -> None:
    people, unknown = read(tmp_path, line(currency="XYZ"), line(base_pay=""), line(currency="", country="DE"))
    assert people == []
    assert unknown.as_json() == {"base_pay": {"(blank)": 1}, "currency": {"(blank)": 1, "XYZ": 1}}


def test_a_blank_country_is_told_and_taken_for_home_only_in_dollars(tmp_path: Path) -> None:
    people, unknown = read(tmp_path, line(country=""), line(country="", currency="EUR"))
    assert [someone.question.country for someone in people] == ["US", "?"]
    assert unknown.as_json() == {"country": {"(blank)": 2}}


def test_a_blank_year_is_told_and_taken_for_the_last(tmp_path: Path) -> None:
    (someone,), unknown = read(tmp_path, line(year=""))
    assert someone.question.year == 2024.0
    assert unknown.as_json() == {"year": {"(blank)": 1}}


def test_without_a_basis_pay_may_be_either_and_is_told(tmp_path: Path) -> None:
    people, unknown = read(tmp_path, line(basis=""), line(basis="guessed"), line(basis="paid"))
    assert [someone.question.basis for someone in people] == ["reported", "reported", "paid"]
    assert [someone.has_basis for someone in people] == [False, False, True]
    assert unknown.as_json() == {"basis": {"(blank)": 1, "guessed": 1}}


@pytest.mark.parametrize(
    ("changes", "level"),
    [
        ({"title": "Sr. SWE II", "basis": "advertised"}, "senior"),
        ({"title": "Staff ML Eng", "basis": "advertised"}, "senior"),
        ({"title": "Staff ML Eng", "basis": "paid"}, "architect"),
        ({"title": "Staff ML Eng"}, "architect"),
        ({"title": "Director of Engineering", "basis": "advertised"}, "director"),
        ({"title": "Director of Engineering", "basis": "paid"}, ""),
        ({"title": "Data Engineer"}, ""),
        ({"title": "Sr. SWE II", "level": "EN"}, "entry"),
        ({"title": "Sr. SWE II", "years_experience": "2"}, ""),
    ],
)
def test_a_blank_level_is_that_of_the_title_where_years_are_blank_too(
    tmp_path: Path, changes: dict[str, str], level: str
) -> None:
    (someone,), _ = read(tmp_path, line(**{"level": "", "years_experience": "", **changes}))
    assert someone.question.level == level


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"base_pay": "much"}, "the column base_pay holds “much” instead of a number"),
        ({"base_pay": "-5"}, "the column base_pay holds -5, which is no pay"),
        ({"base_pay": "0"}, "the column base_pay holds 0, which is no pay"),
        ({"base_pay": "nan"}, "instead of a number"),
        ({"years_experience": "99"}, "99 years of experience are not between 0 and 80"),
        ({"years_experience": "-1"}, "-1 years of experience are not between 0 and 80"),
        ({"year": "24"}, "24 is no year between 1990 and 2099"),
    ],
)
def test_a_bad_value_is_told_with_file_row_and_reason(tmp_path: Path, changes: dict[str, str], reason: str) -> None:
    with pytest.raises(UserError) as caught:
        read(tmp_path, line(), line(**changes))
    assert str(caught.value).startswith("people.csv, row 3: ")
    assert reason in str(caught.value)
    assert str(caught.value).endswith("Correct the row, or leave it out.")


def test_a_missing_column_and_a_short_row_are_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"people.csv, row 1: the column basis is missing"):
        read(tmp_path, header=",".join(COLUMNS[:-1]))
    with pytest.raises(UserError, match=r"people.csv, row 2: it has 2 values where the header has 13"):
        read(tmp_path, "1,2")


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        (";".join(COLUMNS), "its values are parted by semicolons instead of commas"),
        ("id,title", "the column level is missing"),
    ],
)
def test_another_kind_of_file_says_how_to_save_it(tmp_path: Path, header: str, reason: str) -> None:
    with pytest.raises(UserError) as caught:
        read(tmp_path, header=header)
    assert str(caught.value).startswith(f"people.csv, row 1: {reason}. Save it as CSV in UTF-8 with the columns id, ")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"base_pay": "65"}, "row 3: 65 USD is too little for a year"),
        ({"base_pay": "999.5"}, "row 3: 999.5 USD is too little for a year"),
        ({"base_pay": "900", "currency": "EUR", "country": "DE"}, "row 3: 900 EUR is too little for a year"),
    ],
)
def test_pay_of_an_hour_is_told_with_its_row_and_stays_out(tmp_path: Path, changes: dict[str, str], told: str) -> None:
    people, unknown = read(tmp_path, line(), line(**changes), line())
    assert len(people) == 2
    assert unknown.as_json() == {"base_pay": {told: 1}}


def test_letters_that_are_not_utf8_are_told_with_the_row_to_correct(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes("\n".join([",".join(COLUMNS), line(), line(title="Ingénieur")]).encode("latin-1"))
    with pytest.raises(UserError) as caught:
        list(read_people(path, RATES, Unknown(), 2024.0))
    assert str(caught.value) == (
        "people.csv, row 3: the column title holds letters that are not in UTF-8. Correct the row, or leave it out."
    )


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"none.csv, the file: it cannot be read"):
        list(read_people(tmp_path / "none.csv", RATES, Unknown(), 2024.0))


@given(st.lists(st.sampled_from(["a", "b", "", "李"]), max_size=20))
def test_every_unknown_text_is_counted_and_the_most_frequent_stands_first(texts: list[str]) -> None:
    unknown = Unknown()
    for text in texts:
        unknown.add("title", text)
    counts = unknown.as_json().get("title", {})
    assert sum(counts.values()) == len(texts)
    assert list(counts.values()) == sorted(counts.values(), reverse=True)
    assert counts.get("(blank)", 0) == texts.count("")


@pytest.mark.parametrize(
    ("changes", "fits"),
    [
        ({"year": "1990"}, True),
        ({"year": "1989"}, False),
        ({"year": "2099"}, True),
        ({"year": "2100"}, False),
        ({"years_experience": "0"}, True),
        ({"years_experience": "80"}, True),
        ({"years_experience": "80.5"}, False),
        ({"base_pay": "1000"}, True),
    ],
)
def test_bounds_of_a_row(tmp_path: Path, changes: dict[str, str], fits: bool) -> None:
    if fits:
        assert len(read(tmp_path, line(**changes))[0]) == 1
        return
    with pytest.raises(UserError, match=r"^people\.csv, row 2: "):
        read(tmp_path, line(**changes))


@pytest.mark.parametrize(("year", "pay"), [("2021", 72_000), ("2023", 66_000), ("2030", 66_000)])
def test_the_rate_of_the_year_nearest_by(tmp_path: Path, year: str, pay: float) -> None:
    (someone,), _ = read(tmp_path, line(country="DE", currency="eur", base_pay="60000", year=year))
    assert someone.pay == pytest.approx(pay)


def test_a_currency_may_be_told_with_its_name(tmp_path: Path) -> None:
    (someone,), unknown = read(tmp_path, line(country="DE", currency="EUR European Euro", base_pay="60000"))
    assert someone.pay == pytest.approx(66_000)
    assert unknown.as_json() == {}


def test_a_blank_currency_is_dollars_at_home_alone(tmp_path: Path) -> None:
    people, unknown = read(tmp_path, line(currency=""), line(currency="", country=""), line(currency="", country="FR"))
    assert [someone.pay for someone in people] == [180_000, 180_000]
    assert unknown.as_json() == {"country": {"(blank)": 1}, "currency": {"(blank)": 1}}
