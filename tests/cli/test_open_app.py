"""Opening the full-screen reader: what is checked before it takes the screen."""

import os
import pty
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import TextIO

import pytest

from reader.cli import main
from reader.cli.app import BROWSER_DRIVER
from reader.errors import ReaderError
from reader.settings import Options, Paths, paths
from reader.sources import read

Output = pytest.CaptureFixture[str]


class FakeApp:
    """Notes what the app was opened with."""

    opened: "list[FakeApp]"
    farewell = ""
    return_code: int | None = None

    def __init__(
        self,
        open_library: Callable[[], object],
        sources: Sequence[str],
        places: Paths,
        options: Options,
        problems: Sequence[ReaderError],
    ) -> None:
        self.open_library = open_library
        self.sources = list(sources)
        self.paths = places
        self.options = options
        self.problems = list(problems)

    def run(self) -> None:
        self.opened.append(self)


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> type[FakeApp]:
    monkeypatch.setattr(FakeApp, "opened", [], raising=False)
    monkeypatch.setitem(sys.modules, "reader.ui.app", SimpleNamespace(ReaderApp=FakeApp))  # type: ignore[arg-type]
    return FakeApp


def put_on_terminal(monkeypatch: pytest.MonkeyPatch, standard_input: TextIO) -> None:
    """Let standard output say that it is a terminal, which the captured one is not."""
    monkeypatch.setattr("sys.stdin", standard_input)
    terminal = SimpleNamespace(isatty=lambda: True)
    streams = SimpleNamespace(stdin=standard_input, stdout=terminal, stderr=terminal)
    monkeypatch.setattr("reader.cli.app.sys", streams)


@pytest.fixture
def _terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    controller, terminal = pty.openpty()
    put_on_terminal(monkeypatch, os.fdopen(terminal))
    yield
    os.close(controller)


@pytest.fixture
def article(tmp_path: Path) -> str:
    (tmp_path / "a.txt").write_text("Some words.")
    return f"{tmp_path}/a.txt"


def test_without_a_terminal_it_says_what_works_without_one(
    app: type[FakeApp], article: str, capsys: Output
) -> None:
    assert main([article]) == 2
    assert "`reader extract`" in capsys.readouterr().err
    assert app.opened == []


@pytest.mark.parametrize("sources", [[], ["a.txt"]])
def test_in_a_browser_it_needs_no_terminal_and_leaves_standard_input_to_the_driver(
    app: type[FakeApp], article: str, sources: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEXTUAL_DRIVER", BROWSER_DRIVER)
    monkeypatch.chdir(Path(article).parent)
    reading, writing = os.pipe()
    with os.fdopen(reading) as keys, os.fdopen(writing, "wb"):
        monkeypatch.setattr("sys.stdin", keys)
        assert main(sources) == 0
        assert not keys.isatty()
    assert app.opened[0].sources == sources


@pytest.mark.usefixtures("_terminal")
class TestOnATerminal:
    def test_without_arguments_the_library_opens(self, app: type[FakeApp]) -> None:
        assert main([]) == 0
        (opened,) = app.opened
        assert (opened.sources, opened.problems, opened.paths) == ([], [], paths())

    def test_nothing_is_opened_before_the_app_asks(self, app: type[FakeApp], tmp_path: Path) -> None:
        main([])
        assert not (tmp_path / "home").exists()
        app.opened[0].open_library()
        assert paths().database.exists()

    def test_sources_are_located_and_problems_handed_over(
        self, app: type[FakeApp], article: str, tmp_path: Path, capsys: Output
    ) -> None:
        assert main([f"{tmp_path}/gone.txt", str(tmp_path)]) == 0
        (opened,) = app.opened
        assert opened.sources == [article]
        assert [problem.message for problem in opened.problems] == [
            f"{tmp_path}/gone.txt: there is no such file or folder."
        ]
        assert "gone.txt" in capsys.readouterr().err

    def test_with_nothing_left_no_app_opens(self, app: type[FakeApp], tmp_path: Path, capsys: Output) -> None:
        assert main([f"{tmp_path}/gone.txt"]) == 1
        assert app.opened == []
        assert "no such file" in capsys.readouterr().err

    def test_a_file_with_a_commands_name_is_opened_by_its_path(
        self, app: type[FakeApp], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "extract").write_text("Some words.")
        monkeypatch.chdir(tmp_path)
        assert main(["./extract"]) == 0
        assert app.opened[0].sources == ["./extract"]

    def test_a_broken_configuration_file_is_named(self, app: type[FakeApp], capsys: Output) -> None:
        paths().config.mkdir()
        paths().options.write_text("colour = 1")
        assert main([]) == 2
        assert "no setting is called 'colour'" in capsys.readouterr().err
        assert app.opened == []

    def test_options_reach_the_app(self, app: type[FakeApp]) -> None:
        paths().config.mkdir()
        paths().options.write_text("measure = 60")
        main([])
        assert app.opened[0].options == Options(measure=60)

    def test_the_library_reads_with_the_pipeline_of_the_settings(
        self, app: type[FakeApp], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asked: list[str] = []
        monkeypatch.setattr("reader.nlp.Analyser", asked.append)
        paths().config.mkdir()
        paths().options.write_text("pipeline = 'en_core_web_trf'")
        main([])
        app.opened[0].open_library()
        assert asked == ["en_core_web_trf"]

    def test_last_words_are_said_and_its_status_returned(
        self,
        app: type[FakeApp],
        article: str,
        tmp_path: Path,
        capsys: Output,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        known = f"{tmp_path}/gone.txt: there is no such file or folder. Check the path."
        monkeypatch.setattr(app, "farewell", f"{known}\nAnother thing.")
        monkeypatch.setattr(app, "return_code", 1)
        assert main([article, f"{tmp_path}/gone.txt"]) == 1
        assert capsys.readouterr().err == f"reader: {known}\nreader: Another thing.\n"


class TestWithAPipe:
    @pytest.fixture
    def pipe(self, monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
        def put(data: bytes) -> None:
            reading, writing = os.pipe()
            os.write(writing, data)
            os.close(writing)
            put_on_terminal(monkeypatch, os.fdopen(reading))

        return put

    @pytest.fixture
    def keyboard(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
        controller, terminal = pty.openpty()
        monkeypatch.setattr("reader.cli.app._KEYBOARD", os.ttyname(terminal))
        yield
        os.close(controller)
        os.close(terminal)

    @pytest.mark.usefixtures("keyboard")
    @pytest.mark.parametrize("arguments", [["-"], []])
    def test_the_text_is_kept_and_keys_come_from_the_terminal(
        self, arguments: list[str], app: type[FakeApp], pipe: Callable[[bytes], None]
    ) -> None:
        pipe(b"Piped words.")
        assert main(arguments) == 0
        assert app.opened[0].sources == ["-"]
        assert read("-").text == "Piped words."
        assert sys.stdin.isatty()

    @pytest.mark.usefixtures("keyboard")
    def test_a_file_named_beside_a_pipe_leaves_the_pipe_alone(
        self, app: type[FakeApp], article: str, pipe: Callable[[bytes], None]
    ) -> None:
        pipe(b"Piped words.")
        assert main([article]) == 0
        assert app.opened[0].sources == [article]

    def test_without_a_terminal_for_keys_it_says_so(
        self,
        app: type[FakeApp],
        pipe: Callable[[bytes], None],
        capsys: Output,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr("reader.cli.app._KEYBOARD", f"{tmp_path}/none")
        pipe(b"Piped words.")
        assert main(["-"]) == 2
        assert "no terminal to take keys from" in capsys.readouterr().err
        assert app.opened == []
