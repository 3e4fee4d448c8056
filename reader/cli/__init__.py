"""The command `reader`: data on standard output, talk on standard error.

What a command needs is imported when it is chosen, so that `--help`, `--version` and `list` start
neither Textual nor spaCy, and `extract` starts no Textual.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from reader.cli.arguments import COMMANDS, parser
from reader.cli.talk import say, speak_utf8
from reader.errors import ReaderError, SettingsError

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

FAILED = 1
WRONG_USAGE = 2
INTERRUPTED = 130
PIPE_CLOSED = 141


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status.

    0: all done. 1: something could not be read or analysed; the rest was. 2: wrong usage, or a broken
    configuration file. 130: interrupted. 141: whoever read the output closed it.

    Raises:
        SystemExit: help or the version was asked for (0), or the arguments are wrong (2).
    """
    speak_utf8()
    arguments = sys.argv[1:] if argv is None else list(argv)
    command = arguments.pop(0) if arguments and arguments[0] in COMMANDS else None
    try:
        status = _run(command, parser(command).parse_args(arguments))
        sys.stdout.flush()
    except BrokenPipeError:
        # Python flushes standard output once more when it ends: let it flush into nothing.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except SettingsError as error:
        say(error)
        return WRONG_USAGE
    except ReaderError as error:
        say(error)
        return FAILED
    return status


def _run(command: str | None, arguments: Namespace) -> int:
    match command:
        case "extract":
            from reader.cli.extract import extract

            return extract(arguments.sources, arguments.format, arguments.only, corrected=arguments.corrected)
        case "list":
            from reader.cli.listing import list_articles

            return list_articles(arguments.format)
        case "notes":
            from reader.cli.listing import list_notes

            return list_notes(arguments.format, arguments.notebook)
        case "serve":
            from reader.cli.serve import serve

            return serve(arguments.sources, arguments.host, arguments.port)
        case "doctor":
            from reader.cli.doctor import examine

            return examine()
        case _:
            from reader.cli.app import open_app

            return open_app(arguments.sources)
