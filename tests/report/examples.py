"""People with achievements of every kind, in several scripts and with every sign that a format could take amiss."""

import datetime

from planner.domain.achievement import Achievement, PublicWork, PublicWorkKind
from planner.domain.dates import PartialDate
from planner.domain.person import Person
from planner.domain.profile import Profile, Record
from planner.domain.role import Production, Role
from planner.report.portfolio import Portfolio, portfolio
from tests.strategies import profile_of

TODAY = datetime.date(2026, 11, 23)


def role(name: str, title: str, employer: str, start: str, end: str = "") -> Role:
    until = PartialDate.parse(end) if end else None
    return Role(id=name, title=title, employer=employer, start=PartialDate.parse(start), end=until)


def done(name: str, title: str, employer: str = "", date: str = "", **fields: str) -> Achievement:
    when = PartialDate.parse(date) if date else None
    return Achievement(id=name, title=title, employer=employer, date=when, **fields)  # type: ignore[arg-type]  # texts


ANALYST = role("r1", "Data scientist", "Harbour", "2019-07", "2021-09")
ENGINEER = role("r2", "ML engineer", "Harbour", "2021-10", "2024-05")
LEAD = role("r3", "Lead, search", "Cascade & Söhne", "2024-06")
FASTER = done(
    *("a1", "Faster serving", "Harbour", "2022-03"),
    metric="Latency, 99th percentile",
    before="800 ms",
    after="90 ms",
    impact="Search felt instant.\nThe bill fell by a third.",
    url="https://example.org/serving",
)
EARLIER = done("a2", "Churn model", "harbour", "2020", metric="Recall", before="0.41", after="0.63")
UNDATED = done("a3", "Mentored two juniors", "Harbour")
HALF = done("a4", "Cheaper training", "Cascade & Söhne", "2025-02", metric="GPU hours a week", after="120")
OTHER = done("a5", "Judged a competition", "Data for Good", "2018")
LOOSE = done("a6", "Wrote a course", date="2017", impact="Forty people took it.")
OWNED = Achievement(id="a7", title="Ran the index", employer="Cascade & Söhne", production=Production.OWNS)
TALK = PublicWork(
    id="w1", title="What a good answer is", kind=PublicWorkKind.TALK, date=PartialDate(2025), note="PyData"
)
CODE = PublicWork(id="w2", title="evalkit", date=PartialDate(2023, 4), url="https://example.org/evalkit?a=1&b=2")

CAREER: tuple[Record, ...] = (
    *(Person(name="Ada Example"), ANALYST, ENGINEER, LEAD),
    *(FASTER, EARLIER, UNDATED, HALF, OTHER, LOOSE, OWNED, TALK, CODE),
)

NASTY: tuple[Record, ...] = (
    Person(name="נועה <script>alert(1)</script>"),
    role("r1", "# Engineer *of* `things`", "A_B & [C](http://d)", "2020"),
    done(
        *("a1", "1. First <b>thing</b>\n# second", "A_B & [C](http://d)", "2021-05-06"),
        metric="זמן תגובה",
        before="9 שניות",
        after="שנייה אחת",
        impact="- not a list\n+ nor this\n=====\n12) nor that\n\n> no quote | no cell ~~gone~~ 5$ or 3$ &amp; \\n",
        url='https://example.org/a b>c"d)<e>?q=é#f',
    ),
    PublicWork(id="w1", title="机器学习 \u202e reversed", note="![no picture](x)\n---\n    no code"),
)


def made(*records: Record) -> Portfolio:
    return portfolio(profile_of(*records), TODAY)


def example() -> Portfolio:
    return made(*CAREER)


def nasty() -> Portfolio:
    return made(*NASTY)


def empty() -> Portfolio:
    return portfolio(Profile(), TODAY)
