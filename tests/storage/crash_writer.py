"""Run as a program: for each path on stdin, a child edits that profile until someone kills it.

The child tells its process number, then the number of each edit when ``write`` has returned; the parent, which has
loaded everything once, says "gone" when the child is.
"""

import os
import sys
from decimal import Decimal
from pathlib import Path

from planner.domain.change import Change, ChangeSet
from planner.domain.compensation import Pay
from planner.domain.dates import PartialDate
from planner.domain.profile import Profile
from planner.domain.role import Role
from planner.domain.skill import Skill
from planner.storage import unit_of_work  # noqa: F401 - loaded once, for all children
from planner.storage.profile_file import ProfileFile

KEPT_PAYS = 5


def edit(number: int) -> ChangeSet:
    """The edit of that number, from 1 on: it touches three tables and adds, edits and deletes."""
    changes = [Change(_role(number - 1), _role(number)), Change(_skill(number - 1), _skill(number))]
    if number > KEPT_PAYS:
        changes.append(Change(_pay(number - KEPT_PAYS), None))
    return ChangeSet(f"Edit {number}", (*changes, Change(None, _pay(number))))


def state(number: int) -> Profile:
    """The profile after the edit of that number, found by making all edits in memory."""
    profile = Profile()
    for done in range(1, number + 1):
        profile = edit(done).applied_to(profile)
    return profile


def _role(number: int) -> Role | None:
    return Role(id="role", title="Engineer", note=f"{number} " * 500) if number else None


def _skill(number: int) -> Skill | None:
    return Skill(id="skill", name="Python", evidence=str(number)) if number else None


def _pay(number: int) -> Pay:
    return Pay(id=f"pay {number}", role_id="role", effective=PartialDate(2024), base=Decimal(number))


def _tell(words: str) -> None:
    os.write(1, f"{words}\n".encode())


def _edit_until_killed(path: Path) -> None:
    _tell(f"pid {os.getpid()}")
    file = ProfileFile.open(path)
    number = 0
    while True:
        number += 1
        file.write(edit(number))
        _tell(str(number))


def _main() -> None:
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _edit_until_killed(Path(line.rstrip("\n")))
        os.waitpid(child, 0)
        _tell("gone")


if __name__ == "__main__":
    _main()
