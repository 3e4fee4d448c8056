"""An app that shows the ferry article: no model, no real clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest
from ferry import FERRY, SAMPLES, FakeAnalyser

from reader.library import Library
from reader.settings import Options, Paths
from reader.store import Store
from reader.ui.app import ReaderApp
from reader.ui.copying import clipboard

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.library import Analyser
    from reader.model import Article


class MakeApp(Protocol):
    """Makes an app on a library of its own."""

    def __call__(
        self,
        *articles: Article,
        analyser: Analyser = ...,
        library: type[Library] = ...,
        sources: Sequence[str] = (),
        options: Options = ...,
        greeting: bool = ...,
    ) -> ReaderApp: ...


@pytest.fixture(autouse=True)
def _quiet_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr("textual.constants.TEXTUAL_ANIMATIONS", "none")


@pytest.fixture
def copied(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was copied, in place of every real clipboard."""
    texts: list[str] = []

    def copy(text: str, what: str, *_: object) -> clipboard.Copied:
        texts.append(text)
        return clipboard.Copied(clipboard.Way.SYSTEM, f"Copied {what}.")

    monkeypatch.setattr(clipboard, "copy", copy)
    return texts


@pytest.fixture
def make_app(tmp_path: Path, copied: list[str]) -> MakeApp:  # noqa: ARG001 - keeps the real clipboard out
    def make(
        *articles: Article,
        analyser: Analyser | None = None,
        library: type[Library] = Library,
        sources: Sequence[str] = (),
        options: Options | None = None,
        greeting: bool = False,
    ) -> ReaderApp:
        def open_library() -> Library:
            store = Store.open(tmp_path / "library.sqlite")
            store.save_articles(articles)
            store.remember("samples-offered", "yes")
            if not greeting:
                store.remember("greeted", "yes")
            return library(store, analyser or FakeAnalyser())

        return ReaderApp(open_library, sources, Paths(tmp_path, tmp_path), options or Options())

    return make


@pytest.fixture
def app(make_app: MakeApp) -> ReaderApp:
    """The ferry article, and two samples under it."""
    return make_app(FERRY, *SAMPLES)
