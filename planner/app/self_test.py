"""``--self-test``: proves on this machine that the program is whole, in a temporary folder, touching nothing else."""

import dataclasses
import datetime
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from planner.charts.saving import save_chart
from planner.charts.trajectory import TrajectoryView, trajectory_data
from planner.domain.errors import UserError
from planner.domain.profile import Profile
from planner.forecast.engine import forecast
from planner.forecast.situation import Situation, situation
from planner.market.pack import load_pack
from planner.workspace import edits
from planner.workspace.profiles import new_profile, open_profile
from planner.workspace.sample import sample_profile
from planner.workspace.session import Session


def self_test() -> int:
    """Print a line a step; 0 when all hold, 1 at the first that does not."""
    with tempfile.TemporaryDirectory(prefix="career-planner-") as name:
        check = SelfTest(Path(name))
        for step in check.steps():
            try:
                told = step()
            except Exception as error:  # whatever breaks is what this test is for
                print(f"failed: {step.__name__.replace('_', ' ')}: {error!r}", file=sys.stderr)
                check.close()
                return 1
            print(f"ok: {told}", flush=True)
        check.close()
    return 0


class SelfTest:
    """The steps in order; each returns what it saw and raises where that is not what it should be."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / "self-test.career"
        self._session: Session | None = None
        self._today = datetime.datetime.now().astimezone().date()

    def steps(self) -> tuple[Callable[[], str], ...]:
        """Every step, first to last."""
        return self.new_profile, self.edit, self.undo, self.reopen, self.forecast, self.chart

    def close(self) -> None:
        """Let go of the file, so that the folder can be removed."""
        if self._session is not None:
            self._session.close()
            self._session = None

    def new_profile(self) -> str:
        """A new profile with the sample in it."""
        self._session = new_profile(self._path)
        self._session.apply(sample_profile(self._today))
        return f"new profile with {len(self._session.profile.records)} records"

    def edit(self) -> str:
        """One edit, on disk."""
        changes = edits.set_field(self._open.profile, "sample-skill-01", "proficiency", "5")
        if changes is None:
            raise RuntimeError("the edit changes nothing")
        self._edited = changes
        self._open.apply(self._edited)
        return f"edit: {self._edited.text}"

    def undo(self) -> str:
        """The edit taken back."""
        self._open.apply(self._edited.inverted())
        _require(self._open.profile == sample_profile(self._today).applied_to(Profile()), "undo left a trace")
        return f"undo: {self._edited.text}"

    def reopen(self) -> str:
        """The same records after closing and opening the file."""
        before = self._open.profile
        self.close()
        self._session = open_profile(self._path)
        _require(self._open.profile == before, "the file holds something else")
        return "opened again: same records"

    def forecast(self) -> str:
        """A forecast, the same twice."""
        self._pack = load_pack()
        stand = situation(self._open.profile, self._pack, self._today)
        if not isinstance(stand, Situation):
            raise UserError("No estimate", stand.reason, stand.remedy)
        self._situation = stand
        self._result = forecast(stand.inputs)
        again = forecast(dataclasses.replace(stand.inputs))
        _require((again.base.quantiles == self._result.base.quantiles).all(), "the same seed gave other numbers")
        return f"forecast of {len(self._result.years)} years"

    def chart(self) -> str:
        """The chart as a picture in a file."""
        view = TrajectoryView(measure="base", is_real=True, is_equal_power=False)
        data = trajectory_data(self._situation, self._result, self._pack, view)
        path = self._folder / "chart.png"
        save_chart(data, path)
        size = path.stat().st_size
        _require(size > 10_000, f"the picture has only {size} bytes")
        return f"chart: {data.headline}"

    @property
    def _open(self) -> Session:
        assert self._session is not None
        return self._session


def _require(holds: object, otherwise: str) -> None:
    # Not an assert statement: the frozen program may run with optimisation, which drops those.
    if not holds:
        raise RuntimeError(otherwise)
