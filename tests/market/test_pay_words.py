import pytest

from planner.market.pay_words import (
    basis_of,
    country_of,
    industry_of,
    level_in_title,
    level_of,
    size_of,
    work_mode_of,
)
from planner.market.titles import title_key


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("EN", "entry"),
        ("Entry-level", "entry"),
        ("junior", "entry"),
        ("I", "entry"),
        ("MI", "mid"),
        ("mid", "mid"),
        ("SE", "senior"),
        ("Senior", "senior"),
        ("architect", "architect"),
        ("IV", "architect"),
        ("EX", "director"),
        ("", ""),
        ("N/A", ""),
        ("Entry-level / Junior", "entry"),
        ("Mid-level / Intermediate", "mid"),
        ("Senior-level / Expert", "senior"),
        ("Executive-level / Director", "director"),
        ("C-level", "director"),
        ("Staff (L6)", "architect"),
        ("wizard", None),
        ("wizard / sage", None),
    ],
)
def test_levels(text: str, wanted: str | None) -> None:
    assert level_of(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("0", "on-site"),
        ("0.0", "on-site"),
        ("In-person", "on-site"),
        ("on-site", "on-site"),
        ("false", "on-site"),
        ("50", "hybrid"),
        ("0.5", "hybrid"),
        ("Hybrid (some remote, some in-person)", "hybrid"),
        ("Your choice (very flexible, you can come in when you want)", "hybrid"),
        ("100", "remote"),
        ("100%", "remote"),
        ("1", "remote"),
        ("1.0", "remote"),
        ("True", "remote"),
        ("Fully remote", "remote"),
        ("", ""),
        ("moon", None),
    ],
)
def test_work_modes(text: str, wanted: str | None) -> None:
    assert work_mode_of(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Software Development", "software"),
        ("Internet Telecomm or Information Services", "internet"),
        ("Banking/Financial Services", "banking"),
        ("Fintech", "fintech"),
        ("Insurance", "insurance"),
        ("Healthcare", "healthcare"),
        ("Higher Education", "education"),
        ("Government", "government"),
        ("Automotive", "automotive"),
        ("Manufacturing", "manufacturing"),
        ("Retail and Consumer Services", "retail"),
        ("Transportation, or Supply Chain", "transport"),
        ("Media & Advertising Services", "media"),
        ("Computer Systems Design and Services", "computer services"),
        ("Energy", "energy"),
        ("Other:", ""),
        ("", ""),
        ("alchemy", None),
    ],
)
def test_industries(text: str, wanted: str | None) -> None:
    assert industry_of(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("United States of America", "US"),
        ("usa", "US"),
        ("GB", "GB"),
        ("UK", "GB"),
        ("United Kingdom of Great Britain and Northern Ireland", "GB"),
        ("germany", "DE"),
        ("Türkiye", "TR"),
        ("NA", None),
        ("Narnia", None),
        ("", ""),
    ],
)
def test_countries(text: str, wanted: str | None) -> None:
    assert country_of(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("M", "M"),
        ("Large", "L"),
        ("2 to 9 employees", "2"),
        ("10,000 or more employees", "10000"),
        ("1,000 to 4,999 employees", "1000"),
        ("250", "100"),
        ("Less than 20 employees", "10"),
        ("Just me - I am a freelancer, sole proprietor, etc.", "1"),
        ("I don’t know", ""),
        ("", ""),
        ("0", None),
        ("huge", None),
    ],
)
def test_sizes(text: str, wanted: str | None) -> None:
    assert size_of(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("Paid", "paid"), ("advertised", "advertised"), ("reported", "reported"), ("", ""), ("x", None)],
)
def test_bases(text: str, wanted: str | None) -> None:
    assert basis_of(text) == wanted


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Sr. SWE II", "senior"),
        ("Staff ML Eng", "architect"),
        ("Principal Applied Scientist", "architect"),
        ("Associate Data Scientist", "mid"),
        ("Associate Director, Data", "director"),
        ("Jr Developer", "entry"),
        ("Data Science Intern", "entry"),
        ("Software Engineer II", "mid"),
        ("Software Engineer III", "senior"),
        ("Lead Data Engineer", "senior"),
        ("Head of Data", "director"),
        ("VP of Engineering", "director"),
        ("Product Manager, AI", ""),
        ("Member of Technical Staff", ""),
        ("Engineering Leadership Coach", ""),
        ("Data Scientist", ""),
        ("", ""),
    ],
)
def test_levels_in_titles(title: str, wanted: str) -> None:
    assert level_in_title(title_key(title)) == wanted
