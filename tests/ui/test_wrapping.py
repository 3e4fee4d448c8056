import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from scripts import SCRIPTS, mixed_text

from reader.ui.page.wrapping import FENCE, glyphs, is_fenced, wrap


def lines(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, width)]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("the quick brown fox jumps", 10, ["the quick", "brown fox", "jumps"]),
        ("exactly ten", 11, ["exactly ten"]),
        ("", 10, [""]),
        ("a https://example.org/long b", 10, ["a", "https://ex", "ample.org/", "long b"]),
        ("“Nobody,” she said – twice…", 12, ["“Nobody,”", "she said –", "twice…"]),
        ("東京で大きな会議 ok", 8, ["東京で大", "きな会議", "ok"]),
        ("naïve café olé", 10, ["naïve café", "olé"]),
        ("ab 東京abc def", 7, ["ab 東京", "abc def"]),
        ("他说“东京新闻。”他", 5, ["他说", "“东京", "新", "闻。”", "他"]),
        ("กำกำกำ", 3, ["กำ", "กำ", "กำ"]),
        ("🇩🇪🇫🇷🇯🇵", 5, ["🇩🇪🇫🇷", "🇯🇵"]),
        ("👍🏽👍🏽👍🏽", 5, ["👍🏽👍🏽", "👍🏽"]),
        ("abcd \u0301efg", 4, ["abcd", " \u0301efg"]),
        ("abc \u0301\u0301 de", 4, ["abc \u0301\u0301", "de"]),
    ],
)
def test_lines_break_at_spaces_and_only_long_words_inside(text: str, width: int, expected: list[str]) -> None:
    assert lines(text, width) == expected


CLUSTERS = ["a", "b", "“", "”", "—", "é", "e\u0301", "東", "京", "👩", "👩\u200d👩\u200d👧", "❤\ufe0f"]
WORDS = st.lists(st.lists(st.sampled_from(CLUSTERS), min_size=1, max_size=30).map("".join), max_size=30)


@given(WORDS, st.integers(2, 40))
def test_no_line_is_wider_than_the_width_and_no_word_is_lost(words: list[str], width: int) -> None:
    text = " ".join(words)
    assert all(cell_len(line) <= width for line in lines(text, width))
    assert "".join(lines(text, width)).replace(" ", "") == text.replace(" ", "")


@given(st.text(st.sampled_from("ab  “é東"), max_size=60), st.integers(2, 20))
def test_spans_are_in_order_and_skip_nothing_but_spaces(text: str, width: int) -> None:
    position = 0
    for start, end in wrap(text, width):
        assert position <= start <= end
        assert not text[position:start].strip(" ")
        position = end
    assert not text[position:].strip(" ")


@given(mixed_text, st.integers(2, 40))
def test_no_character_of_any_script_is_broken_or_stands_outside_the_width(text: str, width: int) -> None:
    starts = {cluster.start() for cluster in regex.finditer(r"\X", text)} | {len(text)}
    for start, end in wrap(text, width):
        assert {start, end} <= starts
        assert sum(map(cell_len, glyphs(text[start:end]))) <= width


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("naïve café", ["naïve café"]),
        ("e\u0301東 🇩🇪🇫🇷", ["e\u0301", "東", " ", "🇩🇪", "🇫🇷"]),
        ("👩\u200d👩\u200d👧👍🏽", ["👩\u200d👩\u200d👧", "👍🏽"]),
        ("שָׁ", ["שָׁ", FENCE]),
        ("", [""]),
    ],
)
def test_what_is_not_all_narrow_is_painted_character_by_character(text: str, pieces: list[str]) -> None:
    assert list(glyphs(text)) == pieces


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_fence_stands_behind_words_from_right_to_left_alone(script: str) -> None:
    text = SCRIPTS[script]
    assert is_fenced(text) == (script in ("Hebrew", "Arabic"))
    assert "".join(glyphs(text)) == text + FENCE * is_fenced(text)
    assert cell_len(FENCE) == 0
