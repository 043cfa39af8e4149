from PySide6.QtWidgets import QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.skill import Skill
from planner.ui.bridge import Follower
from planner.workspace import edits
from planner.workspace.session import Applied
from tests.strategies import adding
from tests.ui.workplace import DOCKER, PYTHON, Workplace, in_memory


def test_every_change_becomes_a_signal(qtbot: QtBot) -> None:
    place, _ = in_memory()
    heard: list[Applied] = []
    place.bridge.changed.connect(heard.append)
    changes = adding(PYTHON)
    place.session.apply(changes, origin="import")
    place.session.reload()
    assert [(one.changes, one.revision, one.origin) for one in heard] == [(changes, 1, "import"), (None, 2, None)]
    assert heard[0].touched == {Skill}


def test_a_closed_bridge_hears_nothing(qtbot: QtBot) -> None:
    place, _ = in_memory()
    heard: list[Applied] = []
    place.bridge.changed.connect(heard.append)
    place.bridge.close()
    place.session.apply(adding(PYTHON))
    assert heard == []


class Followed:
    """A page beside another one, and what it is told."""

    def __init__(self, qtbot: QtBot) -> None:
        self.place: Workplace = in_memory()[0]
        self.stack = QStackedWidget()
        qtbot.addWidget(self.stack)
        self.page, self.other = QWidget(), QWidget()
        self.heard: list[Applied] = []
        self.follower = Follower(self.place.bridge, self.page, self.heard.append)
        self.stack.addWidget(self.page)
        self.stack.addWidget(self.other)
        self.stack.show()

    def edit(self, proficiency: int) -> None:
        changes = edits.set_field(self.place.session.profile, PYTHON.id, "proficiency", str(proficiency))
        assert changes is not None
        self.place.history.push(changes)


def test_a_page_that_is_looked_at_is_told_at_once(qtbot: QtBot) -> None:
    followed = Followed(qtbot)
    changes = adding(PYTHON)
    followed.place.history.push(changes)
    assert [one.changes for one in followed.heard] == [changes]


def test_what_a_hidden_page_misses_is_told_as_one_when_it_is_shown(qtbot: QtBot) -> None:
    followed = Followed(qtbot)
    followed.place.history.push(adding(PYTHON))
    followed.heard.clear()
    followed.stack.setCurrentWidget(followed.other)
    followed.edit(4)
    followed.place.history.push(adding(DOCKER))
    followed.edit(5)
    assert followed.heard == []
    followed.stack.setCurrentWidget(followed.page)
    (told,) = followed.heard
    assert told.changes is not None
    assert {(one.before, one.after) for one in told.changes} == {
        (PYTHON, followed.place.session.profile.get(Skill, PYTHON.id)),
        (None, DOCKER),
    }
    assert told.touched == {Skill}
    assert told.revision == followed.place.session.revision
    followed.stack.setCurrentWidget(followed.other)
    followed.stack.setCurrentWidget(followed.page)
    assert followed.heard == [told]  # and not again


def test_an_edit_undone_while_nobody_looked_leaves_nothing_to_change(qtbot: QtBot) -> None:
    followed = Followed(qtbot)
    followed.stack.setCurrentWidget(followed.other)
    followed.place.history.push(adding(PYTHON))
    followed.place.history.undo()
    followed.stack.setCurrentWidget(followed.page)
    assert [one.changes.changes for one in followed.heard if one.changes is not None] == [()]


def test_after_a_reload_anything_may_have_changed(qtbot: QtBot) -> None:
    followed = Followed(qtbot)
    followed.stack.setCurrentWidget(followed.other)
    followed.place.history.push(adding(PYTHON))
    followed.place.session.reload()
    followed.place.history.push(adding(DOCKER))
    followed.stack.setCurrentWidget(followed.page)
    (told,) = followed.heard
    assert told.changes is None
    assert Skill in told.touched


def test_who_stops_following_is_told_nothing_more(qtbot: QtBot) -> None:
    followed = Followed(qtbot)
    followed.stack.setCurrentWidget(followed.other)
    followed.place.history.push(adding(PYTHON))
    followed.follower.stop()
    followed.place.history.push(adding(DOCKER))
    followed.stack.setCurrentWidget(followed.page)
    assert followed.heard == []


def test_a_page_that_is_gone_follows_no_more(qtbot: QtBot) -> None:
    followed = Followed(qtbot)
    with qtbot.waitSignal(followed.page.destroyed):
        followed.page.deleteLater()
    followed.place.history.push(adding(PYTHON))
    assert followed.heard == []
