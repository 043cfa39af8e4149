"""What a text may hold: any script, lines and tabs; and what counts as an address of the web."""

import pytest

from planner.domain.errors import UserError
from planner.domain.text import LONGEST_ADDRESS, listed, require_address, require_text


def refusal(text: str, *, longest: int = 300, required: bool = False) -> str:
    with pytest.raises(UserError) as caught:
        require_text(text, "Motto", "motto", longest=longest, required=required)
    assert (caught.value.field, caught.value.attribute) == ("Motto", "motto")
    return str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "سارة المهندسة",  # right to left
        "ปัญญาประดิษฐ์",  # vowels that combine
        "नीति\u200dक",  # a joiner without width
        "👩🏽\u200d💻",  # four code points, one picture
        "\u202bמהנדסת\u202c",  # marks of direction
        "e\u0301cole",  # an accent apart from its letter
        "two\u00a0words",  # a space that does not break
        "first\nsecond\n\tindented",
        "soft\u00adhyphen",
        "private \ue000 use",
    ],
)
def test_any_script_lines_and_tabs_are_welcome(text: str) -> None:
    require_text(text, "Motto", "motto", required=True)
    with pytest.raises(UserError, match="cannot be shown"):  # the same text with one control character
        require_text(f"{text}\x7f", "Motto", "motto")


@pytest.mark.parametrize("letter", ["\x00", "\x08", "\x0b", "\r", "\x1f", "\x7f", "\x85", "\x9f", "\udfff"])
def test_control_characters_and_half_letters_are_refused_wherever_they_stand(letter: str) -> None:
    sentence = "Motto: it holds a character that cannot be shown. Type it again by hand."
    assert {refusal(text) for text in (f"{letter}ab", f"a{letter}b", f"ab\n{letter}")} == {sentence}


@pytest.mark.parametrize("blank", ["", " ", "\n\t", "\u00a0", "\u3000\u2003"])
def test_blanks_of_any_script_are_empty_where_a_text_is_needed(blank: str) -> None:
    assert refusal(blank, required=True) == "Motto: it is empty. Write at least one letter."
    require_text(blank, "Motto", "motto")
    require_text(f"{blank}字", "Motto", "motto", required=True)


def test_length_is_counted_in_characters_and_comes_before_what_cannot_be_shown() -> None:
    require_text("机" * 1200, "Motto", "motto", longest=1200)
    long = "Motto: it has 1,201 characters. Keep it under 1,200."
    assert refusal("机" * 1201, longest=1200) == refusal("\x00" * 1201, longest=1200) == long
    assert refusal(" " * 1201, longest=1200, required=True).startswith("Motto: it is empty")


@pytest.mark.parametrize(
    "address",
    [
        "",
        "http://a",
        "https://example.org",
        "HTTPS://EXAMPLE.ORG/X",
        "https://例え.jp/証明?x=1#top",
        "http://[::1]:80/",
    ],
)
def test_addresses_of_the_web_are_welcome(address: str) -> None:
    require_address(address)
    with pytest.raises(UserError, match="is not a web address"):
        require_address(f"x{address}")


@pytest.mark.parametrize(
    "address",
    [" ", "https://", "https:///path", "https:example.org", "//example.org", "mailto:a@example.org", "javascript:x"],
)
def test_other_addresses_are_refused_with_the_text_as_it_is(address: str) -> None:
    with pytest.raises(UserError) as caught:
        require_address(address)
    told = f"Address: “{address}” is not a web address. Start it with https:// or leave it empty."
    assert (str(caught.value), caught.value.attribute) == (told, "url")


def test_an_address_may_be_longer_than_a_name() -> None:
    fits = "https://a/".ljust(LONGEST_ADDRESS, "b")
    require_address(fits)
    with pytest.raises(UserError, match=r"^Address: it has 2,001 characters\. Keep it under 2,000\.$"):
        require_address(f"{fits}b")
    with pytest.raises(UserError, match=r"^Address: it holds a character that cannot be shown\."):
        require_address("https://a/\x00")


@pytest.mark.parametrize(
    ("names", "text"), [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")]
)
def test_names_in_a_row(names: list[str], text: str) -> None:
    assert listed(names) == text
