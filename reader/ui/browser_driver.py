"""What Textual paints with where the reader is shown in a browser."""

from __future__ import annotations

from textual.drivers.web_driver import WebDriver


class BrowserDriver(WebDriver):
    """Textual's driver for the browser, whose reader ends with the server that sends it the keys."""

    def run_input_thread(self) -> None:
        """Take keys until the server has no more, even if it was killed and could not say goodbye."""
        super().run_input_thread()
        self._app.call_after_refresh(self._app.exit)  # what is half made cannot end
