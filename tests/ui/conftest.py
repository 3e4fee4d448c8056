"""An app that shows the ferry article: no model, no real clipboard."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from ferry import FERRY, SAMPLES, FakeAnalyser

os.environ["TEXTUAL_ANIMATIONS"] = "none"

from reader.library import Library
from reader.settings import Options, Paths
from reader.store import Store
from reader.ui import clipboard
from reader.ui.app import ReaderApp

if TYPE_CHECKING:
    from pathlib import Path


@dataclass
class Clipboard:
    """What was copied, in place of every real clipboard."""

    texts: list[str]

    def copy(self, text: str, what: str, *_: object, **__: object) -> clipboard.Copied:
        self.texts.append(text)
        return clipboard.Copied(clipboard.Way.SYSTEM, f"Copied {what}.")


@pytest.fixture
def copied(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    stand_in = Clipboard([])
    monkeypatch.setattr(clipboard, "copy", stand_in.copy)
    return stand_in.texts


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture
def app(tmp_path: Path, copied: list[str]) -> ReaderApp:  # noqa: ARG001 - keeps the real clipboard out
    def open_library() -> Library:
        store = Store.open(tmp_path / "library.sqlite")
        store.save_articles([FERRY, *SAMPLES])
        store.remember("samples-offered", "yes")
        return Library(store, FakeAnalyser())

    return ReaderApp(open_library, (), Paths(tmp_path, tmp_path), Options())
