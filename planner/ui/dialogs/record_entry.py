"""Which form asks for which record, and what becomes of the answers."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from planner.base.settings import Settings
from planner.domain.achievement import Achievement, PublicWork
from planner.domain.certification import Certification
from planner.domain.change import ChangeSet
from planner.domain.compensation import EquityGrant, Pay
from planner.domain.dates import PartialDate
from planner.domain.errors import UserError
from planner.domain.figures import OwnPlace
from planner.domain.money import PayPeriod, require_whole_pay
from planner.domain.profile import Profile, Record
from planner.domain.role import Role
from planner.domain.skill import Skill
from planner.ui.dialogs.record_form import Questions, RecordForm, Values
from planner.ui.history import History
from planner.ui.models.columns import FORMS, Column
from planner.workspace import edits
from planner.workspace.fields import field_text, label
from planner.workspace.session import Session

NAMES: Final[dict[type[Record], str]] = {
    Role: "role",
    Pay: "pay",
    EquityGrant: "equity grant",
    Skill: "skill",
    Certification: "certification",
    Achievement: "achievement",
    PublicWork: "public work",
    OwnPlace: "own place",
}
"""What one record of a kind is called, as in "Add role"."""

FillIn = Callable[[Sequence[Column]], Sequence[Column]]
"""Gives the columns of a form what they offer."""

_FIRST_PAY: Final = ("base", "currency", "period")
_FIRST: Final[dict[type[Record], tuple[str, ...]]] = {Role: ("title", "level", "place", "start", "base")}
"""What a form asks first where it asks much."""
_INTRO: Final = "Only the title is needed. A forecast starts from level, place and pay."


def form_for_new(
    kind: type[Record],
    role_id: str,
    session: Session,
    history: History,
    parent: QWidget | None = None,
    *,
    fill_in: FillIn = list,
    settings: Settings | None = None,
) -> tuple[RecordForm, str]:
    """A form that adds a record, to the role of ``role_id`` where it belongs to one; and the id it will have.

    A new role is asked for its first pay as well, and both are one edit. ``fill_in`` adds what fields offer;
    ``settings`` remember how much of a long form is shown.
    """
    profile = session.profile
    record_id = edits.new_id()
    pay_columns = [column for column in FORMS[Pay] if column.attribute in _FIRST_PAY] if kind is Role else []
    columns = [*pay_columns, *fill_in(FORMS[kind])]
    texts = {column.attribute: column.default_text for column in columns}
    questions = Questions(
        f"Add {NAMES[kind]}",
        columns,
        texts | _carried_texts(kind, role_id, profile),
        frozenset({"base"} if pay_columns else ()),
        intro=_INTRO if pay_columns else "",
        first=_FIRST.get(kind, ()),
    )

    def make(values: Values) -> ChangeSet:
        own = {column.attribute: values[column.attribute] for column in FORMS[kind]}
        record = _made(kind, own, id=record_id)
        return edits.add(record, *_first_pay(record, values))

    form = RecordForm(questions, profile, saver(make, history), parent, settings)
    if pay_columns:
        _tell_unit(form)
    return form, record_id


def form_for_old(
    record: Record,
    session: Session,
    history: History,
    parent: QWidget | None = None,
    *,
    fill_in: FillIn = list,
    settings: Settings | None = None,
) -> RecordForm:
    """A form that edits every field of a record; ``fill_in`` and ``settings`` as in ``form_for_new``."""
    kind = type(record)
    texts = {column.attribute: field_text(record, column.attribute) for column in FORMS[kind]}
    first = _FIRST.get(kind, ())
    has_more = any(texts[each.attribute] != each.default_text for each in FORMS[kind] if each.attribute not in first)
    questions = Questions(
        f"Edit {NAMES[kind]}", fill_in(FORMS[kind]), texts, first=first, is_unfolded=bool(first) and has_more
    )

    def make(values: Values) -> ChangeSet | None:
        return edits.replace(session.profile, _made(kind, values, id=record.id))

    return RecordForm(questions, session.profile, saver(make, history), parent, settings)


def saver(make: Callable[[Values], ChangeSet | None], history: History) -> Callable[[Values], UserError | None]:
    """What a form is given to save with: the change set that ``make`` makes, pushed; what is wrong is returned."""

    def save(values: Values) -> UserError | None:
        try:
            changes = make(values)
        except UserError as error:
            return error
        return None if changes is None else history.push(changes)

    return save


def _made(kind: type[Record], values: Mapping[str, Any], **more: object) -> Record:
    """A record of fields read by their own types. Raises ``UserError``, also for pay that is surely mistyped."""
    made: Record = kind(**values, **more)  # type: ignore[arg-type]
    if isinstance(made, Pay) and made.currency == "USD" and made.period is PayPeriod.YEAR:
        require_whole_pay(made.base, label("base"), "base")
    return made


def _first_pay(role: Record, values: Values) -> tuple[Record, ...]:
    if not isinstance(role, Role) or values["base"] is None:
        return ()
    pay = {attribute: values[attribute] for attribute in _FIRST_PAY}
    return (_made(Pay, pay, id=edits.new_id(), role_id=role.id, effective=role.start or _this_month()),)


def _tell_unit(form: RecordForm) -> None:
    """Say under the pay of a new role what its figure means, as long as that is folded away."""
    base, currency, period = (form.fields[attribute] for attribute in _FIRST_PAY)

    def tell() -> None:
        base.show_note(f"{currency.text.strip().upper()} a {period.text}; change it under More.")

    for each in (currency, period):
        each.finished.connect(tell)
    tell()


def _carried_texts(kind: type[Record], role_id: str, profile: Profile) -> dict[str, str]:
    """What goes on as before in a new record of a kind, and today's month where it needs a date."""
    texts: dict[str, str] = {}
    like = _latest_pay(role_id, profile)
    if kind is Role:
        texts["place"] = profile.person.home_place
    if kind is Achievement and profile.roles:
        texts["employer"] = profile.roles[0].employer
    if like is not None and kind in {Role, Pay, EquityGrant}:
        texts["currency"] = like.currency
    if like is not None and kind is Pay:
        texts |= {each: field_text(like, each) for each in ("period", "hours_per_week")}
    dated: dict[type[Record], str] = {Pay: "effective", EquityGrant: "granted"}
    if kind in dated:
        texts |= {"role_id": role_id, dated[kind]: str(_this_month())}
    return texts


def _latest_pay(role_id: str, profile: Profile) -> Pay | None:
    """The last pay of the role, of any role where it has none."""
    own = profile.pay_of(role_id) or profile.all(Pay)
    return max(own, key=lambda pay: pay.effective.earliest(), default=None)


def _this_month() -> PartialDate:
    today = datetime.datetime.now().astimezone().date()
    return PartialDate(today.year, today.month)
