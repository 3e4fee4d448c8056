"""The web server of `reader serve`: textual-serve behind a door of its own.

Whoever reaches the reader can pipe to any command. So a request is answered only where

- its Host is an address or a name of this machine, so that no foreign name can be pointed at it
  (DNS rebinding);
- its Origin, where a browser names one, is this server, so that no other page can use it
  (cross-site WebSocket hijacking: browsers let every page connect to every WebSocket);
- it has the key of the printed address, so that no other user of the machine can.

The page loads nothing from elsewhere, and its content security policy lets nothing be loaded.
"""

from __future__ import annotations

import asyncio
import secrets
import socket
import sys
from contextlib import suppress
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from aiohttp import WSCloseCode, web
from textual_serve.app_service import AppService
from textual_serve.server import Server, to_int

from reader.cli.app import BROWSER_DRIVER
from reader.cli.talk import say

if TYPE_CHECKING:
    from asyncio.subprocess import Process
    from collections.abc import Awaitable, Callable, Sequence
    from typing import Any

    Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

_PAGE = Path(__file__).with_name("page")

_PATIENCE = 10.0
"""Seconds that a reader has to end by itself once its tab is gone."""

_HEARTBEAT = 15.0
"""Seconds after which a browser that went without a word is missed."""

_LOOPBACK_OF = {"0.0.0.0": "127.0.0.1", "::": "::1"}
"""What a browser of this machine opens, where every address is listened on."""

_REFUSED = "This reader is open only to the address that `reader serve` printed. Open that one, with its key."


class ReaderServer(Server):
    """Serves readers, one a tab, to browsers that have the key.

    Args:
        reader: the command line that starts a reader.
        host: the address that is listened on.
        port: the port that is listened on.
    """

    def __init__(self, reader: Sequence[str], host: str, port: int) -> None:
        super().__init__("reader", host=host, port=port)
        self._reader = tuple(reader)
        self._key = secrets.token_urlsafe(24)
        self._cookie = f"reader-{port}"  # browsers send a cookie to all ports of a host
        self._names = {"localhost", host.lower(), socket.gethostname().lower()}
        self._tabs: dict[_Reader, web.WebSocketResponse] = {}

    @property
    def address(self) -> str:
        """What to open in a browser of this machine."""
        host = _LOOPBACK_OF.get(self.host, self.host)
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}/?key={self._key}"

    def run(self, listener: socket.socket) -> None:
        """Serve on the socket until ctrl+c or SIGTERM."""
        web.run_app(self.application(), sock=listener, print=None, access_log=None)

    async def application(self) -> web.Application:
        """Return textual-serve's application behind the door."""
        application = await self._make_app()
        application.middlewares.append(self._keep_door)
        application.on_response_prepare.append(_close_in)
        application.router.add_static("/page", _PAGE)
        return application

    async def on_startup(self, app: web.Application) -> None:  # noqa: ARG002
        """Say where the reader is."""
        say(f"open {self.address} in a browser; ctrl+c ends it.")
        if not _is_loopback(self.host):
            say(
                "other machines can reach it, unencrypted. Whoever has the key can read your library and run "
                "commands as you; over ssh -L it would be safe."
            )

    async def on_shutdown(self, app: web.Application) -> None:  # noqa: ARG002
        """Close the tabs, and wait for their readers to keep what they have to and end."""
        closing = [tab.close(code=WSCloseCode.GOING_AWAY) for tab in self._tabs.values()]
        await asyncio.gather(*closing, *(reader.end() for reader in self._tabs))

    # The door

    @web.middleware
    async def _keep_door(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        if self._is_ours(request):
            if self._fits(request.cookies.get(self._cookie)):
                return await handler(request)
            if request.path == "/" and self._fits(request.query.get("key")):
                return self._let_in()
        return web.Response(status=403, text=_REFUSED)

    def _is_ours(self, request: web.Request) -> bool:
        """Tell whether the request is for this server, and from no other page."""
        origin = request.headers.get("Origin")
        try:
            name = urlsplit(f"//{request.host}").hostname or ""
            is_same_origin = origin is None or urlsplit(origin).netloc == request.host
        except ValueError:  # no address at all
            return False
        return is_same_origin and (name in self._names or _is_ip_address(name))

    def _fits(self, key: str | None) -> bool:
        given = (key or "").encode("utf-8", "surrogateescape")  # headers need not be UTF-8
        return secrets.compare_digest(given, self._key.encode())

    def _let_in(self) -> web.Response:
        """Give the browser the key as a cookie, and take it out of the address bar."""
        response = web.Response(status=303, headers={"Location": "/"})
        response.set_cookie(self._cookie, self._key, httponly=True, samesite="Strict")
        return response

    # What is behind it

    async def handle_index(self, request: web.Request) -> web.StreamResponse:  # noqa: ARG002
        """Answer with a page of our own: textual-serve's loads a font from elsewhere."""
        return web.FileResponse(_PAGE / "index.html")

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Start a reader for a tab, pass on what they say to each other, and end it with the tab."""
        tab = web.WebSocketResponse(heartbeat=_HEARTBEAT)
        await tab.prepare(request)
        reader = _Reader(
            self._reader,
            write_bytes=tab.send_bytes,
            write_str=tab.send_str,
            close=tab.close,
            download_manager=self.download_manager,
        )
        width, height = (to_int(request.query.get(each, ""), 80) for each in ("width", "height"))
        self._tabs[reader] = tab
        try:
            await reader.start(width, height)
            await self._process_messages(tab, reader)
        finally:
            reader.end().add_done_callback(lambda _: self._tabs.pop(reader))
        return tab


class _Reader(AppService):
    """The reader of one tab; started without a shell, which would take paths for commands."""

    def __init__(self, command: Sequence[str], **more: Any) -> None:
        super().__init__("reader", **more)
        self._command = command
        self._end: asyncio.Task[None] | None = None

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        pipe = asyncio.subprocess.PIPE
        environ = {**self._build_environment(width, height), "TEXTUAL_DRIVER": BROWSER_DRIVER}
        self._process = await asyncio.create_subprocess_exec(
            *self._command, stdin=pipe, stdout=pipe, stderr=pipe, env=environ
        )
        self._stdin = self._process.stdin
        return self._process

    async def run(self) -> None:
        """Pass on what the reader paints, and close the tab once it ends, even if it never came to paint."""
        await super().run()
        await self.remote_close()

    def end(self) -> asyncio.Task[None]:
        """Begin to stop, once; a task of its own, since aiohttp cancels what serves a tab that is gone."""
        self._end = self._end or asyncio.create_task(self.stop())
        return self._end

    async def stop(self) -> None:
        """Take the keys from the reader, so that it keeps what it has to and ends; else end it."""
        process, painting = self._process, self._task
        if process is None or painting is None:
            return
        painting.cancel()
        await asyncio.wait([painting])
        self.stdin.close()
        try:
            async with asyncio.timeout(_PATIENCE):
                # What it still paints is for nobody, but in a full pipe it would keep the reader.
                _, said = await process.communicate()
        except TimeoutError:
            with suppress(ProcessLookupError):
                process.kill()
            _, said = await process.communicate()
        sys.stderr.write(said.decode("utf-8", "replace"))


async def _close_in(request: web.Request, response: web.StreamResponse) -> None:
    """Let the page load nothing from elsewhere, stand in no other page, and tell nobody where it is."""
    response.headers["Content-Security-Policy"] = (
        f"default-src 'self'; connect-src 'self' ws://{request.host}; style-src 'self' 'unsafe-inline'; "
        "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Cache-Control"] = "no-cache"
    response.headers["X-Content-Type-Options"] = "nosniff"


def _is_ip_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _is_loopback(host: str) -> bool:
    return host == "localhost" or (_is_ip_address(host) and ip_address(host).is_loopback)
