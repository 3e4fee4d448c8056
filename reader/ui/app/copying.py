"""What leaves the reader: copies to the clipboard, to a browser, to commands of the user's."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual import on, work

from reader.export.copies import CITED, WORDS, formats
from reader.text import clean_line, excerpt
from reader.ui import remembered
from reader.ui.app.library import LibraryApp
from reader.ui.copying import clipboard
from reader.ui.copying.copyable import Copyable, copyable_article
from reader.ui.messages import (
    AddressAsked,
    ArticleCopyAsked,
    CopyAsAsked,
    CopyAsked,
    PipeAsked,
    TextCopyAsked,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.export.copies import CopyFormat
    from reader.library import Library
    from reader.settings import Options, Paths

_PREVIEW = 60
"""Characters of what was copied that the message shows."""


_WEB = ("https://", "http://")


class CopyingApp(LibraryApp):
    """Copies in the format that was chosen last."""

    def __init__(self, open_library: Callable[[], Library], paths: Paths, options: Options) -> None:
        super().__init__(open_library, paths, options)
        self.formats, self._format = formats(options.templates), CITED
        self._command = ""

    def recall_format(self, library: Library) -> None:
        """Take up the format that was chosen last."""
        chosen = library.recall(remembered.COPY_FORMAT)
        self._format = next((each for each in self.formats if each.id == chosen), self._format)

    @on(CopyAsked)
    @work(group="copy", exit_on_error=False)
    async def _copy(self, message: CopyAsked) -> None:
        form = message.form or (self._format if message.with_source else WORDS)
        await self._put_on_clipboard(message.copyable, form)

    @on(CopyAsAsked)
    async def _ask_for_format(self, message: CopyAsAsked) -> None:
        from reader.ui.dialogs.copy_as import CopyAsScreen  # nothing of it is needed for the first paint

        def chosen(form: CopyFormat | None) -> None:
            if form:
                self._format = form
                self._remember(remembered.COPY_FORMAT, form.id)
                self._copy(CopyAsked(message.copyable, with_source=True))

        await self.push_screen(CopyAsScreen(message.copyable, self.formats, self._format), chosen)

    @on(ArticleCopyAsked)
    @work(group="copy", exit_on_error=False)
    async def _copy_article(self, message: ArticleCopyAsked) -> None:
        article = await asyncio.to_thread(self._opened_library().article, message.article_id)
        form = self._format if message.with_source else WORDS
        await self._put_on_clipboard(copyable_article(article), form)

    async def _put_on_clipboard(self, copyable: Copyable, form: CopyFormat) -> None:
        text = copyable.written(form)
        if form is WORDS:
            what = copyable.what
        elif form is CITED:
            what = f"{copyable.what} with source"
        else:
            what = f"{copyable.what} as {form.title}"
        await self._put_text_on_clipboard(text, what)

    async def _put_text_on_clipboard(self, text: str, what: str) -> None:
        async with self._copying:
            copy = clipboard.hand_to_browser if self.is_web else clipboard.copy
            copied = await asyncio.to_thread(copy, text, what, self._paths.last_copy, self._send_to_terminal)
        preview = excerpt(clean_line(text), _PREVIEW)
        self.notify(f"{clean_line(copied.message)}\n{preview}", markup=False)

    def _send_to_terminal(self, text: str) -> None:
        self.call_from_thread(self.copy_to_clipboard, text)

    @on(AddressAsked)
    @work(thread=True, group="address", exit_on_error=False)
    def _open_address(self, message: AddressAsked) -> None:
        url = message.url
        if self.is_web and url.startswith(_WEB):
            self.call_from_thread(self.open_url, url)
            said = "Handed to the browser"
        else:
            said = "Opened in the browser" if _browse(url) else "No browser opens it here"
        self._tell(f"{said}: {url}", severity="information")

    @on(PipeAsked)
    async def _ask_for_command(self, message: PipeAsked) -> None:
        from reader.ui.dialogs.pipe import PipeScreen  # nothing of it is needed for the first paint

        text = message.copyable.written(self._format)

        def given(command: str | None) -> None:
            if command:
                self._command = command
                self._pipe(text, command)

        await self.push_screen(PipeScreen(message.copyable.what, self._command), given)

    @work(thread=True, group="pipe", exit_on_error=False)
    def _pipe(self, text: str, command: str) -> None:
        from reader.ui.copying.piping import pipe

        piped = pipe(text, command)
        self._tell(piped.said, severity="error" if piped.failed else "information")

    @on(TextCopyAsked)
    @work(group="copy", exit_on_error=False)
    async def _copy_text(self, message: TextCopyAsked) -> None:
        await self._put_text_on_clipboard(message.text, message.what)


def _browse(url: str) -> bool:
    """Leave an address of the web to a browser with a window of its own; tell whether there is one.

    Any other address might start a program, and a browser of the terminal would paint over the reader.
    """
    if not url.startswith(_WEB):
        return False
    import webbrowser  # few ever open an address, and nobody has to wait for it

    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return False
    return type(browser) is not webbrowser.GenericBrowser and browser.open(url)
