"""Opening the full-screen reader."""

from __future__ import annotations

import gc
import os
import stat
import sys
from typing import TYPE_CHECKING

from reader.cli.talk import say
from reader.settings import load_options, paths

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.errors import SourceError
    from reader.library import Library
    from reader.settings import Options, Paths

BROWSER_DRIVER = "reader.ui.browser_driver:BrowserDriver"
"""In Textual's variable TEXTUAL_DRIVER this says that the reader is painted in a browser, by way of pipes."""

FRAMES = "240"
"""How often in a second the screen may be painted: Textual's 60 make the second frame of an answer late."""

_KEYBOARD = "/dev/tty"
_NO_TERMINAL = "a full-screen reader needs a terminal; `reader extract` prints to files and pipes."
_NO_KEYS = "there is no terminal to take keys from; `reader extract` works without one."


def open_app(arguments: Sequence[str]) -> int:
    """Open the reader on what the arguments stand for, or on the library, and return the exit status.

    Raises:
        SettingsError: the configuration file cannot be used.
    """
    in_browser = os.environ.get("TEXTUAL_DRIVER") == BROWSER_DRIVER
    if not in_browser and not (sys.stdout.isatty() and sys.stderr.isatty()):
        say(_NO_TERMINAL)
        return 2
    gc.disable()  # nothing can be freed before the first paint; the app turns the collector on again
    places = paths()
    options = load_options(places.options)
    sources, problems = _locate(arguments, piped=not arguments and not in_browser and _is_piped())
    for problem in problems:
        say(problem)
    if problems and not sources:
        return 1
    if not in_browser and not _take_keys():
        say(_NO_KEYS)
        return 2

    os.environ.setdefault("TEXTUAL_FPS", FRAMES)
    from reader.ui.app import ReaderApp

    app = ReaderApp(lambda: _open_library(places, options), sources, places, options, problems)
    app.run()
    said = {str(problem) for problem in problems}
    for line in app.farewell.splitlines():
        if line not in said:
            say(line)
    return app.return_code or 0


def _locate(arguments: Sequence[str], *, piped: bool) -> tuple[list[str], list[SourceError]]:
    """Return what the arguments stand for, standard input read already, and what is wrong with them."""
    if not (arguments or piped):
        return [], []
    # The library alone can do without, and its first paint need not wait for the parsers.
    from reader.sources import STANDARD_INPUT, locate_all, standard_input

    sources, problems = locate_all([STANDARD_INPUT] if piped else arguments)
    if STANDARD_INPUT in sources:
        if sys.stdin.isatty():
            say("type or paste the article, then end it with Ctrl-D on a line of its own.")
        standard_input()
    return sources, problems


def _is_piped() -> bool:
    """Tell whether standard input is a pipe or a file, as in `reader < article.txt`."""
    if sys.stdin is None:
        return False
    kind = os.fstat(sys.stdin.fileno()).st_mode
    return stat.S_ISFIFO(kind) or stat.S_ISREG(kind)


def _take_keys() -> bool:
    """Make standard input the terminal, where it was something else; tell whether that worked."""
    if sys.stdin is None:
        return False
    if sys.stdin.isatty():
        return True
    try:
        terminal = os.open(_KEYBOARD, os.O_RDWR)
    except OSError:
        return False
    os.dup2(terminal, sys.stdin.fileno())
    os.close(terminal)
    return True


def _open_library(places: Paths, options: Options) -> Library:
    """Open the library: called by the app once its first screen is painted."""
    from reader.library import Library
    from reader.nlp import Analyser
    from reader.store import Store

    return Library(Store.open(places.database), Analyser(options.pipeline))
