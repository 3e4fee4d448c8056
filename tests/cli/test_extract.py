"""`reader extract`: data on standard output, talk on standard error, an exit status that tells."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from reader import nlp
from reader.cli import main
from reader.corrections import QuoteAnchor, SetSpeaker
from reader.library import Library
from reader.model import Summary
from reader.nlp import Analyser
from reader.settings import paths
from reader.store import Store

pytestmark = pytest.mark.usefixtures("fake_analyser")


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in ("a", "b", "c"):
        (folder / f"{name}.txt").write_text(f"“Words of {name},” said somebody.", encoding="utf-8")
    return folder


Output = pytest.CaptureFixture[str]


def test_one_article_is_one_json_object(articles: Path, capsys: Output) -> None:
    assert main(["extract", f"{articles}/a.txt"]) == 0
    printed, said = capsys.readouterr()
    record = json.loads(printed)
    assert record["version"] == 1
    assert record["article"]["source"] == f"{articles}/a.txt"
    assert [quote["text"] for quote in record["quotes"]] == ["“Words of a,”"]
    assert said == ""


def test_several_articles_are_one_array_in_the_order_of_the_sources(articles: Path, capsys: Output) -> None:
    assert main(["extract", f"{articles}/c.txt", str(articles), "--format", "json"]) == 0
    records = json.loads(capsys.readouterr().out)
    assert [Path(each["article"]["source"]).stem for each in records] == ["c", "a", "b"]


def test_json_lines_follow_the_order_of_a_folder(articles: Path, capsys: Output) -> None:
    assert main(["extract", str(articles), "--format", "jsonl"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [Path(json.loads(line)["article"]["source"]).stem for line in lines] == ["a", "b", "c"]


def test_a_source_named_twice_is_printed_once(articles: Path, capsys: Output) -> None:
    assert main(["extract", f"{articles}/a.txt", f"{articles}/../articles/a.txt"]) == 0
    assert json.loads(capsys.readouterr().out)["article"]["source"] == f"{articles}/a.txt"


def test_only_some_parts(articles: Path, capsys: Output) -> None:
    assert main(["extract", f"{articles}/a.txt", "--only", "facts, entities"]) == 0
    assert list(json.loads(capsys.readouterr().out)) == ["version", "article", "gist", "entities", "facts"]


def test_beliefs_are_printed_only_where_they_are_asked_for(tmp_path: Path, capsys: Output) -> None:
    (tmp_path / "a.txt").write_text("She thinks it will rain. “Water,” he said.", encoding="utf-8")
    assert main(["extract", f"{tmp_path}/a.txt"]) == 0
    assert list(json.loads(capsys.readouterr().out)) == [
        *("version", "article", "gist"),
        *("entities", "quotes", "facts"),
    ]
    assert main(["extract", f"{tmp_path}/a.txt", "--only", "beliefs,quotes"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert list(printed) == ["version", "article", "quotes", "beliefs"]
    assert [each["text"] for each in printed["beliefs"]] == ["it will rain"]


@pytest.mark.parametrize(("form", "line"), [("markdown", "> it will rain"), ("text", "    it will rain")])
def test_other_formats_print_beliefs_too(form: str, line: str, tmp_path: Path, capsys: Output) -> None:
    (tmp_path / "a.txt").write_text("She thinks it will rain.", encoding="utf-8")
    assert main(["extract", f"{tmp_path}/a.txt", "--only", "beliefs", "--format", form]) == 0
    assert any(each.startswith(line) for each in capsys.readouterr().out.splitlines())


@pytest.mark.parametrize(
    ("form", "line"),
    [("csv", "quote,q1,direct"), ("markdown", "> “Words of a,”"), ("text", "    “Words of a,”")],
)
def test_other_formats(form: str, line: str, articles: Path, capsys: Output) -> None:
    assert main(["extract", f"{articles}/a.txt", "--format", form]) == 0
    assert any(each.startswith(line) for each in capsys.readouterr().out.splitlines())


def test_standard_input_is_a_source(type_in: Callable[[bytes], None], capsys: Output) -> None:
    type_in("“Piped words,” said somebody.".encode())
    assert main(["extract", "-"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["article"]["source"] == "-"
    assert len(record["quotes"]) == 1


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "x.txt is empty."),
        (b"\xff" * 4000, "x.txt: This is not text"),
        (bytes(range(256)) * 100, "x.txt: This is a binary file"),
        (b"This one is unreadable.", "x.txt: The analyser cannot run. Install it again."),
        (None, "x.txt: there is no such file or folder. Check the path."),
    ],
    ids=["empty", "0xFF", "binary", "analysis", "missing"],
)
def test_what_fails_is_said_and_the_rest_is_printed(
    data: bytes | None, message: str, articles: Path, capsys: Output
) -> None:
    if data is not None:
        (articles / "x.txt").write_bytes(data)
    given = [f"{articles}/x.txt", f"{articles}/a.txt"]
    assert main(["extract", *given, "--format", "json"]) == 1
    printed, said = capsys.readouterr()
    assert [Path(each["article"]["source"]).stem for each in json.loads(printed)] == ["a"]
    assert said.startswith("reader: ")
    assert message in said
    assert len(said.splitlines()) == 1


def test_a_folder_without_articles(tmp_path: Path, capsys: Output) -> None:
    (tmp_path / "empty").mkdir()
    assert main(["extract", f"{tmp_path}/empty"]) == 1
    printed, said = capsys.readouterr()
    assert printed == ""
    assert said.endswith("has no articles: .txt and .md files are read.\n")


def test_five_megabytes_are_printed_whole(tmp_path: Path, capsys: Output) -> None:
    text = ("“Water,” he said, again and again.\n" * 150_000).strip()
    (tmp_path / "long.txt").write_text(text, encoding="utf-8")
    assert main(["extract", f"{tmp_path}/long.txt", "--format", "jsonl", "--only", "facts"]) == 0
    assert json.loads(capsys.readouterr().out)["article"]["text"] == text


@pytest.mark.parametrize(
    "arguments",
    [
        ["extract"],
        ["extract", "a", "--format", "xml"],
        ["extract", "a", "--only", "jokes"],
        ["extract", "a", "--form"],
    ],
)
def test_wrong_usage(arguments: list[str], capsys: Output) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    printed, said = capsys.readouterr()
    assert printed == ""
    assert "usage: reader extract" in said


def test_the_pipeline_is_the_one_of_the_settings(
    articles: Path, tmp_path: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.nlp.Analyser", Analyser)
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "config.toml").write_text("pipeline = 'en_none'")
    assert main(["extract", f"{articles}/a.txt"]) == 1
    said = capsys.readouterr().err
    assert "'en_none' cannot be loaded" in said
    assert "`pipeline`" in said


def test_a_broken_configuration_file_stops_it(articles: Path, tmp_path: Path, capsys: Output) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "config.toml").write_text("pipeline = 1")
    assert main(["extract", f"{articles}/a.txt"]) == 2
    printed, said = capsys.readouterr()
    assert printed == ""
    assert "pipeline must be text in quotation marks, not 1." in said


def test_the_library_is_left_alone(articles: Path, tmp_path: Path) -> None:
    main(["extract", str(articles)])
    assert not (tmp_path / "home").exists()


class TestCorrected:
    @pytest.fixture(autouse=True)
    def _corrected(self, articles: Path, fake_analyser: None) -> None:
        """Give the quote of one article to Ada in the library, which has another one too."""
        with closing(Library(Store.open(paths().database), nlp.Analyser())) as library:
            first, _ = library.add([f"{articles}/a.txt", f"{articles}/b.txt"]).ids
            article = library.article(first)
            (quote,) = library.analyse(article).quotes
            library.correct(first, SetSpeaker(QuoteAnchor.of(quote, article.text), "Ada"))

    @staticmethod
    def speakers(capsys: Output) -> list[tuple[str | None, bool]]:
        records = json.loads(capsys.readouterr().out)
        return [(each["quotes"][0]["speaker_name"], each["quotes"][0]["corrected"]) for each in records]

    def test_corrections_are_applied_on_demand(self, articles: Path, capsys: Output) -> None:
        assert main(["extract", str(articles), "--corrected"]) == 0
        assert self.speakers(capsys) == [("Ada", True), (None, False), (None, False)]

    def test_and_else_left_aside(self, articles: Path, capsys: Output) -> None:
        assert main(["extract", str(articles)]) == 0
        assert self.speakers(capsys) == [(None, False)] * 3

    def test_what_has_no_place_any_more_is_said(self, articles: Path, capsys: Output) -> None:
        (articles / "a.txt").write_text("“Others,” said nobody.", encoding="utf-8")
        assert main(["extract", f"{articles}/a.txt", "--corrected"]) == 0
        printed, said = capsys.readouterr()
        assert json.loads(printed)["quotes"][0]["speaker_name"] is None
        assert said.endswith("a.txt: 1 correction no longer found a place.\n")

    def test_the_library_stays_as_it_is(self, articles: Path) -> None:
        before = [each.id for each in self.summaries()]
        assert main(["extract", str(articles), "--corrected"]) == 0
        assert [each.id for each in self.summaries()] == before

    @staticmethod
    def summaries() -> Sequence[Summary]:
        with closing(Library(Store.open(paths().database), nlp.Analyser())) as library:
            return library.summaries()


def test_without_a_library_there_is_nothing_to_correct(
    articles: Path, tmp_path: Path, capsys: Output
) -> None:
    assert main(["extract", f"{articles}/a.txt", "--corrected"]) == 0
    assert json.loads(capsys.readouterr().out)["quotes"][0]["corrected"] is False
    assert not (tmp_path / "home").exists()


def test_an_interruption_ends_quietly(
    articles: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("reader.nlp.Analyser.__call__", interrupt)
    assert main(["extract", str(articles)]) == 130
    assert capsys.readouterr().err == ""


class TestAsProgram:
    """What only shows in a process of its own: closed pipes, locales, exit statuses."""

    @staticmethod
    def start(arguments: list[str], **environ: str) -> subprocess.Popen[bytes]:
        program = (
            "import sys; sys.path.insert(0, sys.argv.pop(1)); import conftest, reader.nlp\n"
            "reader.nlp.Analyser = conftest.FakeAnalyser\n"
            "from reader.cli import main; sys.exit(main())"
        )
        command = [sys.executable, "-c", program, str(Path(__file__).parent), *arguments]
        return subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, **environ}
        )

    def test_a_closed_pipe_ends_it_quietly(self, articles: Path) -> None:
        (articles / "long.txt").write_text("“Water,” he said.\n" * 50_000, encoding="utf-8")
        process = self.start(["extract", f"{articles}/long.txt", "--format", "csv"])
        assert process.stdout
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr
        assert process.stderr.read() == b""
        assert process.wait() == 141

    def test_output_is_utf8_whatever_the_locale(self, articles: Path) -> None:
        process = self.start(
            ["extract", f"{articles}/a.txt"], LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii"
        )
        printed, said = process.communicate()
        assert (process.returncode, said) == (0, b"")
        assert "“Words of a,”" in printed.decode("utf-8")

    def test_a_path_that_is_no_utf8_is_printed(self, articles: Path) -> None:
        path = os.fsencode(articles) + b"/caf\xe9.txt"
        os.rename(articles / "a.txt", path)
        process = self.start(["extract", os.fsdecode(path), "--format", "jsonl"])
        printed, said = process.communicate()
        assert (process.returncode, said) == (0, b"")
        assert json.loads(printed)["article"]["source"] == os.fsdecode(path)

    @pytest.mark.parametrize("form", ["csv", "text", "markdown"])
    def test_so_it_is_in_every_format(self, form: str, articles: Path) -> None:
        path = os.fsencode(articles) + b"/caf\xe9.txt"
        os.rename(articles / "a.txt", path)
        process = self.start(["extract", os.fsdecode(path), "--format", form])
        printed, said = process.communicate()
        assert (process.returncode, said) == (0, b"")
        assert printed.decode("utf-8")
