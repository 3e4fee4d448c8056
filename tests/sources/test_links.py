"""Bare addresses in plain text, and what counts as an address of the web."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.sources.links import web_address
from reader.sources.plain_text import parse_plain_text


def links_of(text: str) -> list[tuple[str, str]]:
    """Return the words of each link and where they lead."""
    parsed = parse_plain_text(text.encode("utf-8", "surrogatepass"))
    return [(parsed.text[link.start : link.end], link.url) for link in parsed.links]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See https://a.org/x?y=1#z for more.", "https://a.org/x?y=1#z"),
        ("It is at https://a.org/x.", "https://a.org/x"),
        ("Is it https://a.org/x?!", "https://a.org/x"),
        ("“See https://a.org/x,” she said.", "https://a.org/x"),
        ("(see https://a.org/x)", "https://a.org/x"),
        ("(see https://a.org/Foo_(bar).)", "https://a.org/Foo_(bar)"),
        ("https://a.org/Foo_(bar)", "https://a.org/Foo_(bar)"),
        ("[https://a.org/x]: there", "https://a.org/x"),
        ("<https://a.org/x>", "https://a.org/x"),
        ("it's 'https://a.org/x'", "https://a.org/x"),
        ("http://localhost:8000/x", "http://localhost:8000/x"),
        ("见 https://a.org/x。再见", "https://a.org/x"),
    ],
)
def test_an_address_ends_before_what_belongs_to_the_sentence(text: str, found: str) -> None:
    assert links_of(text) == [(found, found)]


def test_the_scheme_is_in_small_letters_in_whatever_letters_it_is_written() -> None:
    assert links_of("HTTPS://A.org/X") == [("HTTPS://A.org/X", "https://A.org/X")]
    assert web_address("Http://A.org/X") == "http://A.org/X"
    assert web_address("HTTPS://a.org/x", "https://b.org") == "https://a.org/x"


def test_www_is_enough() -> None:
    assert links_of("On www.a.org/x, they say.") == [("www.a.org/x", "https://www.a.org/x")]


@pytest.mark.parametrize(
    "text",
    ["www.", "www.example", "https://", "https://.", "a@www.a.org", "xhttps://a.org", "ftp://a.org", "a.org"],
)
def test_what_is_no_address(text: str) -> None:
    assert links_of(text) == []


def test_several_in_one_text_stand_in_its_order() -> None:
    assert [words for words, _ in links_of("https://b.org and www.a.org, then http://c.org")] == [
        "https://b.org",
        "www.a.org",
        "http://c.org",
    ]


@given(st.lists(st.sampled_from([*"ab.()[],: /\n\r\x1b\u0301", "https://a.b", "www.a.b"])).map("".join))
def test_the_words_of_a_link_are_its_address(text: str) -> None:
    for words, url in links_of(text):
        assert url in (words, f"https://{words}")


@pytest.mark.parametrize("reference", ["", " ", "//", "https://", "http://[x", "data:text/html,x", "x", "/x"])
def test_what_is_no_address_of_the_web(reference: str) -> None:
    assert web_address(reference) is None


def test_an_address_is_one_line_without_spaces() -> None:
    assert web_address(" https://a.org/\x1b[31ma b\n ") == "https://a.org/a%20b"
