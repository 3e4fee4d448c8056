"""The notebook as a document and as data."""

import csv
import io
import json
from dataclasses import replace

from reader.export.notes import NOTE_FORMATS
from reader.notebook import Note

NOTE = Note(
    *("quote", "“It rose.”", "Jane Doe, mayor", 0, 10, 1, "a1", "River"),
    *("The Post", "Ann Roe", "2026-01-08", "https://example.org/r", "river.txt", "abc"),
)


def test_markdown_has_words_source_link_grade_and_comment() -> None:
    noted = replace(NOTE, comment="Ask *her*.", grade="to check")
    assert NOTE_FORMATS["markdown"]((noted,)) == (
        "# Notebook\n\n"
        "> “It rose.”\n>\n"
        "> — Jane Doe, mayor ([The Post, 8 January 2026, ¶ 1]"
        "(https://example.org/r#:~:text=%E2%80%9CIt%20rose.%E2%80%9D))\n\n"
        "**to check**: Ask \\*her\\*.\n"
    )


def test_without_an_address_or_a_speaker_they_are_left_out() -> None:
    bare = replace(NOTE, url=None, who="", publisher=None)
    assert NOTE_FORMATS["markdown"]((bare,)).endswith("> “It rose.”\n>\n> (River, 8 January 2026, ¶ 1)\n")


def test_csv_has_a_row_a_note() -> None:
    [row] = csv.DictReader(io.StringIO(NOTE_FORMATS["csv"]((replace(NOTE, words="=1+2"),))))
    assert (row["words"], row["who"], row["start"], row["sha256"]) == ("'=1+2", "Jane Doe, mayor", "0", "abc")


def test_json_has_everything() -> None:
    [data] = json.loads(NOTE_FORMATS["json"]((NOTE,)))
    assert data["words"] == "“It rose.”"
    assert (data["start"], data["end"], data["sha256"]) == (0, 10, "abc")


def test_references_name_each_article_once() -> None:
    other = replace(NOTE, article="a2", title="Dam breaks")
    references = NOTE_FORMATS["bibtex"]((NOTE, replace(NOTE, start=5), other))
    assert references.count("@online") == 2
