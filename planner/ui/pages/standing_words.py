"""The sentences of where the current pay stands: the answer, and the quiet line of what it rests on."""

from planner.advice.pay_standing import PayStanding, pay_standing
from planner.advice.standing import counted
from planner.charts.words import sentences
from planner.domain import amounts as money
from planner.forecast.situation import NoEstimate, Situation
from planner.market.places import COUNTRY, REMOTE

NO_ESTIMATE = "No estimate of where your pay stands"


def standing_words(stand: Situation | NoEstimate) -> tuple[str, str]:
    """ "Your base pay is above 62 of 100 …" and its quiet line; without an estimate that, and why."""
    if isinstance(stand, NoEstimate):
        return NO_ESTIMATE, sentences((stand.reason, stand.remedy))
    found = pay_standing(stand)
    if found is None:
        return NO_ESTIMATE, sentences(("your pay is unknown", "Enter what your role pays"))
    return _answer(found), _quiet(found)


def counted_figures(found: PayStanding) -> str:
    """What the figures stand for: published jobs, and in other countries adverts."""
    return counted(found.n, "advert" if found.place.kind == COUNTRY else "job")


def _answer(found: PayStanding) -> str:
    share = round(found.percentile)
    than = f"above {share}" if share > 1 else "below 99"
    where = "working remotely" if found.place.kind == REMOTE else f"in {found.place.name}"
    return f"Your base pay is {than} of 100 {_plural(found.family.name)} at {found.level} level {where}"


def _plural(title: str) -> str:
    """A title as several in a sentence: "machine learning engineers", "NLP engineers"."""
    words = title.split(" ")
    return " ".join((words[0] if words[0].isupper() or words[0] == "MLOps" else words[0].lower(), *words[1:])) + "s"


def _quiet(found: PayStanding) -> str:
    jobs = f"n {counted_figures(found)} of all levels" if found.n else "n not known"
    return sentences(
        (
            f"Half of them are paid more than {money.short(found.median)}",
            f"{found.source.title} {found.source.date}, brought to today's dollars; {jobs}",
            found.fallback,
        )
    )
