"""The door for untrusted text."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reader.errors import NotTextError
from reader.text import (
    as_shown,
    clean,
    clean_line,
    clean_with,
    decode,
    excerpt,
    is_hard_wrapped,
    paragraphs,
    passage,
    sentence,
)

HARD_WRAPPED = (
    "The river rose in the night and took the bridge with it, the mayor\n"
    "of the town said on Wednesday. Nobody was hurt, but forty houses\n"
    "on the lower bank were flooded and will have to be rebuilt before\n"
    "the winter comes, she added, and the school will stay closed for\n"
    "some weeks because its cellar is full of mud and broken furniture.\n"
    "\n"
    "In the neighbouring valley the water had begun to fall."
)


class TestDecode:
    @pytest.mark.parametrize(
        "data",
        [
            "Zoë said “no”.".encode(),
            "Zoë said “no”.".encode("utf-8-sig"),
            "Zoë said “no”.".encode("utf-16"),
            b"\xfe\xff" + "Zoë said “no”.".encode("utf-16-be"),
            "Zoë said “no”.".encode("cp1252"),
        ],
        ids=["UTF-8", "UTF-8 with mark", "UTF-16", "UTF-16 big-endian", "Windows"],
    )
    def test_usual_encodings(self, data: bytes) -> None:
        assert decode(data) == "Zoë said “no”."

    def test_an_older_encoding_of_another_script(self) -> None:
        text = "Река поднялась ночью и унесла мост, сказал мэр города. Никто не пострадал. " * 4
        assert decode(text.encode("koi8-r")) == text

    def test_nothing_is_text(self) -> None:
        assert decode(b"") == ""

    @pytest.mark.parametrize(
        "data",
        [b"\xff" * 5000, b"MZ\x00\x00binary", bytes(range(256)) * 40],
        ids=["0xFF", "NUL", "all bytes"],
    )
    def test_what_is_no_text(self, data: bytes) -> None:
        with pytest.raises(NotTextError):
            decode(data)

    @given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
    def test_utf8_comes_back_as_it_was(self, text: str) -> None:
        assume(not text.startswith("\ufeff"))
        assert decode(text.encode()) == text


class TestClean:
    @pytest.mark.parametrize(
        ("text", "cleaned"),
        [
            ("a\r\nb\rc\u2028d\u2029e\x85f\x0bg\x0ch", "a\nb\nc\nd\ne\nf\ng\nh"),
            ("\x1b]0;title\x07a\x1b[31m", "a"),
            ("\x1b]52;c;b3duZWQ=\x1b\\b\x9d0;x\x9cc", "bc"),
            ("an open \x1b]0;title stays text", "an open ]0;title stays text"),
            ("a\x9b31mb\x7f\x00", "ab"),
            ("\x9bHello", "Hello"),
            ("\ufeffa\u202eb\u2066c\u200fd\U000e0041e", "abcde"),
            ("a\tb", "a\tb"),
            ("  a  \n", "a"),
            ("a\ud800b", "a\ufffdb"),
            ("e" + "\u0301" * 50, "e" + "\u0301" * 4),
            ("क्षि ❤️ 👩‍💻 e\u0301", "क्षि ❤️ 👩‍💻 e\u0301"),
        ],
    )
    def test_what_a_terminal_obeys_is_dropped(self, text: str, cleaned: str) -> None:
        assert clean(text) == cleaned

    @given(st.text(st.characters()))
    def test_cleaning_twice_changes_nothing_more(self, text: str) -> None:
        assert clean(clean(text)) == clean(text)

    @given(st.text(st.characters()))
    def test_cleaned_text_is_utf8_in_plain_lines(self, text: str) -> None:
        cleaned = clean(text)
        cleaned.encode("utf-8")
        assert f"{cleaned}\n".splitlines() == cleaned.split("\n")

    @given(st.text(st.characters()))
    def test_a_cleaned_line_is_one_line(self, text: str) -> None:
        line = clean_line(text)
        assert "\n" not in line
        assert "  " not in line


class TestOffsets:
    @pytest.mark.parametrize(
        "text",
        [
            "\r\none\r\n<two> three",
            "\x1b[31mone \u202e<\x1b[1mtwo> three",
            "e\u0301\u0301\u0301\u0301\u0301\u0301 <two>",
            " \t <two>  ",
        ],
    )
    def test_they_stay_at_their_words(self, text: str) -> None:
        cleaned, (start, end) = clean_with(text, [text.index("<"), text.index(">") + 1])
        assert cleaned[start:end] == "<two>"

    @given(st.text(st.characters()), st.text(st.characters()), st.booleans())
    def test_they_stay_at_a_sign_that_is_kept(self, before: str, after: str, one_line: bool) -> None:
        text, at = f"{before}§{after}", len(before)
        cleaned, (start, end) = clean_with(text, [at, at + 1], one_line=one_line)
        assert cleaned == (clean_line(text) if one_line else clean(text))
        assume(text.count("§") == cleaned.count("§") == 1)
        assert cleaned[start:end] == "§"

    @given(st.text(st.characters()), st.lists(st.integers(0, 30)))
    def test_they_keep_their_order_and_stay_within_the_text(self, text: str, offsets: list[int]) -> None:
        offsets = sorted(min(offset, len(text)) for offset in offsets)
        cleaned, moved = clean_with(text, offsets)
        assert moved == sorted(moved)
        assert all(0 <= offset <= len(cleaned) for offset in moved)


@given(st.text())
def test_shown_text_has_the_same_length(text: str) -> None:
    assert len(as_shown(text)) == len(text)
    assert not {"\n", "\t"} & set(as_shown(text))


class TestParagraphs:
    def test_every_line_is_one(self) -> None:
        text = "One.\n\n  Two is here.  \nThree."
        assert [text[slice(*span)] for span in paragraphs(text)] == ["One.", "Two is here.", "Three."]

    def test_in_a_hard_wrapped_text_blank_lines_part_them(self) -> None:
        assert is_hard_wrapped(HARD_WRAPPED)
        first, second = (HARD_WRAPPED[slice(*span)] for span in paragraphs(HARD_WRAPPED))
        assert first.startswith("The river")
        assert first.endswith("broken furniture.")
        assert second.startswith("In the neighbouring")

    def test_short_lines_are_not_hard_wrapped(self) -> None:
        assert not is_hard_wrapped(
            "Roses are red,\nviolets are blue,\nsugar is sweet\nand so are you.\n\nIndeed."
        )

    @given(st.text(st.sampled_from("ab \n")))
    def test_they_cover_every_word_in_order(self, text: str) -> None:
        spans = paragraphs(clean(text))
        words = [word for start, end in spans for word in clean(text)[start:end].split()]
        assert words == text.split()
        assert spans == sorted(spans)


class TestPassage:
    def test_paragraphs_are_parted_by_a_blank_line(self) -> None:
        assert passage("One two.\nThree four.", 4, 14) == "two.\n\nThree"

    def test_line_breaks_of_a_hard_wrapped_text_become_spaces(self) -> None:
        start = HARD_WRAPPED.index("the mayor")
        assert passage(HARD_WRAPPED, start, start + 21) == "the mayor of the town"

    @given(st.text(st.sampled_from("ab \n"), max_size=30), st.integers(0, 30), st.integers(0, 30))
    def test_it_holds_the_words_between_the_offsets(self, text: str, one: int, other: int) -> None:
        start, end = sorted((one, other))
        assert passage(text, start, end).split() == text[start:end].split()


class TestExcerpt:
    @pytest.mark.parametrize(
        ("line", "length", "beginning"),
        [
            ("It is short.", 12, "It is short."),
            ("Nobody on this island", 20, "Nobody on this …"),
            ("Nobody on this island", 14, "Nobody on this …"),
            ("Unbrokenandlong", 8, "Unbroken …"),
            ("“Nobody on this island,” she said.", 18, "“Nobody on this …”"),
            ("“Nobody,” she said, “on this island.”", 30, "“Nobody,” she said, “on this …”"),
            ("“Nobody,” she said.", 14, "“Nobody,” she …"),
            ("„Niemand auf dieser Insel“", 15, "„Niemand auf …“"),
            ("«Personne sur cette île»", 15, "«Personne sur …»"),
            ('"Nobody on this island"', 16, '"Nobody on this …"'),
            ("“He said ‘nobody here’ again”", 18, "“He said ‘nobody …”"),
            ("It is … over for them", 8, "It is …"),
        ],
    )
    def test_it_ends_at_a_word_and_leaves_no_quotation_open(
        self, line: str, length: int, beginning: str
    ) -> None:
        assert excerpt(line, length) == beginning

    @given(st.text("ab “”«»…", max_size=60), st.integers(1, 40))
    def test_it_is_hardly_longer_than_it_may_be(self, line: str, length: int) -> None:
        assert len(excerpt(line, length)) <= length + len(" …”")


@pytest.mark.parametrize(
    ("words", "ended"),
    [
        ("It is over", "It is over."),
        ("It is over.", "It is over."),
        ("Taken out: Nobody on …", "Taken out: Nobody on …"),
        ("Taken out: “Nobody on …”", "Taken out: “Nobody on …”"),
        ("Taken out: “Why?”", "Taken out: “Why?”"),
        ("Taken out: “Well,”", "Taken out: “Well,”."),
    ],
)
def test_a_sentence_ends_with_one_full_stop(words: str, ended: str) -> None:
    assert sentence(words) == ended
