"""The use cases that change a profile: pure, a snapshot in and a ``ChangeSet`` out, or a ``UserError``."""

import dataclasses
import uuid
from collections import Counter
from collections.abc import Iterable, Sequence

from planner.domain.achievement import Achievement, PublicWork
from planner.domain.change import Change, ChangeSet
from planner.domain.compensation import EquityGrant, Pay
from planner.domain.errors import UserError
from planner.domain.figures import Override, OwnPlace
from planner.domain.journal import SavedForecast
from planner.domain.person import Person, Preferences
from planner.domain.plan import Action
from planner.domain.profile import Profile, Record
from planner.domain.readiness import CheckSetting, Evidence, OwnDescriptor
from planner.domain.role import Role
from planner.workspace.fields import field_text, fields_of, label, read_field

_KIND_NAMES: dict[type[Record], tuple[str, str]] = {
    Role: ("role", "roles"),
    Pay: ("pay", "pay entries"),
    EquityGrant: ("equity grant", "equity grants"),
    PublicWork: ("piece of public work", "pieces of public work"),
    Evidence: ("piece of evidence", "pieces of evidence"),
    OwnDescriptor: ("descriptor", "descriptors"),
    CheckSetting: ("setting of a check", "settings of checks"),
    Override: ("own value", "own values"),
    OwnPlace: ("own place", "own places"),
    SavedForecast: ("saved forecast", "saved forecasts"),
}

_CHILDREN: tuple[type[Pay | EquityGrant | Action], ...] = (Pay, EquityGrant, Action)


def new_id() -> str:
    """An id that no other record anywhere has."""
    return uuid.uuid4().hex


def add(record: Record, *more: Record) -> ChangeSet:
    """New records, named after the first."""
    return ChangeSet(f"Add {name(record)}", tuple(Change(None, each) for each in (record, *more)))


def set_field(profile: Profile, record_id: str, attribute: str, text: str) -> ChangeSet | None:
    """One field set to what a text stands for; None where that changes nothing.

    Raises ``UserError`` where the text or the record it makes breaks a rule.
    """
    before = stored(profile, record_id)
    value = read_field(type(before), attribute, text)
    if value == getattr(before, attribute):
        return None
    after = dataclasses.replace(before, **{attribute: value})  # type: ignore[arg-type]  # read by the field's own type
    return _edit(profile, before, after)


def replace(profile: Profile, record: Record) -> ChangeSet | None:
    """A whole record as a form leaves it, new or old; None where that changes nothing."""
    before = profile.records.get(record.id)
    if before == record:
        return None
    return add(record) if before is None else _edit(profile, before, record)


def set_figure(profile: Profile, name: str, value: float) -> ChangeSet | None:
    """A shipped figure with the user's own value in its place; what they noted about it stays. None for no change.

    Raises ``UserError`` for a value that no figure can have.
    """
    before = profile.get(Override, name)
    figure = Override(id=name, value=value) if before is None else dataclasses.replace(before, value=value)
    return replace(profile, figure)


def delete(profile: Profile, record_ids: Iterable[str]) -> ChangeSet:
    """Records deleted together, with the pay and grants of deleted roles and the actions of deleted plans.

    Raises ``UserError`` where one of them is not in the profile.
    """
    chosen = [stored(profile, record_id) for record_id in dict.fromkeys(record_ids)]
    ids = {record.id for record in chosen}
    children = [record for kind in _CHILDREN for record in profile.all(kind) if _parent_id(record) in ids]
    everything = {record.id: record for record in [*children, *chosen]}
    return ChangeSet(f"Delete {_names(chosen)}", tuple(Change(record, None) for record in everything.values()))


def clear(profile: Profile) -> ChangeSet:
    """Everything in the profile deleted, its preferences too."""
    return ChangeSet("Remove the sample", tuple(Change(record, None) for record in profile.records.values()))


def stored(profile: Profile, record_id: str) -> Record:
    """The record of an id, also the person and the preferences that were never saved. Raises ``UserError``."""
    for single in (profile.person, profile.preferences):
        if single.id == record_id:
            return single
    record = profile.records.get(record_id)
    if record is None:
        raise UserError("Entry", "it is no longer in the profile", "Choose another one")
    return record


def name(record: Record) -> str:
    """What a record is called in a sentence."""
    match record:
        case Person():
            return record.name or "About me"
        case Preferences():
            return "Assumptions"
        case Role() | Achievement() | PublicWork():
            return record.title
        case Pay():
            return f"pay from {record.effective}"
        case EquityGrant():
            return f"grant of {record.granted}"
        case Action() | Evidence() | OwnDescriptor() | CheckSetting() | Override():
            return _made_up_name(record)
    return record.name


def _made_up_name(record: Action | Evidence | OwnDescriptor | CheckSetting | Override) -> str:
    match record:
        case Action():
            return f"{record.kind}: {record.subject}" if record.subject else str(record.kind)
        case Evidence():
            return f"evidence of {record.date}"
        case OwnDescriptor():
            return _short(record.text) or f"descriptor {record.replaces}"
        case CheckSetting():
            return f"check {record.id}"
    return f"own value of {record.id}"


def _parent_id(record: Pay | EquityGrant | Action) -> str:
    return record.plan_id if isinstance(record, Action) else record.role_id


def _edit(profile: Profile, before: Record, after: Record) -> ChangeSet:
    changed = [each for each in fields_of(type(before)) if getattr(before, each) != getattr(after, each)]
    text = name(before) if len(changed) != 1 else _told(before, after, changed[0])
    known = before if before.id in profile.records else None
    return ChangeSet(text, (Change(known, after),))


def _told(before: Record, after: Record, attribute: str) -> str:
    """ "Python from 3 to 4" where the values are short; "Python: Evidence" where they are not."""
    old, new = (_short(field_text(record, attribute)) for record in (before, after))
    what = name(before)
    field = label(attribute)
    if old and new:
        about = what if attribute in {"proficiency", "name", "title"} else f"{what}: {field}"
        return f"{about} from {old} to {new}"
    return f"{what}: {field} {new}" if new else f"{what}: {field} emptied"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 30 else line[:29] + "…"


def _names(records: Sequence[Record]) -> str:
    if len(records) == 1:
        return name(records[0])
    counted = Counter(type(record) for record in records)
    parts = []
    for kind, count in counted.items():
        one, many = _KIND_NAMES.get(kind, (kind.__name__.lower(), f"{kind.__name__.lower()}s"))
        parts.append(f"{count} {one if count == 1 else many}")
    return " and ".join(parts) or "nothing"
