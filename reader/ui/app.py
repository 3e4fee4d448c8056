"""The application: starts the screen first, then works for it in threads and tells it what came of that."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import threading
from typing import TYPE_CHECKING, Any

from textual import on, work
from textual.app import App
from textual.worker import Worker, WorkerState, get_current_worker

from reader.errors import ReaderError
from reader.text import clean_line
from reader.ui import clipboard, themes
from reader.ui.messages import (
    Analysed,
    AnalysesAsked,
    Analysing,
    CopyAsked,
    Listed,
    MeasureChosen,
    NotAnalysed,
    NotListed,
    OpenAsked,
    Opened,
    RemovalAsked,
)
from reader.ui.screens.main import WIDE, MainScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.command import Provider
    from textual.message import Message
    from textual.notifications import SeverityLevel
    from textual.screen import Screen

    from reader.library import Library
    from reader.settings import Options, Paths

_FIRST_BATCH = 50
"""How many files are read before the list shows them; each further batch is twice as large."""

_THEME, _MEASURE = "theme", "measure"


class _NoLongerWantedError(Exception):
    """Ends an analysis whose result nobody waits for."""


def _reading_commands() -> type[Provider]:
    """Import the palette only when it is opened: nothing of it is needed for the first paint."""
    from reader.ui.palette import ReadingCommands

    return ReadingCommands


class ReaderApp(App[None]):
    """The full-screen reader.

    Args:
        open_library: opens the library; called in a thread, after the first paint.
        sources: locations to read and show; without any, the whole library is shown.
        paths: where the program keeps things.
        options: what the configuration file sets.
        problems: what already went wrong, to be told once the screen is up.
    """

    TITLE = "reader"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = True
    COMMANDS = App.COMMANDS | {_reading_commands}

    def __init__(
        self,
        open_library: Callable[[], Library],
        sources: Sequence[str],
        paths: Paths,
        options: Options,
        problems: Sequence[ReaderError] = (),
    ) -> None:
        # With the terminal's own palette Textual can leave out every colour, and not just turn them grey:
        # text styles and signs are left (no-color.org).
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self._open_library = open_library
        self._library: Library | None = None
        self._sources = tuple(sources)
        self._shown_ids: list[str] | None = None
        self._paths = paths
        self._options = options
        self._problems = list(problems)
        self._removed: list[tuple[str, ...]] = []
        self.farewell = ""
        for theme in themes.OWN_THEMES:
            self.register_theme(theme)
        chosen = options.theme if options.theme in self.available_themes else themes.DARK.name
        # Set before anything is styled, the theme costs no second styling before the first paint.
        self.set_reactive(ReaderApp.theme, chosen)
        self.stylesheet.set_variables(self.get_css_variables())

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give every theme the colours of highlights."""
        return themes.tints(dark=self.current_theme.dark)

    def get_default_screen(self) -> Screen[Any]:
        """Start in the text; a library in its list, where that has a pane of its own."""
        in_list = not self._sources and self.size.width >= WIDE
        return MainScreen(self._options.measure, "list" if in_list else "page", self.size.width)

    def on_mount(self) -> None:
        """Leave the terminal as it was when the program is told to stop, and begin to work."""
        if threading.current_thread() is threading.main_thread():
            loop = asyncio.get_running_loop()
            for name in ("SIGTERM", "SIGHUP"):
                if number := getattr(signal, name, None):
                    loop.add_signal_handler(number, self.exit)
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        gc.enable()  # the command line keeps the collector off until the first paint
        self.load()

    # Working for the screen: each of these runs in a thread, changes no widget and posts messages.

    @work(thread=True, group="library", exit_on_error=False)
    def load(self) -> None:
        """Open the library, read what was named on the command line, and list it."""
        library = self._library = self._open_library()
        self._recall_looks(library)
        if library.notice:
            self._tell(library.notice)
        if not self._sources:
            library.offer_samples()
        else:
            self._read_sources(library)
        for problem in self._problems:
            self._tell(str(problem), severity="error")
        self._post(Listed(library.summaries(self._shown_ids)))

    def _read_sources(self, library: Library) -> None:
        ids: list[str] = []
        first, batch = 0, _FIRST_BATCH
        while first < len(self._sources) and not get_current_worker().is_cancelled:
            added = library.add(self._sources[first : first + batch])
            first, batch = first + batch, 2 * batch
            ids = list(dict.fromkeys((*ids, *added.ids)))
            self._shown_ids = ids
            self._problems += added.problems
            self._post(Listed(library.summaries(ids), complete=False))
        if not ids:
            self.farewell = "\n".join(map(str, self._problems))
            self.call_from_thread(self.exit, None, 1)

    @work(thread=True, group="open", exclusive=True, exit_on_error=False)
    def open_article(self, article_id: str) -> None:
        """Read an article, and its analysis where that is known."""
        library = self._opened_library()
        article = library.article(article_id)
        analysis = library.known_analysis(article)
        if not get_current_worker().is_cancelled:
            self._post(Opened(article, analysis))

    @work(thread=True, group="analysis", exclusive=True, exit_on_error=False)
    def analyse(self, article_ids: Sequence[str]) -> None:
        """Analyse the articles one after the other, until others are wanted first."""
        library, worker = self._opened_library(), get_current_worker()
        for article_id in article_ids:
            percent = -1

            def progress(share: float, article_id: str = article_id) -> None:
                nonlocal percent
                if worker.is_cancelled:
                    raise _NoLongerWantedError
                if int(share * 100) != percent:
                    percent = int(share * 100)
                    self._post(Analysing(article_id, share))

            try:
                progress(0)
                analysis = library.analyse(library.article(article_id), progress)
            except _NoLongerWantedError:
                return
            except ReaderError as error:
                self._post(NotAnalysed(article_id, str(error)))
            except Exception as fault:  # it is shown, and must not take the other articles with it
                self._post(NotAnalysed(article_id, f"A fault in the analysis: {fault!r}. Please report it."))
            else:
                self._post(Analysed(article_id, analysis))

    @work(thread=True, group="removal", exit_on_error=False)
    def remove_articles(self, article_ids: Sequence[str]) -> None:
        """Take articles out of the library, for `undo` to bring back, and list what is left."""
        library = self._opened_library()
        library.remove(article_ids)
        self._removed.append(tuple(article_ids))
        self._post(Listed(library.summaries(self._shown_ids)))
        them = "them" if len(article_ids) > 1 else "it"
        self._tell(f"Removed {_counted(article_ids)}. u brings {them} back.", severity="information")

    @work(thread=True, group="removal", exit_on_error=False)
    def remove_samples(self) -> None:
        """Take all samples out of the library."""
        samples = [each.id for each in self._opened_library().summaries() if each.sample]
        if samples:
            self.call_from_thread(self.remove_articles, samples)
        else:
            self._tell("There are no samples in the library.", severity="information")

    @work(thread=True, group="removal", exit_on_error=False)
    def restore_articles(self) -> None:
        """Bring back what was removed last."""
        library = self._opened_library()
        if not self._removed:
            self._tell("Nothing to undo.", severity="information")
            return
        article_ids = self._removed.pop()
        library.restore(article_ids)
        self._post(Listed(library.summaries(self._shown_ids)))
        self._tell(f"Brought {_counted(article_ids)} back.", severity="information")

    @work(thread=True, group="copy", exit_on_error=False)
    def copy(self, text: str, what: str) -> None:
        """Copy a text by the best way there is."""
        copied = clipboard.copy(text, what, self._paths.last_copy, self._send_to_terminal)
        self._tell(copied.message, severity="information")

    def _send_to_terminal(self, text: str) -> None:
        self.call_from_thread(self.copy_to_clipboard, text)

    @work(thread=True, group="settings", exit_on_error=False)
    def remember(self, key: str, value: str) -> None:
        """Keep a small piece of state."""
        self._opened_library().remember(key, value)

    def _recall_looks(self, library: Library) -> None:
        chosen = library.recall(_THEME)
        if chosen and not self._options.theme and chosen in self.available_themes:
            self.call_from_thread(setattr, self, "theme", chosen)
        measure = library.recall(_MEASURE)
        if measure and measure.isdigit() and isinstance(self.screen, MainScreen):
            self.call_from_thread(self.screen.set_measure, int(measure))

    def _opened_library(self) -> Library:
        assert self._library is not None, "articles are listed only once the library is open"
        return self._library

    def _post(self, message: Message) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, MainScreen):
                screen.post_message(message)

    def _tell(self, message: str, severity: SeverityLevel = "warning") -> None:
        seconds = 6 if severity == "information" else 12
        self.call_from_thread(
            self.notify, clean_line(message), severity=severity, timeout=seconds, markup=False
        )

    # What the screen and the keys ask for

    @on(OpenAsked)
    def _open_asked(self, message: OpenAsked) -> None:
        self.open_article(message.article_id)

    @on(AnalysesAsked)
    def _analyses_asked(self, message: AnalysesAsked) -> None:
        self.analyse(message.article_ids)

    @on(RemovalAsked)
    def _removal_asked(self, message: RemovalAsked) -> None:
        self.remove_articles(message.article_ids)

    @on(CopyAsked)
    def _copy_asked(self, message: CopyAsked) -> None:
        self.copy(message.text, message.what)

    @on(MeasureChosen)
    def _measure_chosen(self, message: MeasureChosen) -> None:
        if self._library:
            self.remember(_MEASURE, str(message.measure))

    def action_remove_samples(self) -> None:
        """Take all samples out of the library."""
        if self._library:
            self.remove_samples()

    def action_undo(self) -> None:
        """Take back the last removal."""
        if self._library:
            self.restore_articles()

    def action_light_or_dark(self) -> None:
        """Change between the program's light and dark themes."""
        self.theme = themes.LIGHT.name if self.current_theme.dark else themes.DARK.name

    def watch_theme(self, theme: str) -> None:
        """Remember the theme that was chosen."""
        if self._library:
            self.remember(_THEME, theme)

    # Faults

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Tell the user of work that failed; nothing that happens in a thread ends the program."""
        if event.state is WorkerState.ERROR:
            error = event.worker.error
            words = str(error) if isinstance(error, ReaderError) else f"Unexpected fault: {error!r}"
            words = clean_line(words)
            self.notify(words, severity="error", timeout=15, markup=False)
            if self._library is None:
                self._post(NotListed(words))

    async def on_unmount(self) -> None:
        """Let go of the library."""
        if self._library:
            self._library.close()


def _counted(article_ids: Sequence[str]) -> str:
    return f"{len(article_ids)} article{'s' * (len(article_ids) != 1)}"
