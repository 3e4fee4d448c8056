"""From a location to an article."""

import hashlib
import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.errors import NotTextError, SourceError
from reader.sources import read, read_samples, retrieve


def test_an_article_keeps_its_path_and_its_text(tmp_path: Path) -> None:
    file = tmp_path / "river-rises.txt"
    file.write_bytes(b"\xef\xbb\xbf\r\nThe river rose.\r\nThen it fell.\r\n\r\n")
    article = read(str(file))
    assert article.text == "The river rose.\nThen it fell."
    assert article.source == str(file)
    assert article.title == "River rises"
    assert article.language is None
    assert not article.sample


def test_the_id_is_that_of_the_absolute_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.txt"
    file.write_text("One text.")
    before = read(str(file)).id
    assert before == hashlib.sha256(os.fsencode(file)).hexdigest()[:12]
    file.write_text("Another text.")
    monkeypatch.chdir(tmp_path)
    assert read("a.txt").id == before
    assert read("a.txt").source == "a.txt"


def test_standard_input_is_read_once_and_known_by_its_text(type_in: Callable[[bytes], None]) -> None:
    type_in(b"A text from a pipe.\n")
    article = read("-")
    assert article == read("-")
    assert article.id == hashlib.sha256(b"A text from a pipe.").hexdigest()[:12]
    assert (article.source, article.title) == ("-", "Piped text")


def test_a_named_pipe_is_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=("From a pipe.",))
    writer.start()
    assert read(str(pipe)).text == "From a pipe."
    writer.join()


def test_a_file_of_any_name_is_read_as_plain_text(tmp_path: Path) -> None:
    file = tmp_path / "notes.rst"
    file.write_text("*Not* Markdown.")
    assert read(str(file)).text == "*Not* Markdown."


def test_a_path_that_is_not_utf8_is_read(tmp_path: Path) -> None:
    file = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")
    Path(file).write_text("Some words.")
    article = read(file)
    assert article.source == file
    assert article.title == "Caf\ufffd"


@pytest.mark.parametrize(
    ("data", "error", "message"),
    [
        (b"", SourceError, r"x\.txt is empty\."),
        (b" \n\n", SourceError, r"x\.txt is empty\."),
        (b"---\ntitle: Only this\n---\n", SourceError, r"x\.txt holds no text\."),
        (bytes(range(256)) * 20, NotTextError, r"x\.txt: This is a binary file"),
        (b"\xff" * 5000, NotTextError, r"x\.txt: This is not text"),
        (b"%PDF-1.7 all of it in ASCII", NotTextError, r"x\.txt is a PDF file"),
    ],
    ids=["empty", "blank", "front matter alone", "binary", "0xFF", "PDF"],
)
def test_what_holds_no_article_says_so(
    tmp_path: Path, data: bytes, error: type[SourceError], message: str
) -> None:
    file = tmp_path / "x.txt"
    file.write_bytes(data)
    with pytest.raises(error, match=message) as caught:
        read(str(file))
    assert type(caught.value) is error


def test_too_large_a_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retrieve, "SIZE_LIMIT", 1_000_000)
    file = tmp_path / "x.txt"
    file.write_bytes(b"a" * 1_000_000)
    assert read(str(file))
    file.write_bytes(b"a" * 1_000_001)
    with pytest.raises(SourceError, match="larger than 1 MB"):
        read(str(file))


def test_a_file_that_vanished_or_is_locked_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SourceError, match="there is no such file"):
        read(f"{tmp_path}/gone.txt")
    file = tmp_path / "locked.txt"
    file.write_text("Some words.")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    with pytest.raises(SourceError, match=r"locked\.txt: no permission to read it"):
        read(str(file))


def test_samples_are_read_in_the_order_of_their_names() -> None:
    samples = read_samples()
    assert len(samples) >= 8
    assert [article.source for article in samples] == sorted(article.source for article in samples)
    assert len({article.id for article in samples}) == len(samples)
    for article in samples:
        assert article.sample
        assert article.source.startswith("sample:")
        assert article.published
        assert not article.text.startswith("---")


def test_ids_of_samples_do_not_depend_on_where_the_program_lies() -> None:
    first = read_samples()[0]
    assert first.id == hashlib.sha256(first.source.encode()).hexdigest()[:12]
