"""What Textual paints with where the reader is shown in a browser."""

from __future__ import annotations

from contextlib import suppress

from textual.drivers.web_driver import WebDriver


class BrowserDriver(WebDriver):
    """Textual's driver for the browser, whose reader ends with the server, even one that was killed."""

    def run_input_thread(self) -> None:
        """Take keys until the server has no more."""
        super().run_input_thread()
        self._app.call_after_refresh(self._app.exit)  # what is half made cannot end

    def write(self, data: str) -> None:
        """Paint, as long as there is somebody to see it."""
        with suppress(BrokenPipeError):
            super().write(data)

    def write_meta(self, data: dict[str, object]) -> None:
        """Tell the server something, as long as it is there."""
        with suppress(BrokenPipeError):
            super().write_meta(data)
