"""The sample person as tests need them where a page must begin without anything planned or shown."""

import datetime
from pathlib import Path
from typing import Final

from planner.domain.change import Change, ChangeSet
from planner.domain.plan import Action, Plan
from planner.domain.profile import Profile
from planner.domain.readiness import Evidence
from planner.workspace.profiles import new_sample
from planner.workspace.sample import sample_profile
from planner.workspace.session import Session

LATER: Final = (Plan, Action, Evidence)
"""What the sample person has on top of their career: plans, and evidence for the ladder."""


def bare_sample(today: datetime.date) -> Profile:
    """The sample person's career alone: nothing is planned, and no line of the ladder is shown."""
    sample = sample_profile(today).applied_to(Profile())
    return Profile({name: record for name, record in sample.records.items() if not isinstance(record, LATER)})


def new_bare_sample(path: Path, today: datetime.date) -> Session:
    """A fresh profile file, open, with the sample person's career alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    session = new_sample(path, today)
    later = [record for record in session.profile.records.values() if isinstance(record, LATER)]
    session.apply(ChangeSet("Forget plans and evidence", tuple(Change(record, None) for record in later)))
    return session
