"""One record of each kind, with every field filled in."""

from decimal import Decimal

from planner.domain.achievement import Achievement, PublicWork, PublicWorkKind
from planner.domain.certification import Certification, CertificationStatus
from planner.domain.compensation import EquityGrant, Pay
from planner.domain.dates import PartialDate
from planner.domain.figures import Override, OwnPlace
from planner.domain.journal import SavedForecast
from planner.domain.person import Education, Person, Preferences, Scenario
from planner.domain.plan import Action, ActionKind, Plan
from planner.domain.profile import Record
from planner.domain.readiness import CheckSetting, Evidence, OwnDescriptor
from planner.domain.role import Level, PayPolicy, Production, Role, Track, WorkMode
from planner.domain.skill import Skill

PERSON = Person(name="Ada", home_place="Austin", working_since=PartialDate(2010), education=Education.MASTER)
PREFERENCES = Preferences(market_growth_percent=-0.25, scenario=Scenario.OWN, discount_percent=4.5)
ROLE = Role(
    id="r1",
    title="ML engineer",
    employer="Cascade",
    level=Level.MID,
    start=PartialDate(2020, 5),
    end=PartialDate(2023),
    place="Seattle",
    work_mode=WorkMode.HYBRID,
    share_percent=80,
    specialisation="MLOps",
    industry="Retail",
    note="Ranking",
    pays_like="Data engineering",
    company_size="250",
    pay_policy=PayPolicy.NATIONAL_BANDS,
    production=Production.OWNS,
)
PAY = Pay(id="p1", role_id="r1", effective=PartialDate(2024), base=Decimal(100), bonus=Decimal("1.5"))
GRANT = EquityGrant(id="g1", role_id="r1", granted=PartialDate(2024, 4), value=Decimal(96_000))
SKILL = Skill(id="s1", name="Python", proficiency=3, last_used=PartialDate(2024), evidence="A service")
CERTIFICATION = Certification(
    id="c1",
    name="CKAD",
    issuer="CNCF",
    credential_id="X-1",
    url="https://example.org/c/1",
    status=CertificationStatus.EARNED,
    earned=PartialDate(2024, 5),
    expires=PartialDate(2027, 5),
)
ACHIEVEMENT = Achievement(
    id="a1",
    title="Faster serving",
    date=PartialDate(2024, 3),
    employer="Cascade",
    metric="latency",
    before="400 ms",
    after="90 ms",
    impact="Half the machines",
    production=Production.OWNS,
    url="https://example.org/a/1",
)
PUBLIC_WORK = PublicWork(
    id="w1",
    title="A feature store",
    kind=PublicWorkKind.TALK,
    date=PartialDate(2023),
    url="https://example.org/w/1",
    note="40 minutes",
)
PLAN = Plan(id="n1", name="Senior by 2028", is_adopted=True, adopted=PartialDate(2025, 1), hours_per_week=4.5, note="x")
ACTION = Action(
    id="n1a1",
    plan_id="n1",
    kind=ActionKind.MOVE_PLACE,
    start=PartialDate(2025, 2),
    subject="Austin",
    months=6,
    proficiency=3,
    hours=120,
    cost=Decimal("99.90"),
    note="With a project",
    offered_pay=Decimal("150000.50"),
    offered_bonus=Decimal("1E+4"),
)
EVIDENCE = Evidence(
    id="e1", descriptor="senior.design.1", date=PartialDate(2024, 6), text="Led the design", url="https://example.org/e"
)
OWN_DESCRIPTOR = OwnDescriptor(
    id="d1",
    employer="Cascade",
    level=Level.ARCHITECT,
    track=Track.LEADERSHIP,
    aspect="Influence",
    text="Sets the direction of several teams for a year or more",
    replaces="architect.influence.2",
)
CHECK_SETTING = CheckSetting(id="skill.unused", threshold=12.5, is_muted=True, reason="On parental leave")
OVERRIDE = Override(id="dynamics.shock_sd", value=0.0512345678901, note="My own estimate")
OWN_PLACE = OwnPlace(id="o1", name="Port Townsend", pay_percent=92.5, price_percent=101.25, note="From a survey")
SAVED_FORECAST = SavedForecast(
    id="f1",
    name="New year",
    saved=PartialDate(2025, 1, 1),
    inputs='{"seed": 1}',
    result='{"median": [100]}',
    pack_version="2026.1",
    program_version="0.2.0",
    note="Before the move",
)

EVERY_KIND: tuple[Record, ...] = (
    *(PERSON, PREFERENCES, ROLE, PAY, GRANT, SKILL, CERTIFICATION, ACHIEVEMENT, PUBLIC_WORK, PLAN, ACTION),
    *(EVIDENCE, OWN_DESCRIPTOR, CHECK_SETTING, OVERRIDE, OWN_PLACE, SAVED_FORECAST),
)
"""One record of each kind, in the order of the kinds."""
