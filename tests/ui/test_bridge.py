from pytestqt.qtbot import QtBot

from planner.domain.skill import Skill
from planner.workspace.session import Applied
from tests.strategies import adding
from tests.ui.workplace import PYTHON, in_memory


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
