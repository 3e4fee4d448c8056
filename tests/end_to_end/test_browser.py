"""The program in a browser, as a person uses it."""

from __future__ import annotations

import re
import signal
import subprocess
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

import pytest
from browser import CHROMIUM, Browser
from terminal import reader

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping
    from pathlib import Path

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="neither Chromium nor Chrome is on the search path")

QUOTE = "“Nobody on this island should have to choose between a doctor and a bed for the night,”"
ADDRESS = "http://127.0.0.1:9/ferry"
REFUSED = "did not let the reader use the clipboard"
ARTICLE = f"""---
title: Ferry line will keep its winter timetable
source: Skarholm Post
url: {ADDRESS}
---
The island council voted on Tuesday to keep the winter ferry. Council leader Mara Lind met reporters.

{QUOTE} said Lind.

{"They will meet again in March, and once more in April." + chr(10) * 2}""" + "".join(
    f"This is paragraph {number} of the minutes.\n\n" for number in range(60)
)


class Served:
    """`reader serve`, and the address that it prints; to be used in a `with` block."""

    def __init__(self, environ: Mapping[str, str], *arguments: str, cwd: Path) -> None:
        command = reader("serve", *arguments)
        self._process = subprocess.Popen(command, env=environ, cwd=cwd, stderr=subprocess.PIPE, text=True)
        self.address = self._read_address()

    def _read_address(self) -> str:
        assert self._process.stderr
        for line in self._process.stderr:
            if found := re.search(r"http://\S+", line):
                return found.group()
        raise AssertionError("the server did not start")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()

    def interrupt(self) -> tuple[int, str]:
        """Press ctrl+c; return the exit status and what else was said."""
        self._process.send_signal(signal.SIGINT)
        _, said = self._process.communicate(timeout=30)
        return self._process.returncode, said


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with an article whose name a shell would take for more than a name."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "ferry; $(touch owned) & 'co'.txt").write_text(ARTICLE, encoding="utf-8")
    return folder


@pytest.fixture
async def browser(tmp_path: Path) -> AsyncIterator[Browser]:
    async with Browser(tmp_path / "profile") as browser:
        yield browser


async def shows(browser: Browser, words: str) -> None:
    """Wait until the page shows words that are not the terminal's."""
    seen = f"document.body.innerText.includes('{words}') && seen()"
    await browser.run(f"new Promise((seen) => setInterval(() => {seen}))")


async def test_open_move_copy_quit(
    environ: dict[str, str], folder: Path, browser: Browser, tmp_path: Path
) -> None:
    (article,) = folder.iterdir()
    with Served(environ, article.name, cwd=folder) as served:
        await browser.open(served.address)
        await browser.wait_for("analysed")
        assert "key=" not in await browser.run("location.href")
        await browser.press("3jk")
        await browser.wait_for("▌ Mara Lind")
        await browser.press("Y")
        await browser.wait_for("Handed 1 quote with source to the browser.")
        copied = await browser.run("navigator.clipboard.readText()")
        assert copied.startswith(f"{QUOTE} — Mara Lind")
        assert (tmp_path / "home" / "last-copy.txt").read_text(encoding="utf-8") == copied
        assert await browser.run("document.getElementById('not-copied').hidden")
        await browser.press("q", ctrl=True)
        await shows(browser, "The reader is closed")
        await browser.run("document.querySelector('#closed button').click()")
        await browser.wait_for(lambda seen: sum(each.startswith("ws:") for each in seen.requested) == 2)
        await browser.wait_for("analysed")
        assert served.interrupt() == (0, "")
        assert list(folder.iterdir()) == [article]


async def test_nothing_is_loaded_from_elsewhere(
    environ: dict[str, str], folder: Path, browser: Browser
) -> None:
    with Served(environ, str(folder), cwd=folder) as served:
        await browser.open(served.address)
        await browser.wait_for("analysed")
        assert {urlsplit(each).netloc for each in browser.requested} == {urlsplit(served.address).netloc}
        assert await browser.run("document.fonts.check(\"16px 'Roboto Mono'\")")


async def test_a_tab_that_is_closed_ends_its_reader_and_the_place_is_kept(
    environ: dict[str, str], folder: Path, browser: Browser, tmp_path: Path
) -> None:
    with Served(environ, str(folder), cwd=folder) as served:
        await browser.open(served.address)
        await browser.wait_for("analysed")
        await browser.press("2G")
        await browser.wait_for("paragraph 59")
        await browser.close_tab()
        assert served.interrupt() == (0, "")
    async with Browser(tmp_path / "other") as other:
        with Served(environ, str(folder), cwd=folder) as served:
            await other.open(served.address)
            await other.wait_for("paragraph 59")


async def test_ctrl_c_ends_the_readers_of_open_tabs_and_keeps_their_places(
    environ: dict[str, str], folder: Path, browser: Browser
) -> None:
    with Served(environ, str(folder), cwd=folder) as served:
        await browser.open(served.address)
        await browser.wait_for("analysed")
        await browser.press("2G")
        await browser.wait_for("paragraph 59")
        assert served.interrupt() == (0, "")
        await shows(browser, "The reader is closed")
        await browser.run("document.querySelector('#closed button').click()")
        await shows(browser, "reader serve has ended")
    with Served(environ, str(folder), cwd=folder) as served:
        await browser.open(served.address)
        await browser.wait_for("paragraph 59")


async def test_an_address_opens_in_a_tab_beside_the_reader(
    environ: dict[str, str], folder: Path, browser: Browser
) -> None:
    with Served(environ, str(folder), cwd=folder) as served:
        await browser.open(served.address)
        await browser.wait_for("analysed")
        await browser.press("o")
        await browser.wait_for(f"Handed to the browser: {ADDRESS}")
        await browser.wait_for(lambda seen: ADDRESS in seen.tabs)


async def test_where_the_clipboard_is_refused_the_older_way_is_taken_or_the_page_says_so(
    environ: dict[str, str], folder: Path, browser: Browser
) -> None:
    with Served(environ, str(folder), cwd=folder) as served:
        await browser.open(served.address)
        await browser.wait_for("analysed")
        await browser.refuse_clipboard()
        await browser.press("y")
        await browser.wait_for("Handed 1 quote to the browser.")
        assert await browser.run("navigator.clipboard.readText()") == QUOTE
        assert REFUSED not in await browser.run("document.body.innerText")
        await browser.run("void (document.execCommand = () => false)")
        await browser.press("3jy")
        await shows(browser, REFUSED)
