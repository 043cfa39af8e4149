"""What actions of a plan can be about: the catalogue's entries and what the user recorded themselves."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from planner.domain.certification import Certification
from planner.domain.figures import OwnPlace
from planner.domain.plan import Action, ActionKind
from planner.domain.profile import Profile
from planner.domain.role import Track, WorkMode
from planner.domain.skill import Skill
from planner.market.certifications import CertificationCatalogue, load_certifications
from planner.market.finding import squeezed
from planner.market.pack import Pack
from planner.market.skills import SkillCatalogue, load_skills
from planner.market.specialisations import Specialisations, load_specialisations


@dataclass(frozen=True, slots=True)
class Subjects:
    """The catalogues in which subjects are looked up."""

    certifications: CertificationCatalogue
    skills: SkillCatalogue
    specialisations: Specialisations
    pack: Pack

    def certification_key(self, name: str) -> str:
        """What tells a certification from others: its id in the catalogue, else its words."""
        known = self.certifications.find(name)
        return known.facts.id if known else squeezed(name)

    def unknown(self, action: Action, profile: Profile) -> str:
        """What to do where an action's subject is missing or not known; empty where it is fine."""
        rule = _RULES.get(action.kind)
        if rule is None:
            return ""
        remedy, knows = rule
        return "" if action.subject.strip() and knows(self, profile, action.subject) else remedy

    @staticmethod
    def is_same_track(one: str, other: str) -> bool:
        """Whether two texts mean the same track."""
        return squeezed(one) == squeezed(other)


_Knows = Callable[[Subjects, Profile, str], bool]


def _is_certification(subjects: Subjects, profile: Profile, text: str) -> bool:
    own = (one.name for one in profile.all(Certification))
    return subjects.certifications.find(text) is not None or _is_among(text, own)


def _is_skill(subjects: Subjects, profile: Profile, text: str) -> bool:
    return subjects.skills.find(text) is not None or _is_among(text, (one.name for one in profile.all(Skill)))


def _is_specialisation(subjects: Subjects, _: Profile, text: str) -> bool:
    known = subjects.specialisations.specialisations
    return _is_among(text, (name for one in known for name in (one.id, one.name, *one.aliases)))


def _is_place(subjects: Subjects, profile: Profile, text: str) -> bool:
    own = (one.name for one in profile.all(OwnPlace))
    return subjects.pack.find_place(text) is not None or _is_among(text, own)


def _is_work_mode(_: Subjects, __: Profile, text: str) -> bool:
    return _is_among(text, WorkMode)


def _is_track(_: Subjects, __: Profile, text: str) -> bool:
    return _is_among(text, Track)


def _is_among(text: str, names: Iterable[str]) -> bool:
    return squeezed(text) in map(squeezed, names)


_CERTIFICATION: tuple[str, _Knows] = (
    "Choose a certification of the catalogue, or record your own first",
    _is_certification,
)
_RULES: dict[ActionKind, tuple[str, _Knows]] = {
    ActionKind.EARN_CERTIFICATION: _CERTIFICATION,
    ActionKind.RENEW_CERTIFICATION: _CERTIFICATION,
    ActionKind.LEARN_SKILL: ("Choose a skill of the catalogue, or record your own first", _is_skill),
    ActionKind.SPECIALISE: ("Choose one of the specialisations", _is_specialisation),
    ActionKind.MOVE_PLACE: ("Choose a place of the market figures, or add your own", _is_place),
    ActionKind.CHANGE_WORK_MODE: ("Choose on-site, hybrid or remote", _is_work_mode),
    ActionKind.CHANGE_TRACK: (
        "Choose specialist, leadership, research, founder or consultant",
        _is_track,
    ),
}


def load_subjects(pack: Pack) -> Subjects:
    """The shipped catalogues beside market figures; raises ``UserError`` as their readers do."""
    return Subjects(load_certifications(), load_skills(), load_specialisations(), pack)
