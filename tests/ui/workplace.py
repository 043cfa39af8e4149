"""An open profile with history and bridge, in memory or on disk, for the tests of pages, models and forms."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import cast

from planner.domain.achievement import Achievement, PublicWork, PublicWorkKind
from planner.domain.certification import Certification
from planner.domain.change import ChangeSet
from planner.domain.compensation import EquityGrant, Pay
from planner.domain.dates import PartialDate
from planner.domain.errors import ProfileUnusable
from planner.domain.figures import OwnPlace
from planner.domain.profile import Profile, Record
from planner.domain.role import Level, Role
from planner.domain.skill import Skill
from planner.storage.profile_file import ProfileFile
from planner.ui.bridge import Bridge
from planner.ui.history import History
from planner.workspace.profiles import new_profile
from planner.workspace.session import Session
from tests.strategies import adding, profile_of

HELD = ProfileUnusable("Profile file", "another program is using it", "Close that program and try again")
DISK_FULL = ProfileUnusable("Profile file", "the disk is full", "Make room and try again")

DATA_SCIENTIST = Role(
    id="r1",
    title="Data scientist",
    employer="Harbour",
    level=Level.ENTRY,
    start=PartialDate(2019, 7),
    end=PartialDate(2021, 9),
)
ML_ENGINEER = Role(id="r2", title="ML engineer", employer="Cascade", level=Level.MID, start=PartialDate(2021, 10))
FIRST_PAY = Pay(id="p1", role_id="r1", effective=PartialDate(2019, 7), base=Decimal(92000))
SECOND_PAY = Pay(id="p2", role_id="r2", effective=PartialDate(2021, 10), base=Decimal(118000), bonus=Decimal(8000))
RAISE = Pay(id="p3", role_id="r2", effective=PartialDate(2023), base=Decimal("126000.50"), currency="EUR")
GRANT = EquityGrant(id="g1", role_id="r2", granted=PartialDate(2022, 1), value=Decimal(96000))
PYTHON = Skill(id="s1", name="Python", proficiency=3, last_used=PartialDate(2026, 11), evidence="Daily work")
DOCKER = Skill(id="s2", name="Docker", proficiency=2, last_used=PartialDate(2024))
ELIXIR = Skill(id="s3", name="Élixir")
CKAD = Certification(id="c1", name="CKAD", issuer="CNCF", earned=PartialDate(2024, 2, 29))
ACHIEVEMENT = Achievement(id="a1", title="Faster serving", date=PartialDate(2024, 3), employer="Cascade")
TALK = PublicWork(id="w1", title="What a good answer is", kind=PublicWorkKind.TALK, date=PartialDate(2025))
OWN_PLACE = OwnPlace(id="o1", name="Port Townsend", pay_percent=90.0)

CAREER: tuple[Record, ...] = (
    DATA_SCIENTIST,
    ML_ENGINEER,
    FIRST_PAY,
    SECOND_PAY,
    RAISE,
    GRANT,
    PYTHON,
    DOCKER,
    ELIXIR,
    CKAD,
    ACHIEVEMENT,
    TALK,
    OWN_PLACE,
)


class MemoryFile:
    """A profile file without a disk; ``failure`` is raised by the next writes, ``read_failure`` by reads.

    ``is_held`` tells that another program holds it.
    """

    def __init__(self, profile: Profile) -> None:
        self.path = Path("memory.career")
        self.profile = profile
        self.failure: Exception | None = None
        self.read_failure: Exception | None = None
        self.is_held = False

    def require_writable(self) -> None:
        if self.is_held:
            raise HELD

    def read(self) -> Profile:
        if self.read_failure is not None:
            raise self.read_failure
        return self.profile

    def write(self, changes: ChangeSet) -> None:
        self.require_writable()
        if self.failure is not None:
            raise self.failure
        self.profile = changes.applied_to(self.profile)


@dataclass
class Workplace:
    session: Session
    history: History
    bridge: Bridge


def in_memory(*records: Record) -> tuple[Workplace, MemoryFile]:
    """A workplace whose file can be made to fail."""
    file = MemoryFile(profile_of(*records))
    session = Session(cast(ProfileFile, file))
    return Workplace(session, History(session), Bridge(session)), file


@contextmanager
def on_disk(folder: Path, *records: Record) -> Iterator[Workplace]:
    """A workplace on a real profile file, which is closed at the end."""
    with new_profile(folder / "test.career") as session:
        if records:
            session.apply(adding(*records))
        yield Workplace(session, History(session), Bridge(session))
