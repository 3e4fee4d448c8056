"""Markdown becomes plain paragraphs."""

import textwrap

import pytest

from reader.sources.markdown import parse_markdown


def text_of(source: str) -> str:
    return parse_markdown(textwrap.dedent(source).encode()).text


def links_of(source: str) -> list[tuple[str, str]]:
    """Return the words of each link and where they lead."""
    parsed = parse_markdown(textwrap.dedent(source).encode())
    return [(parsed.text[link.start : link.end], link.url) for link in parsed.links]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Some *soft* and **strong** words.", "Some soft and strong words."),
        ("A [link](https://example.org 'title') here.", "A link here."),
        ("See <https://example.org>.", "See https://example.org."),
        ("![A *grey* cat](cat.png) sleeps.", "A grey cat sleeps."),
        ("Run `make **all**` now.", "Run make **all** now."),
        ("Lines that\nare wrapped.", "Lines that are wrapped."),
        ("A hard  \nbreak.", "A hard\nbreak."),
        ("# One\n\nTwo\n\nThree\n-----", "One\n\nTwo\n\nThree"),
        ("> Quoted\n> words\n>\n> in two.", "Quoted words\n\nin two."),
        ("- one\n- two\n\n  still two", "• one\n\n• two\n\nstill two"),
        ("3. three\n4. four", "3. three\n\n4. four"),
        ("- outer\n  1. inner\n- last", "• outer\n\n  1. inner\n\n• last"),
        ("    a = 1\n\n    b = 2", "a = 1\n\nb = 2"),
        ("```py\na *= 1\n```", "a *= 1"),
        ("| a | b |\n|---|---|\n| 1 | *2* |", "a | b\n\n1 | 2"),
        ("Before <b>bold</b><br>after.", "Before bold after."),
        ("<div>\nhidden\n</div>\n\nShown.", "Shown."),
        ("<!-- a comment -->\n\nShown.", "Shown."),
        ("One\n\n---\n\nTwo", "One\n\nTwo"),
        ("Fish &amp; chips \\*raw\\*.", "Fish & chips *raw*."),
        ("- a\n-\n\nText after", "• a\n\nText after"),
        ("- a\n- | b |\n  |---|\n  | c |\n\nText after", "• a\n\nb\n\nc\n\nText after"),
        ("2.\n\n# Heading", "Heading"),
        ("Before\n\n-\n  - inner\n-\n\nText after", "Before\n\n  • inner\n\nText after"),
        ("[run *it*](javascript:alert(1)) now", "run it now"),
        ("![A cat](vbscript:x) and [data](data:text/html,x)", "A cat and data"),
        ("[run][1] now\n\n[1]: javascript:alert(1)", "run now"),
    ],
)
def test_marks_become_words(source: str, text: str) -> None:
    assert text_of(source) == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Words[^1] here.\n\n[^1]: A note.", "Words here.\n\nA note."),
        ("Words[^1][^b].\n\n[^1]: One.\n[^b]: Two\nlines.", "Words.\n\nOne.\n\nTwo lines."),
        ("Words.[^1]\n\n[^1]: https://a.org/x", "Words.\n\nhttps://a.org/x"),
        ("Words.[^1]\n\n[^1]: A *soft* note.\n# Heading", "Words.\n\nA soft note.\n\nHeading"),
        ("Before.\n[^1]: A note.\n\nWords.[^1]", "Before.\n\nA note.\n\nWords."),
        ("- one[^1]\n\n  [^1]: A note.", "• one\n\nA note."),
        ("What [^abc] matches, and `[^1]`.\n\n[^1]: A note.", "What [^abc] matches, and [^1].\n\nA note."),
        ("Words.\n\n    [^1]: code", "Words.\n\n[^1]: code"),
        ("[^1]: ", ""),
    ],
)
def test_a_footnote_is_a_paragraph_and_its_marks_go(source: str, text: str) -> None:
    assert text_of(source) == text


def test_the_first_heading_is_the_title_and_stays_in_the_text() -> None:
    parsed = parse_markdown(b"Before.\n\n## The *river* rises\n\nAfter.\n")
    assert parsed.metadata.title == "The river rises"
    assert parsed.text == "Before.\n\nThe river rises\n\nAfter."


def test_front_matter_comes_first() -> None:
    parsed = parse_markdown(b"---\ntitle: From the top\n---\n# Heading\n\nText.")
    assert parsed.metadata.title == "From the top"
    assert parsed.text == "Heading\n\nText."


def test_byline_and_date_are_found_below_the_heading() -> None:
    parsed = parse_markdown(b"# River\n\n*By **Jane Doe***\n\n28 January 2026\n\nText.")
    assert parsed.metadata.byline == "Jane Doe"
    assert parsed.metadata.published == "2026-01-28"


def test_references_to_control_characters_do_not_survive() -> None:
    text = text_of("A&#27;]0;title&#7; and &#x202e; and &#x9b;.")
    assert all(character.isprintable() for character in text)


def test_deep_nesting_is_read() -> None:
    assert "deep" in text_of("> " * 15 + "deep")


class TestLinks:
    @pytest.mark.parametrize(
        ("source", "links"),
        [
            ("A [link](https://a.org 'title') here.", [("link", "https://a.org")]),
            ("A [*soft* link][1].\n\n[1]: https://a.org/x", [("soft link", "https://a.org/x")]),
            ("See <https://a.org>.", [("https://a.org", "https://a.org")]),
            ("See https://a.org.", [("https://a.org", "https://a.org")]),
            ("![A cat](https://a.org/cat.png) sleeps.", [("A cat", "https://a.org/cat.png")]),
            (
                "[![A cat](https://a.org/cat.png)](https://a.org)",
                [("A cat", "https://a.org"), ("A cat", "https://a.org/cat.png")],
            ),
            ("- one\n- [two](https://a.org)\n", [("two", "https://a.org")]),
            ("# About [it](https://a.org)\n\nText.", [("it", "https://a.org")]),
            ("| a |\n|---|\n| b  c<br> [d](https://a.org) |", [("d", "https://a.org")]),
            ("[ spaced ](https://a.org) words", [("spaced", "https://a.org")]),
            ("[Straße](https://a.org/straße)", [("Straße", "https://a.org/stra%C3%9Fe")]),
        ],
    )
    def test_words_keep_where_they_lead(self, source: str, links: list[tuple[str, str]]) -> None:
        assert links_of(source) == links

    @pytest.mark.parametrize(
        "source",
        [
            "[mail](mailto:a@a.org)",
            "[script](javascript:alert(1))",
            "[file](file:///etc/passwd)",
            "[relative](/other)",
            "[note](#note)",
            "[](https://a.org)",
            "[no host](https:///x)",
        ],
    )
    def test_what_leads_nowhere_in_the_web_is_none(self, source: str) -> None:
        assert links_of(source) == []

    def test_relative_ones_begin_at_the_articles_address(self) -> None:
        top = "---\nurl: https://a.org/news/one.html\n---\n"
        source = f"{top}[Two](two.html), [three](/three), [four](//b.org/4), [mail](mailto:a@a.org), [same]()"
        assert links_of(source) == [
            ("Two", "https://a.org/news/two.html"),
            ("three", "https://a.org/three"),
            ("four", "https://b.org/4"),
        ]

    def test_they_stay_at_their_words_where_the_text_is_cleaned(self) -> None:
        marks = "&#x301;" * 9
        source = f"&#x202e;e{marks} [o&#x200f;ne](https://a.org/1) &#x2028;\n\n&#x2066;[two&#x2069;](https://a.org/2) end"
        assert links_of(source) == [("one", "https://a.org/1"), ("two", "https://a.org/2")]

    def test_an_address_can_hold_nothing_that_a_terminal_obeys(self) -> None:
        [(_, url)] = links_of("[x](<https://a.org/&#27;]0;t&#x9b;&#x202e;y>)")
        assert url.isascii()
        assert url.isprintable()
