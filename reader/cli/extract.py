"""`reader extract`: what articles say, as data on standard output."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from reader.cli.progress import ProgressBar
from reader.cli.talk import say
from reader.errors import AnalysisError, ReaderError, SourceError
from reader.export.formats import FORMATS
from reader.settings import load_options, paths
from reader.sources import locate_all, named, read

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from reader.export.contract import Part
    from reader.library import Analyser
    from reader.model import Analysis, Article


def extract(
    arguments: Sequence[str], form: str, only: Collection[Part], analyser: Analyser | None = None
) -> int:
    """Print what the articles say, in the order of the arguments, and return the exit status.

    What cannot be read or analysed is said on standard error, and the rest is printed. An article that
    several arguments name is printed once, at its first place. The library is neither read nor changed.

    Args:
        arguments: files, folders and "-".
        form: a key of `FORMATS`.
        only: the parts to print.
        analyser: stands in for the one that the configuration file asks for.

    Raises:
        SettingsError: the configuration file cannot be used.
    """
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


def _load_analyser() -> Analyser:
    from reader.nlp import Analyser as OwnAnalyser

    return OwnAnalyser(load_options(paths().options).pipeline)
