"""The application: starts the screen first, then works for it in threads and tells it what came of that."""

from __future__ import annotations

import asyncio
import signal
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from textual import events, on, work
from textual.messages import ExitApp
from textual.widgets import Input
from textual.worker import Worker, WorkerState, get_current_worker

from reader import collecting
from reader.annotations import placed
from reader.errors import ReaderError
from reader.text import clean_line
from reader.ui import remembered, themes
from reader.ui.app import acts
from reader.ui.app.arranging import ArrangingApp
from reader.ui.app.copying import CopyingApp
from reader.ui.app.counting import CountingApp
from reader.ui.app.keeping import KeepingApp
from reader.ui.checking import problems
from reader.ui.commands import COUNT
from reader.ui.extracts.spots import Extracts
from reader.ui.messages import (
    Analysed,
    AnalysesAsked,
    Analysing,
    AnnotationAsked,
    CorrectionAsked,
    Greeted,
    Listed,
    NotAnalysed,
    NotListed,
    OpenAsked,
    Opened,
    RemovalAsked,
)
from reader.ui.screens.main import MainScreen
from reader.ui.widgets.widths import WIDE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.screen import Screen
    from textual.timer import Timer

    from reader.library import Library
    from reader.settings import Options, Paths
    from reader.ui.extracts.extract import Tab

_FIRST_BATCH = 50
"""How many files are read before the list shows them; each further batch is twice as large."""

_TOLD_AT_ONCE = 2
"""How many files that cannot be read have a message of their own."""

_LONG = 700_000
"""Letters from which a text is shown before its marks: those of a shorter one take under half a second."""

_REST = 10.0
"""Seconds without a key or the mouse after which all garbage is collected, which may take a third of one."""

_TURN = 0.001
"""Seconds that a thread may keep the others waiting: on its way to the screen a key passes three threads."""


class _NoLongerWantedError(Exception):
    """Ends an analysis whose result nobody waits for."""


class ReaderApp(CountingApp, ArrangingApp, KeepingApp, CopyingApp):
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

    def __init__(
        self,
        open_library: Callable[[], Library],
        sources: Sequence[str],
        paths: Paths,
        options: Options,
        problems: Sequence[ReaderError] = (),
    ) -> None:
        super().__init__(open_library, paths, options)
        self._sources = tuple(sources)
        self._shown_ids: list[str] | None = None
        self._problems = list(problems)
        self.counting_keys = frozenset(self._keys.of(COUNT))
        self._open_id = ""
        self._told_unplaced: set[str] = set()
        self._place_read: tuple[str, int] | None = None
        self._rest: Timer | None = None
        self.farewell = ""
        for theme in list(self.available_themes.values()):
            if theme.ansi:  # on the terminal's own ground only our own theme knows what can be read
                self.unregister_theme(theme.name)
        for theme in themes.OWN_THEMES:
            self.register_theme(theme)
        chosen = options.theme if options.theme in self.available_themes else themes.DARK.name
        # Set before anything is styled, the theme costs no second styling before the first paint.
        self.set_reactive(ReaderApp.theme, chosen)
        self.stylesheet.set_variables(self.get_css_variables())
        self._refresh_truecolor_filter(self.ansi_theme)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give every theme the colours of highlights."""
        return themes.tints(dark=self.current_theme.dark)

    async def on_event(self, event: events.Event) -> None:
        """Give a field the letters that were typed before it had the keys.

        Of keys that arrive together, Textual forwards all to the widget that has the focus then, and
        drops the letters that come back once a key among them has moved the focus to a field.
        """
        if self._rest and isinstance(event, events.InputEvent):
            self._rest.reset()
        typed = event.character if isinstance(event, events.Key) and event.is_forwarded else None
        if typed and typed.isprintable() and isinstance(self.focused, Input):
            self.focused.insert_text_at_cursor(typed)
        else:
            await super().on_event(event)

    def action_command_palette(self) -> None:
        """Open the palette."""
        self._open_palette(of_themes=False)

    def action_change_theme(self) -> None:
        """Open the palette on the themes."""
        self._open_palette(of_themes=True)

    def _open_palette(self, *, of_themes: bool) -> None:
        from reader.ui.dialogs.palette import Palette  # nothing of it is needed for the first paint

        if isinstance(self.screen, MainScreen):  # its commands are for no other screen
            self.push_screen(Palette.of_themes() if of_themes else Palette.of_everything())

    def get_default_screen(self) -> Screen[Any]:
        """Start in the text; a library in its list, where that has a pane of its own."""
        in_list = not self._sources and self.size.width >= WIDE
        return MainScreen(self.setting({}), "list" if in_list else "page", self.size.width, self.commands)

    def on_mount(self) -> None:
        """Leave the terminal as it was when the program is told to stop, and begin to work."""
        if threading.current_thread() is threading.main_thread():
            loop = asyncio.get_running_loop()
            with suppress(NotImplementedError):  # Windows has neither the signals nor the trouble
                for name in ("SIGTERM", "SIGHUP"):
                    loop.add_signal_handler(getattr(signal, name), self.exit)
        if self._keys.keymap:
            self.set_keymap(dict(self._keys.keymap))
        for problem in problems(self._options):
            self.notify(f"{self._paths.options}: {problem}", severity="warning", timeout=12, markup=False)
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        sys.setswitchinterval(_TURN)
        collecting.start()  # the command line keeps the collector off until the first paint
        self._rest = self.set_interval(_REST, collecting.tidy)
        self.load()

    # What is done in threads: nothing there touches a widget, and what came of it is posted.

    @work(thread=True, group="library", exit_on_error=False)
    def load(self) -> None:
        """Open the library, read what was named on the command line, and list it."""
        library = self._library = self._open_library()
        self.recall_looks(library)
        self.recall_format(library)
        if not library.recall(remembered.GREETED):
            self._post(Greeted())
        if library.notice:
            self._tell(library.notice)
        if not self._sources:
            library.offer_samples()
        else:
            self._read_sources(library)
        self._tell_problems()
        if self._shown_ids == []:  # of all that was named nothing could be read
            self.call_from_thread(self.exit, None, 1)
        else:
            last = None if self._sources else library.recall(remembered.OPEN)
            self._post(Listed(library.summaries(self._shown_ids), open_id=last))

    def _tell_problems(self) -> None:
        """Tell what could not be read, on the screen in short and at the end in full."""
        self.farewell = "\n".join(map(str, self._problems))
        for problem in self._problems[:_TOLD_AT_ONCE]:
            self._tell(str(problem), severity="error")
        more = len(self._problems) - _TOLD_AT_ONCE
        if more > 0:
            self._tell(f"{more} more could not be read; they are named when you quit.", severity="error")

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

    @on(OpenAsked)
    @work(thread=True, group="open", exclusive=True, exit_on_error=False)
    def _open(self, message: OpenAsked) -> None:
        library = self._opened_library()
        article = library.article(message.article_id)
        is_long = len(article.text) >= _LONG  # its analysis is asked for like an unknown one
        analysis = None if is_long else library.known_analysis(article)
        extracts = Extracts.of(analysis, article.text, message.front) if analysis else None
        if not get_current_worker().is_cancelled:
            self._open_id = article.id
            place = library.recall(remembered.place(article.id)) or "0"
            is_there = place.isdigit() and int(place) < len(article.text)  # the text may have changed
            annotations = placed(library.annotations(article.id), article.text)
            self._post(Opened(article, extracts, int(place) if is_there else 0, annotations))
            self._tell_lost(article.id)
            self._tell_unplaced(article.id, sum(not each.spans for each in annotations))

    @on(AnalysesAsked)
    @work(thread=True, group="analysis", exclusive=True, exit_on_error=False)
    def _analyse(self, message: AnalysesAsked) -> None:
        for article_id in message.article_ids:
            try:
                self._analyse_one(article_id, message.front)
            except _NoLongerWantedError:
                return
            except ReaderError as error:
                self._post(NotAnalysed(article_id, str(error)))
            except Exception as fault:  # it is shown, and must not take the other articles with it
                self._post(NotAnalysed(article_id, f"A fault in the analysis: {fault!r}. Please report it."))

    def _analyse_one(self, article_id: str, front: Tab) -> None:
        worker, percent = get_current_worker(), -1

        def progress(share: float) -> None:
            nonlocal percent
            if worker.is_cancelled:
                raise _NoLongerWantedError
            if int(share * 100) != percent:
                percent = int(share * 100)
                self._post(Analysing(article_id, share))

        progress(0)
        article = self._opened_library().article(article_id)
        analysis = self._opened_library().analyse(article, progress)
        self._post(Analysed(article_id, Extracts.of(analysis, article.text, front)))
        self._tell_lost(article_id)

    def _tell_lost(self, article_id: str) -> None:
        """Tell once of corrections that have no place in the open article any more."""
        if article_id == self._open_id and (lost := self._opened_library().take_lost_corrections(article_id)):
            said = "1 of your corrections finds" if lost == 1 else f"{lost} of your corrections find"
            self._tell(f"{said} no place in this article any more. They are kept, should it change back.")

    def _tell_unplaced(self, article_id: str, count: int) -> None:
        """Tell once in a session of highlights whose words are no longer in the article."""
        if count and article_id not in self._told_unplaced:
            self._told_unplaced.add(article_id)
            them = "it is kept and listed" if count == 1 else "they are kept and listed"
            self._tell(
                f"{count} of your highlights no longer found in this article's text: {them} on ⟨highlights⟩."
            )

    @on(RemovalAsked)
    def _remove(self, message: RemovalAsked) -> None:
        self._act(lambda library: acts.remove(library, message.article_ids, self._shown_ids))

    @on(CorrectionAsked)
    def _correct(self, message: CorrectionAsked) -> None:
        self._act(lambda library: acts.correct(library, message.article_id, message.correction))

    @on(AnnotationAsked)
    def _annotate(self, message: AnnotationAsked) -> None:
        self._act(lambda library: acts.annotate(library, message.article_id, message.change, message.said))

    # What is done at once

    def action_remove_samples(self) -> None:
        """Take all samples out of the library."""
        if self._library:
            self._act(lambda library: acts.remove_samples(library, self._shown_ids))

    def action_undo(self) -> None:
        """Undo what was done last, of all that can be undone."""
        if self._library:
            self._act(lambda library: acts.undo(library, self._shown_ids, self._open_id))

    # Faults

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Tell the user of work that failed; nothing that happens in a thread ends the program."""
        if event.state is WorkerState.ERROR:
            error = event.worker.error
            words = str(error) if isinstance(error, ReaderError) else f"Unexpected fault: {error!r}"
            words = clean_line(words)
            self.notify(words, severity="error", timeout=15, markup=False)
            if event.worker.group in ("library", "open"):
                self._post(NotListed(words))

    @on(ExitApp)
    def _note_place(self) -> None:
        """Note the place that is read while there is a screen to tell it, whoever it is that quits."""
        screens = [screen for screen in self._screen_stack if isinstance(screen, MainScreen)]
        self._place_read = screens[0].place_read if screens else None

    async def on_unmount(self) -> None:
        """Keep the place that was read, and let go of the library."""
        library, place = self._library, self._place_read

        def leave() -> None:
            if library and place:
                library.remember(remembered.place(place[0]), str(place[1]))
            if library:
                library.close()

        await asyncio.to_thread(leave)
