import json
from dataclasses import replace
from pathlib import Path

import pytest

from planner.base import resources
from planner.calibration.hold_out import held_out, main, write_report
from planner.market.pay_model import PayDistribution, PayModel, PlaceEffect
from planner.market.pay_question import PayQuestion
from tests.calibration.public import public_sources
from tests.calibration.test_pay_build import sources
from tests.calibration.test_pay_fit import PAID, observations


def test_each_fit_is_scored_on_what_it_left_out() -> None:
    made = observations(900)
    report = held_out(made, PAID)
    assert set(report) == {
        "a random fifth, advertised",
        "a random fifth, reported",
        "adverts of 2024, advertised",
        "the newest adverts, advertised",
        "answers of 2024, reported",
    }
    last = sum(one.question.basis == "advertised" and one.question.year == 2024 for one in made)
    assert report["the newest adverts, advertised"]["n"] == last // 2
    assert report["adverts of 2024, advertised"]["n"] == last
    assert report["a random fifth, advertised"]["n"] == pytest.approx(180, abs=40)
    for name in ("a random fifth, advertised", "adverts of 2024, advertised"):
        assert report[name]["coverage"]["80"] == pytest.approx(
            0.8, abs=0.12
        )  # a hundred rows, and a year never seen widens the bands
        assert report[name]["pinball"] < report[name]["baselines"]["national"]["pinball"]


def test_adverts_of_the_year_before_are_fitted_without_later_ones() -> None:
    made = observations(500)
    older = [replace(one, question=replace(one.question, year=one.question.year - 1)) for one in made]
    report = held_out(made + older, PAID)
    assert report["adverts of 2023, advertised"]["n"] == sum(
        one.question.basis == "advertised" and one.question.year == 2023 for one in made + older
    )


def test_the_newest_adverts_are_asked_for_as_of_a_year_after(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[float] = []
    real = PayModel.distribution

    def noted(model: PayModel, question: PayQuestion, place: PlaceEffect | None = None) -> PayDistribution:
        asked.append(question.year)
        return real(model, question, place)

    monkeypatch.setattr(PayModel, "distribution", noted)
    report = held_out(observations(300), PAID)
    assert asked.count(2025.0) == report["the newest adverts, advertised"]["n"]


def test_the_command_writes_and_prints(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "measured.json"
    assert main([str(sources(tmp_path)), str(out)]) == 0
    assert "== adverts of 2024, advertised" in capsys.readouterr().out
    assert json.loads(out.read_text(encoding="utf-8"))["answers of 2024, reported"]["n"] == 25


def test_a_missing_source_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path), str(tmp_path / "out.json")]) == 3
    assert main([]) == 2
    assert "usage" in capsys.readouterr().err


def test_the_report_is_written_twice_the_same(tmp_path: Path) -> None:
    folder = sources(tmp_path)
    report = write_report(folder, tmp_path / "one.json")
    assert write_report(folder, tmp_path / "two.json") == report
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()
    assert json.loads((tmp_path / "one.json").read_text(encoding="utf-8")) == report


@pytest.mark.source_data
def test_the_shipped_measures_are_what_the_public_data_give(tmp_path: Path) -> None:
    write_report(public_sources(), tmp_path / "measured.json")
    assert (tmp_path / "measured.json").read_bytes() == resources.path("market", "pay_calibration.json").read_bytes()
