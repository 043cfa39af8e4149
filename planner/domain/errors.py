"""Errors that are told to the user in one sentence."""

from dataclasses import dataclass


@dataclass(eq=False)
class UserError(Exception):
    """Something the user can put right: which field or file, why, and what to do.

    ``field`` names it in the user's words ("Base pay", "Profile file work.career"); ``reason`` and ``remedy`` are
    each a clause or sentence without the field's name. ``attribute`` is the name of the dataclass field behind it,
    empty where there is none, so that a form can show the sentence beside the right box.
    """

    field: str
    reason: str
    remedy: str
    attribute: str = ""

    def __str__(self) -> str:
        return f"{self.field}: {self.reason}. {self.remedy}."


class ProfileUnusable(UserError):  # noqa: N818 - named for what the user is told, not for its kind
    """The profile file cannot be opened or written: damaged, foreign, newer, locked, read-only, disk full."""
