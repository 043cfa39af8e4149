"""The sample profile: a made-up person, clearly marked, to try the program on."""

import dataclasses
import datetime
import json
from collections.abc import Mapping

from planner.base import resources
from planner.domain.change import Change, ChangeSet
from planner.domain.dates import PartialDate
from planner.domain.profile import KINDS, Profile, Record
from planner.workspace.fields import field_type, fields_of, read_field


def sample_profile(today: datetime.date) -> ChangeSet:
    """The records of the sample, moved by whole years so that it is as old as on the day it was written."""
    shipped = json.loads(resources.path("sample", "profile.json").read_text(encoding="utf-8"))
    later = today.year - int(shipped["as_of"])
    records = (_shifted(_record(each), later) for each in shipped["records"])
    return ChangeSet("Open the sample", tuple(Change(None, record) for record in records))


def holds_sample(profile: Profile) -> bool:
    """Whether the profile is the sample or what the user has made of it."""
    return profile.person.is_sample


def _record(texts: Mapping[str, str]) -> Record:
    kind: type[Record] = next(kind for kind in KINDS if kind.__name__ == texts["record"])
    values = {each: read_field(kind, each, texts[each]) for each in fields_of(kind) if each in texts}
    return kind(**values)  # type: ignore[arg-type]  # each value was read by its field's own type


def _shifted(record: Record, years: int) -> Record:
    dated = [each for each in fields_of(type(record)) if field_type(type(record), each)[0] is PartialDate]
    moved = {each: _moved(getattr(record, each), years) for each in dated}
    return dataclasses.replace(record, **moved)  # type: ignore[arg-type]


def _moved(date: PartialDate | None, years: int) -> PartialDate | None:
    return date and dataclasses.replace(date, year=date.year + years)
