"""The application: each file is one thing that it does, all on the library and its threads."""

from __future__ import annotations

from reader.ui.app.reading import ReaderApp

__all__ = ["ReaderApp"]
