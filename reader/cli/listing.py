"""`reader list` and `reader notes`: the articles of the library, and what was kept of them."""

from __future__ import annotations

import os
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, TypeVar

from reader.cli.talk import say
from reader.errors import NotebookError
from reader.export.contract import to_json
from reader.settings import paths
from reader.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.library import Library
    from reader.model import Summary

Result = TypeVar("Result")

_UNBOUNDED = 10_000
"""Width in cells where no terminal gives one: nothing is cut."""


def list_articles(form: str) -> int:
    """Print the articles of the library as a table or as JSON, and return the exit status.

    Raises:
        StoreError: the library cannot be read.
    """
    summaries = _summaries()
    if form == "json":
        sys.stdout.write(f"{to_json([asdict(summary) for summary in summaries], indent=2)}\n")
    elif summaries:
        _print_table(summaries)
    else:
        say("the library is empty; `reader FILE` adds an article and opens it.")
    return 0


def list_notes(form: str, name: str | None = None) -> int:
    """Print the notebook of that name, or the one that is open, and return the exit status.

    Raises:
        NotebookError: there is no notebook of that name.
        StoreError: the library cannot be read.
    """
    from reader.export.note_formats import NOTE_FORMATS
    from reader.notebook import Shelf

    shelf = _from_library(lambda library: library.notebooks()) or Shelf()
    notebook = shelf.open if name is None else shelf.named(name)
    if notebook is None:
        there = ", ".join(f"“{each}”" for each in shelf.names)
        raise NotebookError(f"There is no notebook “{name}”.", f"Notebooks are: {there}.")
    sys.stdout.write(NOTE_FORMATS[form].write(notebook))
    if not notebook.notes:
        named = "" if len(shelf.names) == 1 else f" “{notebook.name}”"
        once = "" if notebook.name == shelf.current else " once it is open"
        say(f"the notebook{named} is empty; in the reader, s keeps an extract in it{once}.")
    return 0


def _summaries() -> Sequence[Summary]:
    return _from_library(lambda library: library.summaries()) or ()


def _from_library(read: Callable[[Library], Result]) -> Result | None:
    """Return what is read from the library, None where there is none yet."""
    database = paths().database
    if not os.path.exists(database):  # unlike `Path.exists`, also where the folder may not be entered
        return None
    from reader.library import Library
    from reader.nlp import Analyser
    from reader.store import Store

    library = Library(Store.open(database), Analyser())
    try:
        if library.notice:
            say(library.notice)
        return read(library)
    finally:
        library.close()


def _print_table(summaries: Sequence[Summary]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table("title", "source", "date", box=None, pad_edge=False, header_style="bold")
    for column in ("words", "quotes", "facts"):
        table.add_column(column, justify="right")
    for each in summaries:
        cells = (each.title, each.publisher or each.source, each.published or "")
        counts = (each.words, each.quotes, each.facts)
        numbers = ("" if count is None else str(count) for count in counts)
        # As `Text`, words of an article are never taken for markup.
        table.add_row(*(Text(clean_line(cell)) for cell in cells), *numbers)
    Console(width=None if sys.stdout.isatty() else _UNBOUNDED).print(table)
