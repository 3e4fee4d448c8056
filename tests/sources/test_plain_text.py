"""Plain text: the text itself, and what its front matter or its first lines say about it."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reader.sources.parsed import Metadata, Parsed
from reader.sources.plain_text import parse_plain_text

BODY = "The river rose in the night and took the bridge with it, said the mayor of the town."


def parse(text: str) -> Parsed:
    return parse_plain_text(text.encode())


def metadata(text: str) -> Metadata:
    return parse(text).metadata


class TestText:
    @given(st.text(st.characters(exclude_categories=["C", "M", "Zl", "Zp"], include_characters="\n\t")))
    def test_text_without_control_characters_stays_as_it_is(self, text: str) -> None:
        assume(not text.lstrip().startswith("---"))
        assert parse(text).text == text.strip()

    def test_line_ends_become_line_feeds(self) -> None:
        assert parse("One\r\ntwo\rthree\u2028four").text == "One\ntwo\nthree\nfour"

    def test_headline_byline_and_date_stay_in_the_text(self) -> None:
        text = f"River takes bridge\n\nBy Jane Doe\n28 January 2026\n\n{BODY}"
        assert parse(text).text == text


class TestFrontMatter:
    def test_it_is_no_part_of_the_text(self) -> None:
        parsed = parse(f"---\ntitle: River takes bridge\n---\n\n{BODY}\n")
        assert parsed.text == BODY
        assert parsed.metadata.title == "River takes bridge"

    def test_every_field_is_read(self) -> None:
        block = (
            "title: A title\nauthor: Jane Doe\ndate: 2026-01-28\nsource: The Post\n"
            "link: https://example.org/a\nlang: en-GB"
        )
        assert metadata(f"---\n{block}\n---\n{BODY}") == Metadata(
            title="A title",
            byline="Jane Doe",
            published="2026-01-28",
            publisher="The Post",
            url="https://example.org/a",
            language="en-GB",
        )

    @pytest.mark.parametrize(
        ("line", "field", "value"),
        [
            ("title: Syria: a visit", "title", "Syria: a visit"),
            ('title: "Quoted: a title"', "title", "Quoted: a title"),
            ("title: 1984", "title", "1984"),
            ("title: yes", "title", "yes"),
            ("title: >\n  Folded\n  title", "title", "Folded title"),
            ("Headline: Capital keys", "title", "Capital keys"),
            ("author: [Jane Doe, John Roe]", "byline", "Jane Doe, John Roe"),
            ("authors:\n  - Jane Doe\n  - John Roe", "byline", "Jane Doe, John Roe"),
            ("author: {name: Jane Doe, mail: x}", "byline", "Jane Doe"),
            ("by: By Jane Doe", "byline", "Jane Doe"),
            ("date: 2026-01-28T10:00:00+01:00", "published", "2026-01-28"),
            ("published: January 28, 2026", "published", "2026-01-28"),
            ("outlet: The Post", "publisher", "The Post"),
            ("lang: no", "language", "no"),
        ],
    )
    def test_values_of_any_type_are_read(self, line: str, field: str, value: str) -> None:
        assert getattr(metadata(f"---\n{line}\n---\n{BODY}"), field) == value

    @pytest.mark.parametrize(
        ("line", "field"),
        [
            ("title: null", "byline"),
            ("title: {a: {b: c}}", "title"),
            ("date: next week", "published"),
            ("date: 2026-99-99", "published"),
            ("date: 2026", "published"),
            ("url: javascript:alert(1)", "url"),
            ("url: file:///etc/passwd", "url"),
            ("lang: English, mostly", "language"),
        ],
    )
    def test_what_cannot_be_used_is_left_out(self, line: str, field: str) -> None:
        parsed = parse(f"---\n{line}\n---\n{BODY}")
        assert parsed.text == BODY
        assert getattr(parsed.metadata, field) is None

    @pytest.mark.parametrize(
        "text",
        [
            f"---\n{BODY}\n---\nMore.",
            f"---\nBreaking: the river rises\n---\n{BODY}",
            f"---\ntitle: Never closed\n\n{BODY}",
            f"---\ntitle: {'x' * 20_000}\n---\n{BODY}",
            f"---\n---\n{BODY}",
        ],
        ids=["prose", "no known key", "open", "too long", "empty"],
    )
    def test_what_is_no_front_matter_stays_in_the_text(self, text: str) -> None:
        assert parse(text).text == text

    @pytest.mark.parametrize(
        "block",
        [
            "title: [" + "[" * 8000,
            "a: &a [x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b]\ntitle: [*c,*c]",
            "title: !!python/object/apply:os.system ['true']",
            "title: &a [*a]",
            "? [a, b]\n: c\ntitle: x",
            "title: \x1b]0;owned\x07 safe",
        ],
        ids=["deep", "bomb", "object", "loop", "list as key", "escape"],
    )
    def test_hostile_blocks_do_no_harm(self, block: str) -> None:
        title = metadata(f"---\n{block}\n---\n{BODY}").title
        assert title is None or title.isprintable()


class TestHeadline:
    @pytest.mark.parametrize(
        "line", ["River takes bridge", "Who took the bridge?", "Trade with the U.S.", "“Never again”"]
    )
    def test_a_short_first_line_alone_is_one(self, line: str) -> None:
        assert metadata(f"{line}\n\n{BODY}").title == line

    @pytest.mark.parametrize(
        "text",
        [
            f"River takes bridge\n{BODY}",
            f"The river took the bridge.\n\n{BODY}",
            f"“The river took it.”\n\n{BODY}",
            f"{'River ' * 30}\n\n{BODY}",
            "River takes bridge",
            "River takes bridge\n\n",
        ],
        ids=["no blank line", "sentence", "quoted sentence", "long", "nothing below", "blank below"],
    )
    def test_what_is_none(self, text: str) -> None:
        assert metadata(text).title is None


def test_an_address_on_the_first_line_is_no_headline() -> None:
    parsed = parse(f"https://example.org/river?a=1\n\nRiver takes bridge\n\nBy Jane Doe\n\n{BODY}")
    assert parsed.text.startswith("https://example.org")
    assert parsed.metadata == Metadata(
        title="River takes bridge", byline="Jane Doe", url="https://example.org/river?a=1"
    )


class TestByline:
    @pytest.mark.parametrize(
        ("line", "names"),
        [
            ("By Jane Doe", "Jane Doe"),
            ("BY JANE DOE AND JOHN ROE", "JANE DOE AND JOHN ROE"),
            ("By Ahmad al-Masri and Anna von der Leyen", "Ahmad al-Masri and Anna von der Leyen"),
            ("By Seán O’Casey, Ivo Đurić and Zoë Smith-Jones", "Seán O’Casey, Ivo Đurić and Zoë Smith-Jones"),
            ("By Jane Doe, Moscow correspondent", "Jane Doe"),
            ("By Jane Doe in Porto", "Jane Doe"),
            ("By Jane Doe | The Post", "Jane Doe"),
            ("By AFP", "AFP"),
        ],
    )
    def test_names_after_by_are_one(self, line: str, names: str) -> None:
        assert metadata(f"River takes bridge\n\n{line}\n\n{BODY}").byline == names

    @pytest.mark.parametrize(
        "line",
        [
            "By Friday the river had risen",
            "By Friday Night",
            "By the river",
            "By Jane Doe it was called mad.",
        ],
    )
    def test_what_is_none(self, line: str) -> None:
        assert metadata(f"River takes bridge\n\n{line}\n\n{BODY}").byline is None

    def test_after_the_first_paragraph_there_is_none(self) -> None:
        assert metadata(f"River takes bridge\n\n{BODY * 2}\n\nBy Jane Doe").byline is None

    def test_front_matter_wins(self) -> None:
        assert (
            metadata(f"---\nby: John Roe\n---\nRiver takes bridge\n\nBy Jane Doe\n\n{BODY}").byline
            == "John Roe"
        )


class TestDate:
    @pytest.mark.parametrize(
        "line",
        [
            "28 January 2026",
            "Published: January 28, 2026",
            "Updated on Wednesday, 28 January 2026, 10:30 GMT",
            "The Post · 28 January 2026",
            "By Jane Doe | 2026-01-28",
            "By Jane Doe, 28 Jan. 2026",
        ],
    )
    def test_a_line_that_is_a_date_is_found(self, line: str) -> None:
        assert metadata(f"River takes bridge\n\n{line}\n\n{BODY}").published == "2026-01-28"

    def test_a_date_within_a_sentence_is_not(self) -> None:
        assert metadata("River takes bridge\n\nOn 28 January 2026 the river rose.\n\nMore.").published is None
