"""A fake analyser, and standard input that each test starts with afresh."""

import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.errors import AnalysisError
from reader.model import Analysis, Article, Quote, QuoteKind
from reader.sources import standard_input


class FakeAnalyser:
    """Takes what stands in curly marks for quotes, what follows "thinks" for beliefs.

    A text that says "unreadable" it cannot analyse.
    """

    version = "fake-1"

    def __init__(self, pipeline: str = "") -> None:
        self.pipeline = pipeline

    def __call__(self, article: Article, progress: Callable[[float], None] | None = None) -> Analysis:
        if "unreadable" in article.text:
            raise AnalysisError("The analyser cannot run.", "Install it again.")
        if progress:
            progress(0.5)
        quotes = _found("q", "direct", "“[^”]*”", article.text)
        beliefs = _found("b", "indirect", "(?<=thinks )[^.]+", article.text)
        return Analysis(article.sha256, self.version, (), quotes, (), beliefs)


def _found(letter: str, kind: QuoteKind, pattern: str, text: str) -> tuple[Quote, ...]:
    return tuple(
        Quote(f"{letter}{n}", kind, (m.span(),), m.group(), None, None, None, None, None, "none", 0.5, 1)
        for n, m in enumerate(re.finditer(pattern, text), start=1)
    )


@pytest.fixture(autouse=True)
def _own_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("READER_HOME", str(tmp_path / "home"))
    standard_input.cache_clear()
    yield
    standard_input.cache_clear()


@pytest.fixture
def fake_analyser(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the fake analyser in the place of the program's own."""
    monkeypatch.setattr("reader.nlp.Analyser", FakeAnalyser)


@pytest.fixture
def type_in(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """Put bytes on standard input."""

    def put(data: bytes) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))

    return put
