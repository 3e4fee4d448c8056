"""The forms that the command line takes."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, RawDescriptionHelpFormatter
from typing import TYPE_CHECKING

from reader import __version__

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.export.contract import Part

COMMANDS = ("extract", "list", "notes", "serve", "doctor")

_USAGE = """\
reader [FILE|FOLDER|-]...
       reader extract SOURCE... [--format FORMAT] [--only PARTS] [--corrected]
       reader list [--format FORMAT]
       reader notes [--notebook NAME] [--format FORMAT]
       reader serve [FILE|FOLDER]... [--port N] [--host HOST]
       reader doctor"""
_DESCRIPTION = """\
Read articles in the terminal, and see who said what in them and where.

Without an argument the library opens. Files (.txt, .md), folders of them and
standard input (-) are added to it and opened."""
_EPILOG = """\
commands:
  extract     print quotes, facts and entities, without opening the reader
  list        print the articles of the library
  notes       print what was kept in a notebook
  serve       open the reader in a web browser on this machine
  doctor      print what the program found on this machine
  A file that has the name of a command is opened as ./extract.

examples:
  reader article.txt
  reader articles/
  curl -s https://example.org/article.txt | reader -
  reader extract article.txt --format json
  reader extract articles/ --format csv --only quotes > quotes.csv

In the reader, ? shows the keys. READER_HOME sets where the library is kept."""


def parser(command: str | None) -> ArgumentParser:
    """Return the parser of a command's arguments, or of the app's where there is no command."""
    match command:
        case "extract":
            return _extract()
        case "list":
            return _list()
        case "notes":
            return _notes()
        case "serve":
            return _serve()
        case "doctor":
            return ArgumentParser(
                prog="reader doctor",
                description="Print versions, paths and what works on this machine.",
                allow_abbrev=False,
            )
        case _:
            return _app()


def _app() -> ArgumentParser:
    made = ArgumentParser(
        prog="reader",
        usage=_USAGE,
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    made.add_argument("sources", nargs="*", metavar="FILE|FOLDER|-", help="what to read")
    made.add_argument("--version", action="version", version=f"article-reader {__version__}")
    return made


def _extract() -> ArgumentParser:
    # These load every format there is, and the app has no use for them.
    from reader.export.contract import ALL_PARTS, PARTS
    from reader.export.formats import FORMATS

    made = ArgumentParser(
        prog="reader extract",
        description=(
            "Print what articles say: quotes with their speakers, facts, and the people and places named. "
            "The library is not changed, and read only for --corrected."
        ),
        epilog="exit status: 0 all done; 1 something could not be read or analysed; 2 wrong usage",
        allow_abbrev=False,
    )
    made.add_argument(
        "sources",
        nargs="+",
        metavar="SOURCE",
        help="a file, a folder or - for standard input; one named twice is printed once",
    )
    made.add_argument("--format", choices=tuple(FORMATS), default="json", help="default: json")
    made.add_argument(
        "--only",
        type=_some_of(ALL_PARTS),
        default=frozenset(PARTS),
        metavar="PARTS",
        help=f"some of {','.join(ALL_PARTS)}; default: {','.join(PARTS)}",
    )
    made.add_argument(
        "--corrected",
        action="store_true",
        help="apply what was corrected in the reader to articles that the library has",
    )
    return made


def _list() -> ArgumentParser:
    made = ArgumentParser(
        prog="reader list", description="Print the articles of the library, newest first.", allow_abbrev=False
    )
    made.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    return made


def _notes() -> ArgumentParser:
    from reader.export.note_formats import NOTE_FORMATS

    made = ArgumentParser(
        prog="reader notes",
        description="Print what was kept in a notebook, in the sections and the order that it has there.",
        allow_abbrev=False,
    )
    made.add_argument("--notebook", metavar="NAME", help="default: the one that is open in the reader")
    made.add_argument("--format", choices=tuple(NOTE_FORMATS), default="markdown", help="default: markdown")
    return made


def _serve() -> ArgumentParser:
    from reader.cli.serve import FIRST_PORT, LOOPBACK

    made = ArgumentParser(
        prog="reader serve",
        description=(
            "Open the reader in a web browser. Only this machine is served, and there only a browser "
            "that was given the printed address."
        ),
        epilog="exit status: 0 ended with ctrl+c; 1 it could not be served; 2 wrong usage",
        allow_abbrev=False,
    )
    made.add_argument("sources", nargs="*", metavar="FILE|FOLDER", help="what to read; default: the library")
    made.add_argument(
        "--port", type=_port, metavar="N", help=f"default: {FIRST_PORT}, or the next one that is free"
    )
    made.add_argument(
        "--host",
        default=LOOPBACK,
        help=f"the address to listen on; default: {LOOPBACK}, which other machines cannot reach",
    )
    return made


def _port(argument: str) -> int:
    if not argument.isdecimal() or not 1 <= int(argument) <= 65_535:
        raise ArgumentTypeError(f"{argument!r} is no port: give a number from 1 to 65535")
    return int(argument)


def _some_of(parts: tuple[Part, ...]) -> Callable[[str], frozenset[Part]]:
    """Return what reads a list of parts, parted by commas."""

    def read(argument: str) -> frozenset[Part]:
        asked = {part.strip() for part in argument.split(",")}
        if unknown := asked.difference(parts):
            raise ArgumentTypeError(f"{', '.join(sorted(unknown))!r} is none of {', '.join(parts)}")
        return frozenset(part for part in parts if part in asked)

    return read
