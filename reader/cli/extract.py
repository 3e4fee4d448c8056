"""`reader extract`: what articles say, as data on standard output."""

from __future__ import annotations

import os
import sys
from contextlib import closing
from typing import TYPE_CHECKING

from reader import collecting
from reader.cli.progress import ProgressBar
from reader.cli.talk import say
from reader.errors import AnalysisError, ReaderError, SourceError
from reader.export.formats import FORMATS
from reader.settings import load_options, paths
from reader.sources import locate_all, named, read
from reader.text import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from reader.export.contract import Part
    from reader.library import Analyser
    from reader.model import Analysis, Article


def extract(
    arguments: Sequence[str],
    form: str,
    only: Collection[Part],
    analyser: Analyser | None = None,
    *,
    corrected: bool = False,
) -> int:
    """Print what the articles say, in the order of the arguments, and return the exit status.

    What cannot be read or analysed is said on standard error, and the rest is printed. An article that
    several arguments name is printed once, at its first place. Nothing is added to the library.

    Args:
        arguments: files, folders and "-".
        form: a key of `FORMATS`.
        only: the parts to print.
        analyser: stands in for the one that the configuration file asks for.
        corrected: whether what was corrected in the library is applied.

    Raises:
        SettingsError: the configuration file cannot be used.
        StoreError: the library cannot be read.
    """
    collecting.start()  # else a tenth of the time goes into looking through spaCy
    analyser = analyser or _load_analyser()
    locations, problems = locate_all(arguments)
    several = len(locations) + len(problems) > 1
    failures: list[ReaderError] = []
    with ProgressBar(len(locations)) as bar:

        def fail(error: ReaderError) -> None:
            bar.pause()
            say(error)
            failures.append(error)

        for problem in problems:
            fail(problem)
        results = _analyse_all(locations, analyser, bar, fail)
        if corrected:
            results = _correct_all(results, analyser, bar)
        for piece in FORMATS[form](results, only, several):
            bar.pause()
            sys.stdout.write(piece)
            sys.stdout.flush()
    return 1 if failures else 0


def _analyse_all(
    locations: Sequence[str], analyser: Analyser, bar: ProgressBar, fail: Callable[[ReaderError], None]
) -> Iterator[tuple[Article, Analysis]]:
    for location in locations:
        progress = bar.next(named(location))
        try:
            article = read(location)
            analysis = analyser(article, progress)
        except SourceError as error:
            fail(error)
        except AnalysisError as error:
            fail(AnalysisError(f"{named(location)}: {error.message}", error.hint))
        else:
            yield article, analysis


def _correct_all(
    results: Iterator[tuple[Article, Analysis]], analyser: Analyser, bar: ProgressBar
) -> Iterator[tuple[Article, Analysis]]:
    database = paths().database
    if not os.path.exists(database):  # unlike `Path.exists`, also where the folder may not be entered
        yield from results
        return
    from reader.library import Library
    from reader.store import Store

    with closing(Library(Store.open(database), analyser)) as library:
        if library.notice:
            bar.pause()
            say(library.notice)
        for article, analysis in results:
            done = library.apply_corrections(article, analysis)
            if done.unplaced:
                bar.pause()
                lost = counted(len(done.unplaced), "correction")
                say(f"{named(article.source)}: {lost} no longer found a place.")
            yield article, done.analysis


def _load_analyser() -> Analyser:
    from reader.nlp import Analyser as OwnAnalyser

    return OwnAnalyser(load_options(paths().options).pipeline)
