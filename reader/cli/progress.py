"""A progress bar on standard error, shown only where that is a terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.progress import Progress


class ProgressBar:
    """Progress over articles; it leaves nothing behind on the screen."""

    def __init__(self, total: int) -> None:
        self._done = -1
        self._progress = _shown(total) if sys.stderr.isatty() else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.pause()

    def next(self, name: str) -> Callable[[float], None]:
        """Go on to the article of that name; return what takes the share of it that is done, 0 to 1."""
        self._done += 1
        done, progress = self._done, self._progress
        if progress is None:
            return lambda _share: None
        task = progress.task_ids[0]
        progress.update(task, completed=done, description=name)
        progress.start()
        return lambda share: progress.update(task, completed=done + share)

    def pause(self) -> None:
        """Take the bar off the screen, so that something can be written there."""
        if self._progress:
            self._progress.stop()


def _shown(total: int) -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    # An article's name is text, never markup.
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    progress = Progress(*columns, console=Console(stderr=True), transient=True)
    progress.add_task("", total=total)
    return progress
