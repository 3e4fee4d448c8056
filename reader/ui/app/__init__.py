"""The application, layer upon layer: the library and its threads, copying, arranging, counting, reading."""

from __future__ import annotations

from reader.ui.app.reading import ReaderApp

__all__ = ["ReaderApp"]
