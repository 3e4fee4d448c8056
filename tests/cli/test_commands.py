"""The other commands, and how one is chosen."""

import json
from pathlib import Path

import pytest

from reader import __version__
from reader.cli import main
from reader.export.notes import COLUMNS
from reader.model import Analysis, Article, Quote
from reader.notebook import Note, Notebook, Section, Shelf, shelf_to_json
from reader.settings import paths
from reader.store import Store
from reader.store.schema import MIGRATIONS

Output = pytest.CaptureFixture[str]


@pytest.fixture
def library(fake_analyser: None) -> None:  # noqa: ARG001
    store = Store.open(paths().database)
    one = Article("a1", "River [bold]takes[/bold] bridge", "Some words.", "river.txt", published="2026-01-28")
    quote = Quote("q1", "direct", ((0, 4),), "Some", None, None, None, None, None, "none", 0.5, 1)
    store.save_articles([one])
    store.save_articles([Article("a2", "水が橋をさらう", "Words.", "bridge.txt", publisher="The Post")])
    store.save_analysis(Analysis(one.sha256, "fake-1", (), (quote,), ()), "{}")
    store.close()


def exit_status(arguments: list[str]) -> object:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    return ended.value.code


def test_version(capsys: Output) -> None:
    assert exit_status(["--version"]) == 0
    assert capsys.readouterr().out == f"article-reader {__version__}\n"


def test_help_shows_every_form_and_examples(capsys: Output) -> None:
    assert exit_status(["--help"]) == 0
    shown = capsys.readouterr().out
    for part in (
        "reader [FILE|FOLDER|-]...",
        "reader extract SOURCE...",
        "reader list",
        "reader notes",
        "reader serve",
        "reader doctor",
        "| reader -",
    ):
        assert part in shown


@pytest.mark.parametrize("command", ["extract", "list", "notes", "serve", "doctor"])
def test_every_command_has_help(command: str, capsys: Output) -> None:
    assert exit_status([command, "--help"]) == 0
    assert f"usage: reader {command}" in capsys.readouterr().out


def test_an_unknown_option_is_wrong_usage(capsys: Output) -> None:
    assert exit_status(["--colour"]) == 2
    assert "unrecognized arguments: --colour" in capsys.readouterr().err


@pytest.mark.usefixtures("library")
def test_list_prints_a_table(capsys: Output) -> None:
    assert main(["list"]) == 0
    header, newer, older = capsys.readouterr().out.splitlines()
    assert header.split() == ["title", "source", "date", "words", "quotes", "facts"]
    assert newer.split() == ["水が橋をさらう", "The", "Post", "1"]
    assert older.split()[:4] == ["River", "[bold]takes[/bold]", "bridge", "river.txt"]
    assert older.split()[-4:] == ["2026-01-28", "2", "1", "0"]


@pytest.mark.usefixtures("library")
def test_list_as_json(capsys: Output) -> None:
    assert main(["list", "--format", "json"]) == 0
    first, second = json.loads(capsys.readouterr().out)
    assert first["id"] == "a2"
    assert first["quotes"] is None
    assert second == {
        "id": "a1",
        "title": "River [bold]takes[/bold] bridge",
        "source": "river.txt",
        "publisher": None,
        "published": "2026-01-28",
        "words": 2,
        "sample": False,
        "quotes": 1,
        "facts": 0,
    }


def test_an_empty_library_is_not_made_by_listing_it(tmp_path: Path, capsys: Output) -> None:
    assert main(["list"]) == 0
    printed, said = capsys.readouterr()
    assert printed == ""
    assert "the library is empty" in said
    assert main(["list", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    assert not (tmp_path / "home").exists()


def test_a_library_of_a_newer_version_is_an_error(capsys: Output) -> None:
    import sqlite3

    paths().data.mkdir()
    with sqlite3.connect(paths().database) as connection:
        connection.execute("PRAGMA user_version = 99")
    assert main(["list"]) == 1
    assert "written by a newer version" in capsys.readouterr().err


class TestDoctor:
    @pytest.mark.usefixtures("library")
    def test_it_reports_what_it_finds(self, capsys: Output) -> None:
        assert main(["doctor"]) == 0
        report = dict(line.split(maxsplit=1) for line in capsys.readouterr().out.splitlines())
        assert report["article-reader"] == __version__
        assert "spacy 3." in report["packages"]
        assert report["pipeline"].startswith("fake-1; loaded and tried on a sample")
        assert int(report["samples"]) >= 8
        assert str(paths().data) in report["data"]
        assert f"schema {len(MIGRATIONS)}, 2 articles, 1 analyses" in report["library"]

    def test_what_is_broken_is_reported_too(self, capsys: Output, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(pipeline: str) -> None:
            raise RuntimeError(f"no model {pipeline}\x1b[31m")

        monkeypatch.setattr("reader.nlp.Analyser", fail)
        paths().data.mkdir()
        paths().options.write_text("pipeline = 'en_none'")
        paths().database.write_bytes(b"This is no database. " * 100)
        assert main(["doctor"]) == 0
        printed, said = capsys.readouterr()
        assert said == ""
        report = dict(line.split(maxsplit=1) for line in printed.splitlines())
        assert report["pipeline"] == "failed: RuntimeError: no model en_none"
        assert "cannot be used: file is not a database" in report["library"]

    def test_a_broken_configuration_file_is_reported(self, capsys: Output) -> None:
        paths().data.mkdir()
        paths().options.write_text("measure = 'wide'")
        assert main(["doctor"]) == 1
        said = capsys.readouterr().out
        assert f'wrong: {paths().options}: measure must be a whole number, not "wide".' in said
        assert "pipeline       not tried, because of the settings" in said
        assert "SettingsError" not in said

    @pytest.mark.usefixtures("library")
    def test_settings_are_printed_as_the_file_has_them(self, capsys: Output) -> None:
        paths().options.write_text("theme = 'nord'\njustify = true\n[keys]\ncopy = 'c'\ncorrect = 'f6'")
        assert main(["doctor"]) == 0
        written = 'theme = "nord", justify = true, keys = { copy = "c", correct = "f6" }'
        assert f"{paths().options}: {written}\n" in capsys.readouterr().out

    @pytest.mark.usefixtures("library")
    @pytest.mark.parametrize(
        ("settings", "wrong"),
        [
            (
                "theme = 'nope'",
                "No theme is called 'nope'; Theme in the command palette (ctrl+p) names them.",
            ),
            ("[keys]\ncopy = 'm'", "m cannot be 'copy': it is 'mark' already."),
            ("[keys]\nkeep = ''", "No key is given to 'keep'; write one between the quotation marks"),
            ("[templates]\nmine = '$who $nobody'", "The template 'mine' cannot be used: there is no $nobody"),
        ],
    )
    def test_settings_that_cannot_be_are_reported_with_what_to_write(
        self, settings: str, wrong: str, capsys: Output
    ) -> None:
        paths().options.write_text(settings)
        assert main(["doctor"]) == 1
        assert wrong in next(
            line for line in capsys.readouterr().out.splitlines() if line.startswith("settings ")
        )


class TestNotes:
    @pytest.fixture(autouse=True)
    def _notebooks(self, library: None) -> None:
        note = Note(
            "passage", "Some words.", "", 0, 11, 1, "a1", "River", None, None, None, None, "river.txt", "abc"
        )
        ferry = Notebook("Ferry costs", (Section("", (note,)), Section("Law")))
        store = Store.open(paths().database)
        store.save_notebook(json.dumps(shelf_to_json(Shelf((Notebook("Notebook"), ferry), "Ferry costs"))))
        store.close()

    @pytest.mark.parametrize(
        ("form", "begin"),
        [
            ("markdown", "# Ferry costs\n\n> Some words."),
            ("obsidian", "---\ntitle: Ferry costs\n"),
            ("html", "<!DOCTYPE html>"),
            ("json", "["),
            ("csv", "kind,"),
            ("bibtex", "@online"),
            ("csl-json", "["),
        ],
    )
    def test_it_prints_the_open_notebook(self, form: str, begin: str, capsys: Output) -> None:
        assert main(["notes", "--format", form]) == 0
        assert capsys.readouterr().out.startswith(begin)

    def test_it_prints_any_notebook_by_its_name(self, capsys: Output) -> None:
        assert main(["notes", "--notebook", "ferry COSTS"]) == 0
        assert capsys.readouterr().out.startswith("# Ferry costs\n")

    def test_an_unknown_one_is_refused_with_the_names_of_those_there_are(self, capsys: Output) -> None:
        assert main(["notes", "--notebook", "Storm"]) == 1
        printed, said = capsys.readouterr()
        assert printed == ""
        assert said == "reader: There is no notebook “Storm”. Notebooks are: “Notebook”, “Ferry costs”.\n"

    def test_an_empty_one_is_said_to_be_so(self, capsys: Output) -> None:
        assert main(["notes", "--notebook", "notebook"]) == 0
        printed, said = capsys.readouterr()
        assert printed == "# Notebook\n"
        assert (
            "the notebook “Notebook” is empty; in the reader, s keeps an extract in it once it is open"
            in said
        )


@pytest.mark.parametrize(
    ("form", "empty"),
    [
        ("markdown", "# Notebook\n"),
        ("json", "[]\n"),
        ("csl-json", "[]\n"),
        ("csv", f"{','.join(COLUMNS)}\n"),
        ("bibtex", ""),
    ],
)
def test_an_empty_notebook_is_printed_and_beside_it_how_to_fill_it(
    form: str, empty: str, capsys: Output
) -> None:
    assert main(["notes", "--format", form]) == 0
    printed = capsys.readouterr()
    assert printed.out == empty
    assert "s keeps an extract in it" in printed.err
