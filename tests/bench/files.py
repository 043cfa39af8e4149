"""How long the window stands still while files are read and written beside it, over a profile of 10,000 entries.

Each is watched with the heartbeat from its beginning until it is told. Started as a process of its own on a screen;
prints seconds as JSON.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Final

from planner.app.program import Program
from planner.base import resources
from planner.ui.jobs import Jobs
from planner.ui.pages.profile import ProfilePage
from planner.ui.pages.profile_portfolio import PortfolioLine
from planner.ui.pages.trajectory import TrajectoryPage
from planner.workspace import edits
from tests.bench.pages import Bench, run

N_ROUNDS: Final = 5


class Watched:
    """The program of a bench, and what it does beside the window."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        program = bench.window.findChild(Program)
        assert isinstance(program, Program)
        self.program = program

    @property
    def folder(self) -> Path:
        """Where the profile lies."""
        return self.bench.session.path.parent

    def watch(self, name: str, do: Callable[[], object]) -> None:
        """How long nothing else went on, from the beginning until it is told."""
        self.settle()
        self.bench.beat.start()
        do()
        self.settle()
        self.bench.found[f"file {name}"].append(self.bench.beat.largest())

    def settle(self) -> None:
        """Let the program work until no job is on, and a little longer."""
        self.bench.work_until(lambda: not any(jobs.is_busy for jobs in self._jobs()))
        self.bench.rest()

    def edit(self, dollars: int) -> None:
        """Edit today's pay."""
        session = self.bench.session
        changes = edits.set_field(session.profile, session.profile.pay_of("sample-role-3")[-1].id, "base", str(dollars))
        assert changes is not None
        self.bench.history.push(changes)

    def edit_held(self, dollars: int) -> None:
        """The same while another program holds the file."""
        with closing(sqlite3.connect(self.bench.session.path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            self.edit(dollars)
            other.execute("ROLLBACK")

    def _jobs(self) -> list[Jobs]:
        return [*self.program.findChildren(Jobs), *self.bench.application.findChildren(Jobs)]


def measure(bench: Bench) -> None:
    """Copies, reading again, charts, documents, edits of a held file, and at last another market."""
    bench.start()
    watched = Watched(bench)
    bench.window.show_page("trajectory")
    watched.settle()
    trajectory = bench.window.findChild(TrajectoryPage)
    assert isinstance(trajectory, TrajectoryPage)
    for ending in ("png", "svg", "pdf") * N_ROUNDS:
        watched.watch(f"a chart saved as {ending}", partial(trajectory.save, watched.folder / f"chart.{ending}"))
    bench.window.show_page("profile")
    page = bench.window.findChild(ProfilePage)
    assert isinstance(page, ProfilePage)
    page.switch.choose("achievements")
    bench.work_until(lambda: page.findChild(PortfolioLine) is not None)
    portfolio = page.findChild(PortfolioLine)
    assert isinstance(portfolio, PortfolioLine)
    watched.edit(150_000)
    for number in range(N_ROUNDS):
        watched.watch("a portfolio saved", partial(portfolio.save, watched.folder / "portfolio.html"))
        watched.watch("a copy saved", partial(watched.program.save_copy, watched.folder / f"copy {number}.career"))
        watched.watch("the open file read again", partial(watched.program.open, bench.session.path))
        watched.watch("an edit", partial(watched.edit, 160_000 + number))
        watched.watch("an edit of a file that another program holds", partial(watched.edit_held, 170_000 + number))
    market = resources.path("market", "pack.json")
    for _ in range(N_ROUNDS):
        watched.watch("another market read", partial(watched.program.import_pack, market))


if __name__ == "__main__":
    run(measure)
