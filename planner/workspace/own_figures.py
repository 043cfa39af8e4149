"""The use case behind the user's own figures: a shipped figure replaced, by what was typed."""

from collections.abc import Iterable

from planner.domain.change import Change, ChangeSet
from planner.domain.figures import Override
from planner.domain.profile import Profile
from planner.market.own_figures import ShippedFigure
from planner.workspace import edits


def set_own_figure(profile: Profile, figure: ShippedFigure, text: str, note: str | None = None) -> ChangeSet | None:
    """A shipped figure replaced by what a text means; None where that changes nothing.

    ``note`` says why; None leaves the one there is. Deleting the record is the way back. Raises ``UserError`` at
    ``value`` or ``note``.
    """
    before = profile.get(Override, figure.id)
    kept = before.note if before is not None else ""
    same = before is not None and figure.typed(before.value) == text.strip()
    value = before.value if before is not None and same else figure.stored(text)
    after = Override(id=figure.id, value=value, note=kept if note is None else note)
    if after == before:
        return None
    return ChangeSet(f"{figure.name}: your own {figure.exactly(value)}", (Change(before, after),))


def reset_own_figures(profile: Profile, figures: Iterable[ShippedFigure], ids: Iterable[str]) -> ChangeSet:
    """Own figures deleted, so that the shipped ones hold again. Raises ``UserError`` for one that is not there."""
    changes = edits.delete(profile, ids)
    names = {figure.id: figure.name for figure in figures}
    told = ", ".join(names.get(change.record.id, change.record.id) for change in changes)
    return ChangeSet(f"{told}: back to the shipped figure{'s' if len(changes.changes) > 1 else ''}", changes.changes)
