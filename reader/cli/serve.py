"""`reader serve`: the full-screen reader in a web browser."""

from __future__ import annotations

import errno
import socket
import sys
from contextlib import redirect_stdout
from typing import TYPE_CHECKING

from reader.cli.talk import say
from reader.errors import ServeError
from reader.settings import load_options, paths

if TYPE_CHECKING:
    from collections.abc import Sequence

LOOPBACK = "127.0.0.1"
FIRST_PORT = 8765
_PORTS_TRIED = 20

NEEDED = "textual-serve==1.1.3"
"""The optional package, as pip knows it."""


def serve(sources: Sequence[str], host: str, port: int | None) -> int:
    """Serve the reader until ctrl+c, and return the exit status.

    Each tab of the browser has a reader of its own, which ends with it.

    Args:
        sources: files and folders, as the app takes them.
        host: the address to listen on.
        port: the port to listen on; None for the first free one from `FIRST_PORT` on.

    Raises:
        ServeError: a package is missing, standard input is among the sources, or the port cannot be had.
        SettingsError: the configuration file cannot be used.
    """
    load_options(paths().options)  # what is wrong with it is better told here than in every tab
    if not _can_read(sources):
        return 1
    try:
        from reader.cli.web_server import ReaderServer
    except ModuleNotFoundError as error:
        raise ServeError(
            f"reader serve needs a package that is not installed ({error.name}).",
            f"Install it with: {sys.executable} -m pip install '{NEEDED}'",
        ) from error
    listener = _listen(host, port)
    # -P: the folder that the user happens to be in must not stand in for the program's own modules.
    # --: a file that has the name of a command is still a file.
    command = (sys.executable, "-P", "-m", "reader", "--", *sources)
    with redirect_stdout(sys.stderr):  # textual-serve prints there what the readers say
        ReaderServer(command, host, listener.getsockname()[1]).run(listener)
    return 0


def _can_read(sources: Sequence[str]) -> bool:
    """Say what is wrong with the sources; tell whether something is left to read.

    Raises:
        ServeError: standard input is among them.
    """
    if not sources:
        return True
    from reader.sources import STANDARD_INPUT, locate_all

    locations, problems = locate_all(sources)
    if STANDARD_INPUT in locations:
        raise ServeError(
            "standard input cannot be served, since every tab of the browser would read it.",
            "Save it to a file and give that.",
        )
    for problem in problems:
        say(problem)
    return bool(locations)


def _listen(host: str, port: int | None) -> socket.socket:
    """Return a socket that listens on the port, or on the first free one."""
    if port is not None:
        return _bind(host, port)
    for each in range(FIRST_PORT, FIRST_PORT + _PORTS_TRIED):
        try:
            listener = _bind(host, each)
        except _PortTakenError:
            continue
        if each != FIRST_PORT:
            say(f"port {FIRST_PORT} is taken; this is {each}.")
        return listener
    last = FIRST_PORT + _PORTS_TRIED - 1
    raise ServeError(f"the ports from {FIRST_PORT} to {last} are all taken.", "Give one with --port.")


class _PortTakenError(ServeError):
    """Another program listens on the port."""


def _bind(host: str, port: int) -> socket.socket:
    wrong_host = f"--host takes an address of this machine, such as {LOOPBACK}."
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        both = address[0] == "::" and socket.has_dualstack_ipv6()  # or it is for IPv6 alone
        return socket.create_server(address, family=family, dualstack_ipv6=both)
    except UnicodeError as error:  # a part of a name is empty, or too long
        raise ServeError(f"cannot listen on {host}: it is no address.", wrong_host) from error
    except OSError as error:
        match error.errno:
            case errno.EADDRINUSE:
                hint = "Give another one with --port, or none to take a free one."
                raise _PortTakenError(f"port {port} is taken by another program.", hint) from error
            case errno.EACCES:
                hint = "Give one above 1023."
                raise ServeError(f"port {port} may not be used by this user.", hint) from error
            case _:
                raise ServeError(f"cannot listen on {host}: {error.strerror}.", wrong_host) from error
