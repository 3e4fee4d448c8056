"""A notebook as a document and as data."""

import csv
import html
import io
import json
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import PureWindowsPath
from urllib.parse import unquote

import pytest
import yaml
from markdown_it import MarkdownIt

from reader.export.note_formats import NOTE_FORMATS
from reader.notebook import Note, Notebook, Section

NOTE = Note(
    *("quote", "“It rose.”", "Jane Doe, mayor", 0, 10, 1, "a1", "River"),
    *("The Post", "Ann Roe", "2026-01-08", "https://example.org/r", "river.txt", "abc"),
)
LINK = "https://example.org/r#:~:text=%E2%80%9CIt%20rose.%E2%80%9D"
OTHER = replace(
    NOTE, article="a2", title="Dam <breaks>", published="soon", comment="Ask *her*.", grade="to check"
)
NOTEBOOK = Notebook("Floods: 2026", (Section("", (NOTE,)), Section("What *now*?", (OTHER,)), Section("Law")))


def holding(*notes: Note) -> Notebook:
    return Notebook("Notebook", (Section("", notes),))


def written(form: str, notebook: Notebook) -> str:
    return NOTE_FORMATS[form].write(notebook)


class TestMarkdown:
    def test_it_has_words_source_link_grade_and_comment(self) -> None:
        noted = replace(NOTE, comment="Ask *her*.", grade="to check")
        assert written("markdown", holding(noted)) == (
            "# Notebook\n\n"
            "> “It rose.”\n>\n"
            f"> — Jane Doe, mayor ([The Post, 8 January 2026, ¶ 1]({LINK}))\n\n"
            "**to check**: Ask \\*her\\*.\n"
        )

    def test_without_an_address_or_a_speaker_they_are_left_out(self) -> None:
        bare = replace(NOTE, url=None, who="", publisher=None)
        text = written("markdown", holding(bare))
        assert text.endswith("> “It rose.”\n>\n> (River, 8 January 2026, ¶ 1)\n")

    def test_sections_are_headings(self) -> None:
        text = written("markdown", NOTEBOOK)
        headings = ["# Floods: 2026", "## What \\*now\\*?", "## Law"]
        assert re.findall("^#+ .*$", text, re.MULTILINE) == headings


@pytest.mark.parametrize("form", ["markdown", "obsidian"])
@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/a)[click](javascript:alert(1)",
        "https://example.org/A_(b",
        "https://example.org/A_(b)_c",
        "https://example.org/a b\\) [`c`]",
        "https://example.org/<a>",
    ],
)
def test_whatever_an_address_is_made_of_it_is_one_link_around_the_source(form: str, url: str) -> None:
    text = written(form, holding(replace(NOTE, url=url, comment="after"))).rpartition("---\n")[2]
    [(address, shown)] = re.findall('<a href="(.*?)">(.*?)</a>', MarkdownIt().render(text))
    assert shown == "The Post, 8 January 2026, ¶ 1"
    assert unquote(html.unescape(address)) == f"{url}#:~:text=“It rose.”"
    assert ("¶ 1</a>)" in MarkdownIt().render(text)) == (form == "markdown")


class TestObsidian:
    @pytest.fixture
    def parts(self) -> tuple[dict[str, object], str]:
        _, properties, text = written("obsidian", NOTEBOOK).split("---\n", 2)
        return yaml.safe_load(properties), text

    def test_the_properties_are_yaml_with_tags_dates_and_sources(self, parts: tuple) -> None:
        assert parts[0] == {
            "title": "Floods: 2026",
            "tags": ["reader", "floods-2026", "what-now", "law", "to-check"],
            "published": [date(2026, 1, 8)],
            "sources": [
                "Ann Roe, “River”, The Post, 8 January 2026, https://example.org/r",
                "Ann Roe, “Dam <breaks>”, The Post, https://example.org/r",
            ],
        }

    def test_a_note_is_a_callout_with_a_link_to_the_passage_and_its_place(self, parts: tuple) -> None:
        assert (
            "> [!quote] Jane Doe, mayor\n> “It rose.”\n>\n"
            f"> [The Post, 8 January 2026, ¶ 1]({LINK})\n\n"
            "%% quote, article a1, characters 0–10 of text abc %%" in parts[1]
        )
        assert "## What \\*now\\*?" in parts[1]
        assert "\n#to-check Ask \\*her\\*.\n" in parts[1]

    def test_what_obsidian_gives_a_meaning_is_escaped_and_still_the_same_words(self) -> None:
        words = "Costs $5 and $6, #home, 5 # 6, ==so==, %%no%%, [[link]] 10 % ^id"
        text = written("obsidian", holding(replace(NOTE, words=words)))
        [line] = [line for line in text.splitlines() if line.startswith("> Costs")]
        assert not re.search(r"(?<!\\)\$|(?<!\\)#home|==|%%|\[\[|(?<!\\)\^", line)
        assert words in MarkdownIt().render(line).replace("&amp;", "&")

    @pytest.mark.parametrize(
        "words",
        [
            "#MeToo is here",
            "It says #MeToo, #x and\n#y",
            "# heading",
            "\\#MeToo",
            "==so== $5 %%no%%",
            "- #one\n1. #two\n2) %%",
            "^id\n^other",
        ],
    )
    def test_nothing_of_the_words_is_a_tag_and_none_of_them_has_a_sign_more(self, words: str) -> None:
        note = replace(NOTE, words=words, who=words, comment=words, grade="", url=None)
        text = written("obsidian", holding(note)).split("---\n", 2)[2]
        assert not re.search(r"(?<!\\)(?:\\\\)*(?:#\w|\$|(?<!\S)\^)", text)
        shown = html.unescape(re.sub("<[^>]+>", "", MarkdownIt().render(text)))
        assert shown.count(words) == 3

    @pytest.mark.parametrize("name", ["2026", "- ? -", "// 7"])
    def test_a_name_without_letters_is_no_tag(self, name: str) -> None:
        _, properties, _ = written("obsidian", replace(holding(NOTE), name=name)).split("---\n", 2)
        assert yaml.safe_load(properties)["tags"] == ["reader"]
        assert yaml.safe_load(properties)["title"] == name


class Page(HTMLParser):
    """Reads a page, and sees that every element is closed where it was opened."""

    VOID = ("meta", "br")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: list[str | None] = []
        self.texts: dict[str, list[str]] = {}
        self.figures: list[dict[str, str | None]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag not in self.VOID:
            self.open.append(tag)
        if tag == "a":
            self.links.append(dict(attributes)["href"])
        if tag == "figure":
            self.figures.append(dict(attributes))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and data.strip():
            self.texts.setdefault(self.open[-1], []).append(data.strip())


class TestWebPage:
    def test_it_is_one_whole_page_that_loads_nothing(self) -> None:
        text = written("html", NOTEBOOK)
        assert text.startswith('<!DOCTYPE html>\n<html lang="en">')
        assert Page(text).open == []
        assert "default-src 'none'" in text
        assert not re.search("<script|<link|@import|url\\(|src=", text)

    def test_it_has_sections_words_links_and_sources(self) -> None:
        page = Page(written("html", NOTEBOOK))
        assert page.texts["h1"] == ["Floods: 2026"]
        assert page.texts["h2"] == ["What *now*?", "Law", "Sources"]
        assert page.links == [LINK, LINK]
        assert page.texts["p"] == ["“It rose.”", "“It rose.”", ": Ask *her*."]
        assert page.texts["span"] == ["Jane Doe, mayor", "Jane Doe, mayor", "to check"]
        assert page.texts["li"][1] == "Ann Roe, “Dam <breaks>”, The Post, https://example.org/r"

    def test_a_caption_stands_last_in_its_figure_as_html_wants_it(self) -> None:
        text = written("html", NOTEBOOK)
        assert text.count("</figcaption>\n</figure>") == text.count("<figcaption>") == 2

    def test_a_note_has_its_place_in_the_article(self) -> None:
        assert Page(written("html", NOTEBOOK)).figures[0] == {
            "data-article": "a1",
            "data-start": "0",
            "data-end": "10",
            "data-sha256": "abc",
        }

    def test_nothing_of_an_article_becomes_markup_or_a_program(self) -> None:
        hostile = "</p><script>alert(1)</script> & \" '"
        note = replace(
            NOTE, words=hostile, who=hostile, publisher=hostile, comment=hostile, url="javascript:alert(1)"
        )
        text = written("html", Notebook(hostile, (Section("", (note,)), Section(hostile))))
        page = Page(text)
        assert "<script" not in text
        assert page.links == []
        assert hostile in page.texts["h1"]
        assert hostile in page.texts["p"]

    def test_paragraphs_stay_apart(self) -> None:
        page = Page(written("html", holding(replace(NOTE, words="One.\n\nTwo."))))
        assert page.texts["p"] == ["One.", "Two."]


class TestData:
    def test_csv_has_a_row_a_note(self) -> None:
        text = written("csv", replace(NOTEBOOK, sections=(Section("Law", (replace(NOTE, words="=1+2"),)),)))
        [row] = csv.DictReader(io.StringIO(text))
        assert (row["words"], row["who"], row["start"], row["sha256"]) == (
            "'=1+2",
            "Jane Doe, mayor",
            "0",
            "abc",
        )
        assert (row["notebook"], row["section"]) == ("Floods: 2026", "Law")

    def test_json_has_everything(self) -> None:
        first, second = json.loads(written("json", NOTEBOOK))
        assert first["words"] == "“It rose.”"
        assert (first["start"], first["end"], first["sha256"]) == (0, 10, "abc")
        assert (first["notebook"], first["section"]) == ("Floods: 2026", "")
        assert second["section"] == "What *now*?"

    def test_references_name_each_article_once_and_by_keys_of_their_own(self) -> None:
        same_key = replace(NOTE, article="a3", title="River falls")
        notebook = holding(NOTE, replace(NOTE, start=5), OTHER, same_key)
        assert re.findall("@online{(.*),", written("bibtex", notebook)) == [
            "thepost2026river",
            "thepostsoonbreaks",
            "thepost2026riverb",
        ]
        items = json.loads(written("csl-json", notebook))
        assert [item["id"] for item in items] == [
            "thepost2026river",
            "thepostsoonbreaks",
            "thepost2026riverb",
        ]
        assert [item["title"] for item in items] == ["River", "Dam <breaks>", "River falls"]


@pytest.mark.parametrize("form", NOTE_FORMATS)
def test_every_format_takes_an_empty_notebook(form: str) -> None:
    assert isinstance(written(form, Notebook("Notebook")), str)


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Ferry costs", "Ferry costs.md"),
        ("a/b\\c: d?", "a b c d.md"),
        ("..", "notebook.md"),
        ("CON", "notebook CON.md"),
        (".hidden. ", "hidden.md"),
        ("ß" * 300, "ß" * 80 + ".md"),
        ("⛴" * 300, "⛴" * 80 + ".md"),
        ("🌊" * 300, "🌊" * 60 + ".md"),
        ("a" + "🌊" * 300, "a" + "🌊" * 59 + ".md"),
    ],
    ids=lambda each: ascii(each[:12]),
)
def test_the_name_of_its_file_is_one_that_every_file_system_takes(name: str, file: str) -> None:
    named = NOTE_FORMATS["markdown"].file_name(Notebook(name))
    assert named == file
    assert not PureWindowsPath(named).is_reserved()
    assert all(len(form.file_name(Notebook(name)).encode()) <= 255 for form in NOTE_FORMATS.values())
