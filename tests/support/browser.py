"""A headless Chromium, driven through its DevTools protocol, and eyes on the terminal that its page shows.

xterm.js paints on a canvas, which no program can read; what it paints comes to the page through a
WebSocket, and the same bytes are painted here once more.
"""

from __future__ import annotations

import asyncio
import base64
import json
import re
import shutil
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import parse_qs, urlsplit

import pyte
from aiohttp import ClientSession, ClientWebSocketResponse
from terminal import UNKNOWN_TO_PYTE

if TYPE_CHECKING:
    from asyncio.subprocess import Process
    from collections.abc import Callable
    from pathlib import Path

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

_OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1400,900",
    "--remote-debugging-port=0",
)
_PATIENCE = 30.0
_CTRL = 2


class Browser:
    """A browser with one tab; to be used in an `async with` block.

    Attributes:
        requested: the addresses that the tab has asked for.
        tabs: the addresses of all tabs there ever were.
    """

    _process: Process
    _client: ClientSession
    _devtools: ClientWebSocketResponse
    _tab: dict[str, str]

    def __init__(self, profile: Path) -> None:
        self._profile = profile
        self._screen = pyte.Screen(80, 24)
        self._stream = pyte.ByteStream(self._screen)
        self._answers: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._news = asyncio.Condition()
        self.requested: list[str] = []
        self.tabs: set[str] = set()

    async def __aenter__(self) -> Self:
        assert CHROMIUM
        self._process = await asyncio.create_subprocess_exec(
            CHROMIUM,
            *_OPTIONS,
            f"--user-data-dir={self._profile}",
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
        )
        self._client = ClientSession()
        async with asyncio.timeout(_PATIENCE):
            self._devtools = await self._client.ws_connect(await self._address(), max_msg_size=0)
        self._listening = asyncio.create_task(self._listen())
        await self._ask("Target.setDiscoverTargets", discover=True)
        target = await self._ask("Target.createTarget", url="about:blank")
        attached = await self._ask("Target.attachToTarget", targetId=target["targetId"], flatten=True)
        self._tab = {**target, "sessionId": attached["sessionId"]}
        for domain in ("Page", "Network", "Runtime"):
            await self._tell_tab(f"{domain}.enable")
        return self

    async def __aexit__(self, *_: object) -> None:
        self._listening.cancel()
        await self._client.close()
        self._process.kill()
        await self._process.communicate()

    async def _address(self) -> str:
        """Return the address of the DevTools, which the browser prints."""
        assert self._process.stderr
        async for line in self._process.stderr:
            if found := re.search(rb"DevTools listening on (ws://\S+)", line):
                return found[1].decode()
        raise AssertionError("the browser did not start")

    async def open(self, address: str) -> None:
        """Open an address in the tab."""
        origin = "{0.scheme}://{0.netloc}".format(urlsplit(address))
        await self._ask("Browser.grantPermissions", origin=origin, permissions=["clipboardReadWrite"])
        self._screen.reset()
        await self._tell_tab("Page.navigate", url=address)

    async def refuse_clipboard(self) -> None:
        """Let no page write to the clipboard from now on."""
        await self._ask("Browser.setPermission", permission={"name": "clipboard-write"}, setting="denied")

    async def press(self, keys: str, *, ctrl: bool = False) -> None:
        """Type letters, one key after the other."""
        for key in keys:
            how = {"key": key, "windowsVirtualKeyCode": ord(key.upper()), "modifiers": _CTRL * ctrl}
            await self._tell_tab("Input.dispatchKeyEvent", type="keyDown", text="" if ctrl else key, **how)
            await self._tell_tab("Input.dispatchKeyEvent", type="keyUp", **how)

    async def run(self, script: str) -> Any:
        """Return what a script of the page comes to, promises kept."""
        done = await self._tell_tab(
            "Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True, userGesture=True
        )
        assert "exceptionDetails" not in done, done
        return done["result"].get("value")

    async def picture(self) -> bytes:
        """Return a PNG of what the tab shows."""
        return base64.b64decode((await self._tell_tab("Page.captureScreenshot"))["data"])

    async def close_tab(self) -> None:
        """Close the tab, as a user does."""
        await self._ask("Target.closeTarget", targetId=self._tab["targetId"])

    @property
    def text(self) -> str:
        """What the terminal in the page shows."""
        return "\n".join(self._screen.display)

    async def wait_for(self, condition: str | Callable[[Browser], bool]) -> None:
        """Wait until the terminal shows a text, or a condition holds."""

        def holds() -> bool:
            return condition in self.text if isinstance(condition, str) else condition(self)

        try:
            async with asyncio.timeout(_PATIENCE), self._news:
                await self._news.wait_for(holds)
        except TimeoutError:
            raise AssertionError(f"the page never came to {condition!r}; it shows\n{self.text}") from None

    async def _ask(self, method: str, session: str | None = None, **parameters: Any) -> dict[str, Any]:
        number = len(self._answers)
        answer = self._answers[number] = asyncio.get_running_loop().create_future()
        question = {"id": number, "method": method, "params": parameters}
        await self._devtools.send_json(question | ({"sessionId": session} if session else {}))
        async with asyncio.timeout(_PATIENCE):
            said = await answer
        assert "error" not in said, f"{method}: {said['error']}"
        return said["result"]

    async def _tell_tab(self, method: str, **parameters: Any) -> dict[str, Any]:
        return await self._ask(method, self._tab["sessionId"], **parameters)

    async def _listen(self) -> None:
        async for message in self._devtools:
            said = json.loads(message.data)
            if "id" in said:
                self._answers[said["id"]].set_result(said)
                continue
            async with self._news:
                self._notice(said["method"], said["params"])
                self._news.notify_all()

    def _notice(self, event: str, what: dict[str, Any]) -> None:
        match event:
            case "Target.targetCreated" | "Target.targetInfoChanged":
                self.tabs.add(what["targetInfo"]["url"])
            case "Network.requestWillBeSent":
                self.requested.append(what["request"]["url"])
            case "Network.webSocketCreated":
                self.requested.append(what["url"])
                size = parse_qs(urlsplit(what["url"]).query)
                self._screen.reset()
                self._screen.resize(int(size["height"][0]), int(size["width"][0]))
            case "Network.webSocketFrameReceived" if what["response"]["opcode"] == 2:
                painted = base64.b64decode(what["response"]["payloadData"])
                self._stream.feed(UNKNOWN_TO_PYTE.sub(b"", painted))
