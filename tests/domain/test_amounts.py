import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain import amounts as money

NB = "\u00a0"


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (0.0, "0"),
        (0.4, "0"),
        (950.0, "950"),
        (999.4, "999"),
        (999.6, "1k"),
        (1_000.0, "1k"),
        (8_460.0, "8.5k"),
        (9_960.0, "10k"),
        (84_300.0, "84k"),
        (196_312.0, "196k"),
        (960_000.0, "960k"),
        (999_600.0, "1M"),
        (1_234_567.0, "1.2M"),
        (12_340_000.0, "12.3M"),
        (123_400_000.0, "123M"),
        (2.5e9, "2.5B"),
        (5e12, "5T"),
    ],
)
def test_compact_rounds_to_what_is_known(amount: float, text: str) -> None:
    assert money.compact(amount) == text


@pytest.mark.parametrize(
    ("amount", "currency", "text"),
    [
        (196_312.0, "USD", "$196k"),
        (1_234_567.0, "USD", "$1.2M"),
        (-8_500.0, "USD", "−$8.5k"),
        (-0.3, "USD", "$0"),
        (12_300_000.0, "JPY", f"JPY{NB}12.3M"),
        (-84_300.0, "EUR", f"−EUR{NB}84k"),
    ],
)
def test_short_names_the_currency(amount: float, currency: str, text: str) -> None:
    assert money.short(amount, currency) == text


@pytest.mark.parametrize(
    ("amount", "currency", "text"),
    [
        (84_300.0, "USD", "$84,300"),
        (84_299.6, "USD", "$84,300"),
        (-1_000.0, "USD", "−$1,000"),
        (-0.2, "USD", "$0"),
        (9_400_000.0, "JPY", f"JPY{NB}9,400,000"),
    ],
)
def test_full_tells_every_unit(amount: float, currency: str, text: str) -> None:
    assert money.full(amount, currency) == text


@pytest.mark.parametrize(
    ("amount", "text"),
    [(0.0, "0"), (12_500.0, "12.5k"), (200_000.0, "200k"), (1_250_000.0, "1.25M"), (0.25, "0.25"), (3e9, "3B")],
)
def test_tick_rounds_nothing_away(amount: float, text: str) -> None:
    assert money.tick(amount) == text


@pytest.mark.parametrize(
    ("amounts", "texts"),
    [
        ((), ()),
        ((0.0,), ("+$0",)),
        ((-1_950.0, 64_000.0, 300.0), ("−$2k", "+$64k", "+$0")),
        ((-1_950.0, -1_900.0, 40.0), ("−$1.9k" if round(1.95, 1) == 1.9 else "−$2.0k", "−$1.9k", "+$0")),
        ((850.0, -14.0), ("+$850", "−$10")),
        ((1_234_567.0, 340_000.0, -6_000.0), ("+$1.23M", "+$0.34M", "−$0.01M")),
        ((12_340_000.0, 340_000.0), ("+$12.3M", "+$0.3M")),
        ((999_600.0, -500.0), ("+$1.00M", "+$0")),
    ],
)
def test_amounts_that_stand_together_have_one_precision(amounts: tuple[float, ...], texts: tuple[str, ...]) -> None:
    assert money.alike(amounts) == texts


@given(st.lists(st.floats(-1e13, 1e13), min_size=1, max_size=6))
def test_one_amount_alone_is_as_near_as_any_other_of_its_company(amounts: list[float]) -> None:
    told = [one for one in money.alike(amounts) if one != "+$0"]
    assert all(one[0] in "+−" and one[1] == "$" for one in told)
    if max(map(abs, amounts)) >= 1_000:
        assert len({(one[-1], len(one.partition(".")[2])) for one in told}) <= 1


@pytest.mark.parametrize(
    ("names", "text"), [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")]
)
def test_names_in_a_row(names: list[str], text: str) -> None:
    assert money.listed(names) == text


@pytest.mark.parametrize("amount", [math.nan, math.inf, -math.inf])
def test_what_is_not_finite_is_no_amount(amount: float) -> None:
    with pytest.raises(ValueError, match="is no amount"):
        money.alike([1.0, amount])
    for write in (money.short, money.full, money.change):
        with pytest.raises(ValueError, match="is no amount"):
            write(amount)


@pytest.mark.parametrize(
    ("probability", "text"),
    [
        (0.0, "0 of 20"),
        (0.001, "fewer than 1 of 20"),
        (0.03, "1 of 20"),
        (0.7, "14 of 20"),
        (0.97, "19 of 20"),
        (0.999, "more than 19 of 20"),
        (1.0, "20 of 20"),
    ],
)
def test_chance_is_certain_only_where_it_is(probability: float, text: str) -> None:
    assert money.chance(probability) == text


@pytest.mark.parametrize(
    ("probability", "text"), [(0.0, "0"), (0.004, "<1"), (0.58, "58"), (0.994, "99"), (0.996, ">99"), (1.0, "100")]
)
def test_percent_is_certain_only_where_it_is(probability: float, text: str) -> None:
    assert money.percent(probability) == f"{text}{NB}%"


@pytest.mark.parametrize("probability", [-0.01, 1.01, math.nan])
def test_what_lies_outside_0_to_1_is_no_probability(probability: float) -> None:
    for write in (money.chance, money.percent):
        with pytest.raises(ValueError, match="is no probability"):
            write(probability)


@pytest.mark.parametrize(("share", "text"), [(0.23, "+23"), (-0.09, "−9"), (0.0, "+0"), (-0.001, "+0"), (1.5, "+150")])
def test_change_has_a_sign_and_a_true_minus(share: float, text: str) -> None:
    assert money.change(share) == f"{text}{NB}%"


@given(st.floats(min_value=0, max_value=1e11))
def test_compact_is_short_and_close(amount: float) -> None:
    text = money.compact(amount)
    factor = {"k": 1e3, "M": 1e6, "B": 1e9}.get(text[-1], 1.0)
    value = float(text.rstrip("kMB")) * factor
    assert len(text) <= 5
    assert abs(value - amount) <= max(0.051 * amount, 0.5)


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (34_000, "+$34k"),
        (-8_500, "−$8.5k"),
        (0, "+$0"),
        (-0.2, "+$0"),
        (1.2e6, "+$1.2M"),
        (846, "+$850"),
        (-996, "−$1k"),
    ],
)
def test_differences_carry_their_sign(amount: float, words: str) -> None:
    assert money.difference(amount) == words


@pytest.mark.parametrize(("amount", "words"), [(12_500, "+12.5k"), (-200_000, "−200k"), (0, "0"), (0.0, "0")])
def test_ticks_of_differences_carry_their_sign(amount: float, words: str) -> None:
    assert money.change_tick(amount) == words


AMOUNTS = st.floats(min_value=-1e11, max_value=1e11)


@given(AMOUNTS)
def test_the_sign_alone_tells_a_loss_from_a_gain(amount: float) -> None:
    for write in (money.short, money.full):
        loss, gain = write(-abs(amount)), write(abs(amount))
        assert loss.removeprefix("−") == gain
        assert loss.startswith("−") is any(digit in gain for digit in "123456789")


@given(AMOUNTS)
def test_a_full_amount_is_right_to_half_a_unit(amount: float) -> None:
    text = money.full(amount).replace("$", "").replace(",", "").replace("−", "-")
    assert abs(float(text) - amount) <= 0.5


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_likelier_thing_is_never_told_as_less_likely(one: float, other: float) -> None:
    order = ["fewer than 1 of 20", *(f"{count} of 20" for count in range(1, 20)), "more than 19 of 20", "20 of 20"]
    low, high = sorted((one, other))
    places = [order.index(text) if text != "0 of 20" else -1 for text in map(money.chance, (low, high))]
    assert places[0] <= places[1]


@given(st.floats(0, 1))
def test_certainty_is_never_claimed(probability: float) -> None:
    is_sure = probability in (0, 1)
    assert (money.percent(probability) in (f"0{NB}%", f"100{NB}%")) is is_sure
    assert (money.chance(probability) in ("0 of 20", "20 of 20")) is is_sure


@given(st.integers(-5_000, 5_000))
def test_whole_per_cents_are_told_as_they_are(percent: int) -> None:
    assert money.change(percent / 100) == f"{'−' if percent < 0 else '+'}{abs(percent)}{NB}%"


@given(st.floats(-1e11, 1e11))
def test_a_difference_always_has_a_sign(amount: float) -> None:
    text = money.difference(amount, "JPY")
    assert text[0] in "+−"
    assert text[1:].startswith(f"JPY{NB}")


@given(st.integers(1, 9_999), st.integers(0, 8))
def test_a_tick_can_be_read_back(digits: int, power: int) -> None:
    amount = float(digits * 10**power)
    text = money.tick(amount)
    factor = {"k": 1e3, "M": 1e6, "B": 1e9, "T": 1e12}.get(text[-1], 1.0)
    assert float(text.rstrip("kMBT")) * factor == pytest.approx(amount)
    assert money.change_tick(-amount) == f"−{text}"
    assert money.change_tick(amount) == f"+{text}"
