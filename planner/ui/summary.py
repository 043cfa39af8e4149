"""Whose profile is open, in a name and one line."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.domain.profile import Profile
    from planner.domain.role import Role


def name_of(profile: "Profile", path: Path) -> str:
    """The person's name; the file's where there is none."""
    return profile.person.name or path.stem


def line_of(profile: "Profile") -> str:
    """Title, level and place of the role held now ("ML engineer · mid · Seattle"); says so where there is none."""
    role = current_role(profile)
    if role is None:
        return "No role yet" if not profile.roles else "No role at present"
    place = role.place or profile.person.home_place
    return " · ".join(part for part in (role.title, str(role.level or ""), place) if part)


def current_role(profile: "Profile") -> "Role | None":
    """The role still held, the latest where there are several."""
    return next((role for role in profile.roles if role.end is None), None)
