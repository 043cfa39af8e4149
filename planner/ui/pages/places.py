"""The Places page: what your pay buys elsewhere, what places pay, and what an employer's policy makes of it.

It is worked out when it is looked at, and then follows every edit.
"""

import datetime
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QWidget

from planner.advice.places import Comparison, PlacePay, best_in_state
from planner.advice.plan_proposals import Proposal, of_place
from planner.advice.standing import standing_role
from planner.base.settings import Settings
from planner.charts.places import PlacesData, places_data, policy_sentence
from planner.domain.errors import UserError
from planner.domain.role import PayPolicy
from planner.forecast.situation import NoEstimate
from planner.market.pack import Pack
from planner.ui.background import LatestRunner
from planner.ui.bridge import Bridge, Follower
from planner.ui.dialogs.save_chart import ask_where_to_save
from planner.ui.history import History
from planner.ui.pages.advice_page import Desk
from planner.ui.pages.missing_fact import WayOut
from planner.ui.pages.own_records import OwnPlaces
from planner.ui.pages.places_converter import PlacesConverter
from planner.ui.pages.places_explanation import PlacesExplanation
from planner.ui.pages.places_left import PlacesLeft
from planner.ui.pages.places_list import PlacesList
from planner.ui.pages.places_picture import PlacesPicture
from planner.ui.pages.places_question import Answer, Question, answer
from planner.ui.pages.plan_offer import PlanOffer
from planner.ui.pages.standing_words import standing_words
from planner.ui.theme import Theme
from planner.ui.turns import Turns
from planner.ui.widgets.card import styled_label
from planner.ui.widgets.headline import Headline
from planner.ui.widgets.made_later import MadeLater
from planner.ui.widgets.message_bar import MessageBar
from planner.ui.widgets.place_box import PlaceBox
from planner.ui.widgets.scrolling import scrolling_column
from planner.ui.widgets.segmented import SegmentedControl
from planner.workspace.session import Session

_POLICY: Final = "places_policy"
_NOTHING: Final = "There is no other place to move to. Choose one in the list."
_PICTURE: Final = "places_picture"
_EMPLOYER_PX: Final = 130
_FOUND_PX: Final = 200  # what is found stands under the box that is searched in
_POLICIES: Final = (
    (PayPolicy.LOCALISED.value, "Localised"),
    (PayPolicy.NATIONAL_BANDS.value, "National bands"),
    (PayPolicy.LOCATION_INDEPENDENT.value, "Location-independent"),
)


class PlacesPage(QWidget):
    """The page. ``profile_wanted`` asks for the page where a missing fact can be entered; ``answered`` is emitted when
    the newest comparison is shown.

    What stands below the top is made a part a turn, shown or not; an answer that comes before has all of it made.
    """

    profile_wanted = Signal()
    answered = Signal()
    picture: PlacesPicture
    list: PlacesList
    converter: PlacesConverter
    left: PlacesLeft
    own: OwnPlaces

    def __init__(
        self, session: Session, history: History, bridge: Bridge, pack: Pack, settings: Settings, theme: Theme
    ) -> None:
        super().__init__()
        self._session = session
        self._pack = pack
        self._settings = settings
        self._told: Comparison | None = None
        self._data: PlacesData | None = None
        self._chosen_id = ""
        self._has_asked = False
        self.explanation = PlacesExplanation()
        self.explanation.hide()
        self._headline = Headline("Places", "Comparing places…")
        self._message = MessageBar()
        self._remedy = WayOut()
        self._policy = SegmentedControl("Employer's pay policy", _POLICIES)
        self._employer = PlaceBox("Employer's place", pack)
        self._of = QLabel("in")
        self._policy_note = styled_label("", "muted")
        self._save = QPushButton("Save…")
        self._bar = QWidget()
        self._runner: LatestRunner[Question, Answer] = LatestRunner(answer, self)
        self._follower = Follower(bridge, self, lambda _: self._refresh())
        self._turns = Turns(self)
        desk = Desk(session, history, bridge, pack, settings)
        self.offer = PlanOffer(self, desk, self.proposals, _NOTHING, "Put a move, or another work mode, into a plan")
        self._column = scrolling_column(self)
        self._place()
        self._connect()
        self._coming = MadeLater(self, self._parts(desk, theme))
        self._coming.go_on()

    @property
    def data(self) -> PlacesData | None:
        """What is shown, None before the first look and where there is nothing to compare."""
        return self._data

    @property
    def sentence(self) -> str:
        """What a screen reader speaks of the comparison shown."""
        return self._headline.sentence

    def finish(self) -> None:
        """Make at once what is left to be made."""
        self._coming.finish()

    def close_page(self) -> None:
        """End the worker and stop listening."""
        self._coming.stop()
        self._follower.stop()
        self._runner.close()
        self._turns.stop()
        self.explanation.deleteLater()

    def proposals(self) -> tuple[Proposal, ...]:
        """Move to the place chosen, or the best one elsewhere; work in another mode."""
        told = self._told
        row = None if told is None else told.row_of(self._chosen_id) or told.best_other
        today = datetime.datetime.now().astimezone().date()
        place = None if row is None or row.is_own else row.place
        return of_place(place, standing_role(self._session.profile, today))

    def search(self) -> None:
        """Put the keyboard into the search box of the list, and the list where it is seen."""
        self.finish()
        self.list.search()
        area = self.findChild(QScrollArea)
        assert isinstance(area, QScrollArea)
        area.ensureWidgetVisible(self.list.search_box, 0, _FOUND_PX)

    def save(self, path: Path) -> None:
        """Write the chart, or the table as CSV, as the ending says; a failure is told on the page."""
        from planner.charts.saving import save_chart

        shown = self._data if path.suffix == ".csv" else self.picture.data
        assert shown is not None
        self._message.show_saved(partial(save_chart, shown), path)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Work it out when it is first looked at."""
        super().showEvent(event)
        if not self._has_asked:
            self._refresh()

    def _place(self) -> None:
        self._save.setToolTip("Save the chart as PNG, SVG or PDF, or the table as CSV")
        for part in (self._bar, self._policy_note):
            part.hide()  # until there is something to show
        self._employer.setFixedWidth(_EMPLOYER_PX)
        self._employer.setToolTip("Where the employer is")
        self._policy.choose(str(self._settings.get(_POLICY, "")))
        self._fill_bar()
        for part in (self._headline, self._message, self.offer.bar, self._remedy, self._bar, self._policy_note):
            self._column.addWidget(part)
        self._column.setAlignment(self._remedy, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(0)

    def _parts(self, desk: Desk, theme: Theme) -> Iterator[Callable[[], object]]:
        """What makes the parts below the top and puts them there."""
        yield partial(self._make_picture, theme)
        yield self._make_list
        yield self._make_converter
        yield partial(self._make_left, desk)
        yield partial(self._make_own, desk)

    def _append(self, part: QWidget, stretch: int = 0) -> None:
        self._column.insertWidget(self._column.count() - 1, part, stretch)
        part.show()

    def _make_picture(self, theme: Theme) -> None:
        self.picture = PlacesPicture(theme)
        self.picture.switch.choose(str(self._settings.get(_PICTURE, "")))
        self.picture.state_chosen.connect(self._choose_state)
        self.picture.switched.connect(lambda key: self._settings.set(_PICTURE, key))
        self._append(self.picture)
        self.picture.hide()  # until there is something to show

    def _make_list(self) -> None:
        self.list = PlacesList()
        self.list.chosen.connect(self._choose)
        self.list.copied.connect(self._copy)
        self.list.save_wanted.connect(lambda: self._ask_where_to_save(".csv"))
        self.offer.offer_at(self.list.view)
        self._append(self.list, 1)
        self.list.hide()

    def _make_converter(self) -> None:
        self.converter = PlacesConverter(self._pack)
        self._append(self.converter)

    def _make_left(self, desk: Desk) -> None:
        self.left = PlacesLeft(desk.session, desk.history, desk.pack)
        self._append(self.left)

    def _make_own(self, desk: Desk) -> None:
        self.own = OwnPlaces(desk.session, desk.history, desk.bridge)
        self._append(self.own)

    def _fill_bar(self) -> None:
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._policy)
        row.addWidget(self._of)
        row.addWidget(self._employer)
        row.addStretch(1)
        row.addWidget(self.offer.button)
        row.addWidget(self._save)

    def _connect(self) -> None:
        self._runner.answered.connect(self._take)
        self._runner.failed.connect(self._tell)
        self._policy.chosen.connect(self._switch)
        self._employer.settled.connect(self._refresh)
        self._save.clicked.connect(lambda: self._ask_where_to_save(""))
        self._remedy.clicked.connect(self.profile_wanted)
        # Wherever the keyboard is in the window, while this page is the one shown.
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self.search)

    def _refresh(self) -> None:
        """Have worked out what the snapshot and the policy come to."""
        self._has_asked = True
        employer = self._employer.text() if self._employer.is_own else None
        today = datetime.datetime.now().astimezone().date()
        policy = PayPolicy(self._policy.key)
        self._runner.ask(Question(self._session.profile, self._pack, today, policy, employer))

    def _take(self, result: Answer) -> None:
        self.finish()
        self._turns.start(self._showing(result))

    def _showing(self, result: Answer) -> Iterator[Callable[[], object]]:
        """What shows an answer, part by part and from the top."""
        stand, told = result.stand, result.told
        self._told = told
        self._employer.offer(result.more)
        self._remedy.show_for(stand)
        if isinstance(stand, NoEstimate) or told is None:
            assert isinstance(stand, NoEstimate)
            yield partial(self._show_nothing, stand)
            yield partial(self.converter.offer, result.more)
        else:
            self._employer.propose(stand.basis.place)
            # The sentence above does not depend on the policy; what does is not shown rather than shown wrong.
            note = result.refusal or self._policy_sentence(told)
            yield partial(self._show_top, told, note, has_results=not result.refusal)
            yield partial(self.converter.offer, result.more)
            yield from self._rest(told)
            yield partial(self.list.show_rows, told.rows)  # there are hundreds
        yield partial(self.explanation.standing.show_words, *standing_words(stand))
        yield self.answered.emit

    def _tell(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self._message.show_error(error)

    def _show_top(self, told: Comparison, note: str, *, has_results: bool) -> None:
        """Show a comparison with the place chosen: the answer, its note and the picture."""
        self._data = data = places_data(told, self._chosen_id)
        self._show_parts(has_bar=True, has_results=has_results)
        self._headline.show_answer(data.headline, data.subtitle)
        self._policy_note.setText(note)
        self._save.setEnabled(has_results)
        self.picture.show_places(told, data, self._chosen_id, f"{data.spoken} {note}")

    def _rest(self, told: Comparison) -> Iterator[Callable[[], object]]:
        """What shows the rest of it; the place is the one that is chosen by then."""

        def there() -> PlacePay | None:
            return told.row_of(self._chosen_id) or told.best_other

        def propose() -> None:
            row = there()
            self.converter.propose(told.pay, told.own.place, None if row is None else row.place)

        yield lambda: self.explanation.show_place(told, there() or told.own)
        yield lambda: self.left.show_places(told, there())
        yield propose

    def _show_nothing(self, stand: NoEstimate) -> None:
        self._told = self._data = None
        self._show_parts(has_bar=False, has_results=False)
        self._headline.show_answer(f"No comparison: {stand.reason}", f"{stand.remedy}.")
        self.explanation.show_place(None, None)
        self.left.show_places(None, None)

    def _show_parts(self, *, has_bar: bool, has_results: bool) -> None:
        self._bar.setVisible(has_bar)
        self._policy_note.setVisible(has_bar)
        for part in (self._of, self._employer):
            part.setVisible(self._policy.key == PayPolicy.LOCATION_INDEPENDENT)
        self.picture.setVisible(has_results)
        self.list.setVisible(has_results)

    def _switch(self, key: str) -> None:
        self._settings.set(_POLICY, key)
        self._refresh()

    def _choose(self, place_id: str) -> None:
        self._chosen_id = place_id
        if self._told is not None:
            self._show_top(self._told, self._policy_sentence(self._told), has_results=True)
            for show in self._rest(self._told):
                show()

    def _policy_sentence(self, told: Comparison) -> str:
        """What the policy makes of pay, and how the employer's place is understood where it counts."""
        has_employer = told.policy is PayPolicy.LOCATION_INDEPENDENT
        note = self._employer.note if has_employer else ""
        return " ".join(filter(None, (policy_sentence(told, self._chosen_id), note)))

    def _choose_state(self, code: str) -> None:
        """List the places of a state and go to the best; where nothing is known of a state nothing changes."""
        best = None if self._told is None else best_in_state(self._told, code)
        if best is not None:
            self.list.show_state(code)
            self.list.select(best.place.id)
            if self._chosen_id != best.place.id:  # the row it stands in now was the current one before
                self._choose(best.place.id)

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._message.show_text("The table is on the clipboard.")

    def _ask_where_to_save(self, ending: str) -> None:
        ask_where_to_save(self, self._settings, "places", self.save, ending=ending)
