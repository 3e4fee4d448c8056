"""Serving the reader to a browser: what is checked first, and who is let in."""

import re
import socket
import subprocess
import sys
import tomllib
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from aiohttp import ClientWebSocketResponse, CookieJar, WSMsgType, WSServerHandshakeError
from aiohttp.test_utils import TestClient, TestServer
from terminal import reader

from reader.cli import main, serve, web_server
from reader.cli.app import BROWSER_DRIVER
from reader.cli.web_server import ReaderServer
from reader.settings import paths

Output = pytest.CaptureFixture[str]


class FakeServer:
    """Notes what was to be served, and where."""

    served: "list[FakeServer]"

    def __init__(self, command: tuple[str, ...], host: str, port: int) -> None:
        self.command, self.host, self.port = command, host, port

    def run(self, listener: socket.socket) -> None:
        with listener:
            self.listened = listener.getsockname()[:2]
        self.served.append(self)


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[FakeServer]:
    monkeypatch.setattr(FakeServer, "served", [], raising=False)
    monkeypatch.setattr(web_server, "ReaderServer", FakeServer)
    return FakeServer.served


@pytest.fixture
def taken() -> Iterator[int]:
    """A port on which another program listens."""
    with socket.create_server((serve.LOOPBACK, 0)) as listener:
        yield listener.getsockname()[1]


class TestTheCommand:
    def test_the_reader_is_started_with_the_sources_as_they_were_given(
        self, served: list[FakeServer], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "extract").write_text("Some words.")
        (tmp_path / "a b;c.txt").write_text("Some words.")
        monkeypatch.chdir(tmp_path)
        assert main(["serve", "extract", "a b;c.txt", "."]) == 0
        (only,) = served
        assert only.command == (sys.executable, "-P", "-m", "reader", "--", "extract", "a b;c.txt", ".")

    def test_without_port_it_listens_on_the_loopback_alone(self, served: list[FakeServer]) -> None:
        assert main(["serve"]) == 0
        (only,) = served
        assert only.host == "127.0.0.1"
        assert only.listened == ("127.0.0.1", only.port)

    def test_a_taken_default_port_is_passed_over_and_that_is_said(
        self, served: list[FakeServer], taken: int, monkeypatch: pytest.MonkeyPatch, capsys: Output
    ) -> None:
        monkeypatch.setattr(serve, "FIRST_PORT", taken)
        assert main(["serve"]) == 0
        assert served[0].port > taken
        assert f"port {taken} is taken; this is {served[0].port}." in capsys.readouterr().err

    def test_when_no_port_near_is_free_it_says_what_to_do(
        self, served: list[FakeServer], taken: int, monkeypatch: pytest.MonkeyPatch, capsys: Output
    ) -> None:
        monkeypatch.setattr(serve, "FIRST_PORT", taken)
        monkeypatch.setattr(serve, "_PORTS_TRIED", 1)
        assert main(["serve"]) == 1
        assert "Give one with --port." in capsys.readouterr().err
        assert served == []

    def test_a_given_port_that_is_taken_is_refused(
        self, served: list[FakeServer], taken: int, capsys: Output
    ) -> None:
        assert main(["serve", "--port", str(taken)]) == 1
        assert f"port {taken} is taken by another program. Give another one" in capsys.readouterr().err
        assert served == []

    @pytest.mark.parametrize("port", ["0", "65536", "http", "-1", "8o"])
    def test_what_is_no_port_is_wrong_usage(self, port: str, capsys: Output) -> None:
        with pytest.raises(SystemExit) as ended:
            main(["serve", f"--port={port}"])
        assert ended.value.code == 2
        assert "give a number from 1 to 65535" in capsys.readouterr().err

    def test_an_address_of_another_machine_cannot_be_listened_on(
        self, served: list[FakeServer], capsys: Output
    ) -> None:
        assert main(["serve", "--host", "192.0.2.1"]) == 1
        assert "cannot listen on 192.0.2.1" in capsys.readouterr().err
        assert served == []

    @pytest.mark.parametrize("host", ["a..b", "a" * 64 + ".example", "no such host"])
    def test_what_is_no_address_at_all_is_said_to_be_none(
        self, served: list[FakeServer], host: str, capsys: Output
    ) -> None:
        assert main(["serve", "--host", host]) == 1
        said = capsys.readouterr().err
        assert f"cannot listen on {host}: " in said
        assert "--host takes an address of this machine, such as 127.0.0.1." in said
        assert served == []

    @pytest.mark.skipif(not socket.has_dualstack_ipv6(), reason="this machine cannot listen on both at once")
    @pytest.mark.parametrize("address", ["127.0.0.1", "::1"])
    def test_every_address_is_both_the_older_and_the_newer_ones(self, address: str) -> None:
        with serve._bind("::", 0) as listener:
            socket.create_connection((address, listener.getsockname()[1]), timeout=10).close()

    @pytest.mark.parametrize("source", ["-", "/dev/stdin"])
    def test_standard_input_is_refused(self, served: list[FakeServer], source: str, capsys: Output) -> None:
        assert main(["serve", source]) == 1
        assert "Save it to a file and give that." in capsys.readouterr().err
        assert served == []

    def test_what_cannot_be_read_is_said_and_the_rest_is_served(
        self, served: list[FakeServer], tmp_path: Path, capsys: Output
    ) -> None:
        (tmp_path / "a.txt").write_text("Some words.")
        assert main(["serve", f"{tmp_path}/gone.txt"]) == 1
        assert served == []
        assert main(["serve", f"{tmp_path}/gone.txt", f"{tmp_path}/a.txt"]) == 0
        assert len(served) == 1
        assert capsys.readouterr().err.count("gone.txt: there is no such file or folder.") == 2

    def test_a_broken_configuration_file_is_told_before_anything_is_served(
        self, served: list[FakeServer], capsys: Output
    ) -> None:
        paths().config.mkdir()
        paths().options.write_text("colour = 1")
        assert main(["serve"]) == 2
        assert "no setting is called 'colour'" in capsys.readouterr().err
        assert served == []

    def test_without_the_package_it_says_how_to_install_it(
        self, monkeypatch: pytest.MonkeyPatch, capsys: Output
    ) -> None:
        monkeypatch.delitem(sys.modules, "reader.cli.web_server")
        monkeypatch.delattr("reader.cli.web_server")
        monkeypatch.setitem(sys.modules, "textual_serve.server", None)
        assert main(["serve"]) == 1
        said = capsys.readouterr().err
        assert f"Install it with: {sys.executable} -m pip install 'textual-serve==1.1.3'" in said

    def test_the_package_that_it_asks_for_is_the_one_of_the_extra(self) -> None:
        project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
        assert project["project"]["optional-dependencies"]["serve"] == [serve.NEEDED]


def speak(script: str) -> tuple[str, ...]:
    """Return the command line of a stand-in for the reader, which speaks as Textual does in a browser."""
    prelude = (
        "import sys, os\n"
        "def say(kind, data): os.write(1, kind + len(data).to_bytes(4, 'big') + data)\n"
        "os.write(1, b'__GANGLION__\\n')\n"
    )
    return (sys.executable, "-c", prelude + script)


GREET = "say(b'D', b'hello'); sys.stdin.buffer.read(1)"


class Door:
    """A running server, and a browser before it."""

    def __init__(self, server: ReaderServer, browser: TestClient) -> None:
        self.server, self.browser = server, browser
        self.origin = str(browser.make_url("/")).rstrip("/")
        self.key = server.address.partition("key=")[2]

    async def status(self, path: str, **headers: str) -> int:
        async with self.browser.get(path, headers=headers, allow_redirects=False) as response:
            return response.status

    async def enter(self) -> None:
        """Open the address that is printed."""
        assert await self.status(f"/?key={self.key}") == 303

    async def tab(self, *, autoping: bool = True, **headers: str) -> ClientWebSocketResponse:
        return await self.browser.ws_connect(
            "/ws?width=80&height=24", headers={"Origin": self.origin, **headers}, autoping=autoping
        )


@pytest.fixture
async def door(request: pytest.FixtureRequest) -> AsyncIterator[Door]:
    server = ReaderServer(speak(getattr(request, "param", GREET)), "127.0.0.1", 8765)
    client = TestClient(TestServer(await server.application()), cookie_jar=CookieJar(unsafe=True))
    async with client:
        yield Door(server, client)


class TestTheDoor:
    async def test_the_printed_address_lets_in_and_leaves_the_key_out_of_the_address_bar(
        self, door: Door
    ) -> None:
        assert await door.status("/") == 403
        async with door.browser.get(f"/?key={door.key}") as response:
            assert response.status == 200
            assert "key" not in response.url.query
        assert await door.status("/") == 200

    @pytest.mark.parametrize(
        "path", ["/", "/?key=", "/?key=guessed", "/ws", "/static/js/textual.js", "/page/page.js"]
    )
    async def test_without_the_key_nothing_is_given(self, door: Door, path: str) -> None:
        assert await door.status(path) == 403

    @pytest.mark.parametrize("cookie", ["guessed", "\udcff", ""])
    async def test_a_guessed_cookie_opens_nothing(self, door: Door, cookie: str) -> None:
        assert await door.status("/", Cookie=f"reader-8765={cookie}") == 403

    async def test_the_key_opens_only_the_page(self, door: Door) -> None:
        assert await door.status(f"/ws?key={door.key}") == 403

    async def test_the_cookie_is_for_no_script_and_no_other_site(self, door: Door) -> None:
        async with door.browser.get(f"/?key={door.key}", allow_redirects=False) as response:
            cookie = response.headers["Set-Cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=Strict" in cookie

    @pytest.mark.parametrize(
        "host", ["evil.example", "evil.example:8765", "127.0.0.1.evil.example", "", "[::1", "a@b"]
    )
    async def test_a_foreign_name_that_points_here_is_refused(self, door: Door, host: str) -> None:
        await door.enter()
        assert await door.status("/", Host=host) == 403

    @pytest.mark.parametrize("host", ["localhost", "localhost:9000", "127.0.0.1:9000", "[::1]:9000"])
    async def test_the_machine_itself_may_be_named_as_one_likes(self, door: Door, host: str) -> None:
        assert await door.status(f"/?key={door.key}", Host=host) == 303

    @pytest.mark.parametrize(
        "origin",
        ["https://evil.example", "http://127.0.0.1:1", "http://localhost", "null", "", "http://[::1"],
    )
    async def test_another_page_can_neither_read_nor_connect(self, door: Door, origin: str) -> None:
        await door.enter()
        assert await door.status("/", Origin=origin) == 403
        with pytest.raises(WSServerHandshakeError) as refused:
            await door.tab(Origin=origin)
        assert refused.value.status == 403

    async def test_without_the_cookie_no_tab_opens(self, door: Door) -> None:
        with pytest.raises(WSServerHandshakeError) as refused:
            await door.tab()
        assert refused.value.status == 403

    async def test_the_page_may_load_nothing_from_elsewhere_and_stand_in_no_other(self, door: Door) -> None:
        await door.enter()
        async with door.browser.get("/") as response:
            policy = response.headers["Content-Security-Policy"]
            page = await response.text()
        assert dict(each.split(" ", 1) for each in policy.split("; ")) == {
            "default-src": "'self'",
            "connect-src": f"'self' {door.origin.replace('http:', 'ws:')}",
            "style-src": "'self' 'unsafe-inline'",
            "object-src": "'none'",
            "base-uri": "'none'",
            "form-action": "'none'",
            "frame-ancestors": "'none'",
        }
        assert "//" not in page

    @pytest.mark.parametrize("path", ["/", "/page/page.js", "/static/js/textual.js", "/none"])
    async def test_every_answer_says_what_a_browser_may_not_do_with_it(self, door: Door, path: str) -> None:
        await door.enter()
        async with door.browser.get(path) as response:
            assert response.headers["Content-Security-Policy"].startswith("default-src 'self'; ")
            assert response.headers["Cross-Origin-Opener-Policy"] == "same-origin"
            assert response.headers["Referrer-Policy"] == "no-referrer"
            assert response.headers["Cache-Control"] == "no-cache"
            assert response.headers["X-Content-Type-Options"] == "nosniff"

    async def test_every_file_of_the_page_is_there(self, door: Door) -> None:
        await door.enter()
        async with door.browser.get("/") as response:
            files = re.findall(r'(?:src|href)="(/[^"]*)"', await response.text())
        async with door.browser.get("/page/page.css") as response:
            files += re.findall(r'url\("([^"]*)"\)', await response.text())
        assert len(files) == 7
        assert {await door.status(file) for file in files} == {200}


class TestATab:
    async def test_it_shows_what_its_reader_paints(self, door: Door) -> None:
        await door.enter()
        async with await door.tab() as tab:
            assert await tab.receive_bytes() == b"hello"

    async def test_a_browser_is_asked_now_and_then_whether_it_is_still_there(
        self, door: Door, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(web_server, "_HEARTBEAT", 0.05)
        await door.enter()
        async with await door.tab(autoping=False) as tab:
            assert await tab.receive_bytes() == b"hello"
            assert (await tab.receive(timeout=20)).type is WSMsgType.PING

    @pytest.mark.parametrize("door", ["sys.exit('The library is broken.')", "sys.exit(0)"], indirect=True)
    async def test_it_is_closed_when_its_reader_ends_before_it_paints(self, door: Door) -> None:
        await door.enter()
        async with await door.tab() as tab:
            assert (await tab.receive()).type is WSMsgType.CLOSE

    @pytest.mark.parametrize("door", ["import time\nwhile True: time.sleep(9)"], indirect=True)
    async def test_a_reader_that_does_not_end_by_itself_is_ended(
        self, door: Door, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(web_server, "_PATIENCE", 0.1)
        await door.enter()
        async with await door.tab():
            pass
        await door.browser.server.close()  # which waits for the reader

    @pytest.mark.parametrize("door", [f"{GREET}; sys.exit('Farewell.')"], indirect=True)
    async def test_last_words_are_passed_on(self, door: Door, capsys: Output) -> None:
        await door.enter()
        async with await door.tab() as tab:
            await tab.receive_bytes()
        await door.browser.server.close()
        assert capsys.readouterr().err.endswith("Farewell.\n")

    @pytest.mark.parametrize(
        "door",
        ["say(b'D', b'hello')\nwhile sys.stdin.buffer.read(1): say(b'D', bytes(500_000))"],
        indirect=True,
    )
    async def test_a_reader_that_still_paints_can_end(self, door: Door) -> None:
        await door.enter()
        async with await door.tab() as tab:
            await tab.receive_bytes()

    async def test_the_server_closes_its_tabs_when_it_ends(self, door: Door) -> None:
        await door.enter()
        async with await door.tab() as tab:
            await tab.receive_bytes()
            await door.server.on_shutdown(await door.server.application())
            assert (await tab.receive()).type is WSMsgType.CLOSE


async def test_the_address_is_printed_with_its_key(capsys: Output) -> None:
    server = ReaderServer(("reader",), "127.0.0.1", 8765)
    await server.on_startup(await server.application())
    said = capsys.readouterr().err
    assert said == f"reader: open {server.address} in a browser; ctrl+c ends it.\n"
    assert re.search(r"http://127\.0\.0\.1:8765/\?key=\S{20,} ", said)


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("0.0.0.0", "http://127.0.0.1:80/?"),
        ("::", "http://[::1]:80/?"),
        ("192.0.2.1", "http://192.0.2.1:80/?"),
        ("fd00::1", "http://[fd00::1]:80/?"),
    ],
)
async def test_whoever_opens_it_to_other_machines_is_warned(host: str, address: str, capsys: Output) -> None:
    server = ReaderServer(("reader",), host, 80)
    await server.on_startup(await server.application())
    said = capsys.readouterr().err
    assert address in said
    assert "run commands as you" in said


def test_the_reader_ends_with_the_server_that_it_paints_for(tmp_path: Path) -> None:
    environ = {"READER_HOME": str(tmp_path), "TEXTUAL_DRIVER": BROWSER_DRIVER}
    done = subprocess.run(reader(), env=environ, input=b"", capture_output=True, timeout=60, check=True)
    assert done.stdout.startswith(b"__GANGLION__\n")
    assert done.stderr == b""


def test_it_ends_too_when_the_server_is_killed_while_it_paints(tmp_path: Path) -> None:
    environ = {"READER_HOME": str(tmp_path), "TEXTUAL_DRIVER": BROWSER_DRIVER}
    pipe = subprocess.PIPE
    with subprocess.Popen(reader(), env=environ, stdin=pipe, stdout=pipe, stderr=pipe) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline() == b"__GANGLION__\n"
        for end in (process.stdout, process.stderr, process.stdin):
            end.close()
        assert process.wait(timeout=60) == 0
