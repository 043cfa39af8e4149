"""Where each of the user's certifications stands on a day: nothing of it is stored, everything follows from dates.

Called by the Certifications page, the Overview and the health checks with a snapshot, the catalogue and today's date.
"""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from planner.advice.standing import counted, months_later
from planner.domain.certification import Certification, CertificationStatus
from planner.domain.profile import Profile
from planner.market.certifications import CatalogueCertification, CertificationCatalogue, Expiry

RENEWAL_DAYS: Final = 90
"""How long before its end a certification is due, where the catalogue tells no other time."""

REMINDER_DAYS: Final = (90, 60, 30, 7)
"""How many days before its end the user is reminded."""

_DAYS_BEFORE = re.compile(r"(\d+) days before")


class State(StrEnum):
    """How a certification stands today; ``RETIRED`` is one that was wanted and can no longer be earned."""

    EXPIRED = "expired"
    DUE = "due"
    VALID = "valid"
    NEVER_EXPIRES = "never expires"
    UNKNOWN = "unknown"
    IN_PREPARATION = "in preparation"
    WANTED = "wanted"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class RenewalRule:
    """How a certification is renewed, as the catalogue has it: what to do, from how many days before, as of when."""

    text: str
    window_days: int
    as_of: str
    source: str


@dataclass(frozen=True, slots=True)
class Status:
    """A certification on a day. ``expires_from`` to ``expires_by`` is when it ends, None where it never does or nobody
    knows; they differ where the date is known to the month or year.

    ``is_expiry_assumed`` tells that the end is by the catalogue's validity; ``known`` is the catalogue's entry,
    None for one it does not have; ``is_retired`` tells that it can no longer be earned.
    """

    certification: Certification
    state: State
    known: CatalogueCertification | None
    renewal: RenewalRule | None
    expires_from: datetime.date | None = None
    expires_by: datetime.date | None = None
    is_expiry_assumed: bool = False
    is_retired: bool = False

    @property
    def is_held(self) -> bool:
        """Whether it is earned and has not run out, as far as is known."""
        return self.state in (State.DUE, State.VALID, State.NEVER_EXPIRES)

    def days_left(self, today: datetime.date) -> int | None:
        """Days until it may end, negative after; None where it has no known end."""
        return None if self.expires_from is None else (self.expires_from - today).days

    def sentence(self, today: datetime.date) -> str:
        """How it stands, in words."""
        ending = "" if self.expires_from is None else f", {_until(self.days_left(today) or 0)}"
        taken = ", by the catalogue’s validity" if self.is_expiry_assumed else ""
        retired = ", no longer offered" if self.is_retired and self.state is not State.RETIRED else ""
        return f"{self.certification.name}: {self.state}{ending}{taken}{retired}."


@dataclass(frozen=True, slots=True)
class Reminder:
    """That a certification ends in so many days. ``is_reached`` tells that the day has come."""

    certification_id: str
    name: str
    day: datetime.date
    days_before: int
    is_reached: bool


def statuses(profile: Profile, catalogue: CertificationCatalogue, today: datetime.date) -> tuple[Status, ...]:
    """Every certification of the profile, what needs attention first, then by its end and name."""
    found = (status_of(one, catalogue, today) for one in profile.all(Certification))
    return tuple(sorted(found, key=_order))


def status_of(certification: Certification, catalogue: CertificationCatalogue, today: datetime.date) -> Status:
    """How a certification stands today."""
    known = catalogue.find(certification.name)
    renewal = None if known is None else renewal_rule(known)
    is_retired = known is not None and has_retired(known, today)
    if certification.status is not CertificationStatus.EARNED:
        state = State.RETIRED if is_retired else State(str(certification.status))
        return Status(certification, state, known, renewal, is_retired=is_retired)
    first, last = _ends(certification, known)
    window = RENEWAL_DAYS if renewal is None else renewal.window_days
    return Status(
        certification=certification,
        state=_unending(known) if first is None or last is None else _state(first, last, today, window),
        known=known,
        renewal=renewal,
        expires_from=first,
        expires_by=last,
        is_expiry_assumed=first is not None and certification.expires is None,
        is_retired=is_retired,
    )


def has_retired(known: CatalogueCertification, today: datetime.date) -> bool:
    """Whether it can no longer be earned on the day; one that will retire later still can."""
    return known.is_retired and (known.facts.retired_on or "") <= today.isoformat()


def renewal_rule(known: CatalogueCertification) -> RenewalRule:
    """How a certification of the catalogue is renewed; where it tells no time, 90 days before its end."""
    facts = known.facts
    told = _DAYS_BEFORE.search(facts.renewal)
    return RenewalRule(facts.renewal, int(told[1]) if told else RENEWAL_DAYS, facts.as_of, facts.source)


def reminders(held: Iterable[Status], today: datetime.date) -> tuple[Reminder, ...]:
    """What to be reminded of 90, 60, 30 and 7 days before the end, soonest first.

    Of those whose day has come only the last one is kept; nothing is said of what has run out.
    """
    found: list[Reminder] = []
    for status in held:
        if status.is_held and status.expires_from is not None:
            found += _reminders(status.certification, status.expires_from, today)
    return tuple(sorted(found, key=lambda one: (one.day, one.name, one.certification_id)))


def _reminders(certification: Certification, end: datetime.date, today: datetime.date) -> list[Reminder]:
    days = [(before, end - datetime.timedelta(days=before)) for before in REMINDER_DAYS]
    reached = [pair for pair in days if pair[1] <= today][-1:]
    ahead = [pair for pair in days if pair[1] > today]
    return [
        Reminder(certification.id, certification.name, day, before, day <= today) for before, day in (*reached, *ahead)
    ]


def _ends(
    certification: Certification, known: CatalogueCertification | None
) -> tuple[datetime.date | None, datetime.date | None]:
    """The first and last day on which it may end; by the catalogue's validity where the user gave no end."""
    if certification.expires is not None:
        return certification.expires.earliest(), certification.expires.latest()
    months = None if known is None else known.facts.validity_months
    if months is None or certification.earned is None:
        return None, None
    return months_later(certification.earned.earliest(), months), months_later(certification.earned.latest(), months)


def _unending(known: CatalogueCertification | None) -> State:
    """Without an end: never, by the user's word, unless the catalogue has a validity or does not know."""
    return State.NEVER_EXPIRES if known is None or known.facts.expiry is Expiry.NEVER else State.UNKNOWN


def _state(first: datetime.date, last: datetime.date, today: datetime.date, window: int) -> State:
    if last < today:
        return State.EXPIRED
    return State.DUE if first - datetime.timedelta(days=window) <= today else State.VALID


def _until(days: int) -> str:
    if days < 0:
        return f"{counted(-days, 'day')} ago"
    return f"{counted(days, 'day')} left" if days else "today"


def _order(status: Status) -> tuple[int, datetime.date, str, str]:
    end = status.expires_from or datetime.date.max
    attention = (State.DUE, State.EXPIRED, State.RETIRED, State.UNKNOWN)
    place = attention.index(status.state) if status.state in attention else len(attention)
    return place, end, status.certification.name, status.certification.id
