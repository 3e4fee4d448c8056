"""Where the program keeps things, and what the user has set."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Mapping

# Another well-known package already keeps its data under "reader".
_FOLDER = "article-reader"


@dataclass(frozen=True, slots=True)
class Paths:
    """The two folders that belong to the program, and the files in them."""

    data: Path
    config: Path

    @property
    def database(self) -> Path:
        """The library: articles and their analyses."""
        return self.data / "library.sqlite"

    @property
    def last_copy(self) -> Path:
        """What was copied last, for machines without a clipboard."""
        return self.data / "last-copy.txt"

    @property
    def options(self) -> Path:
        """The configuration file, in TOML; it need not exist."""
        return self.config / "config.toml"


def paths(environ: Mapping[str, str] = os.environ) -> Paths:
    """Return where data and configuration live: in `READER_HOME`, else where the platform keeps them."""
    if home := environ.get("READER_HOME"):
        folder = Path(home).expanduser()
        return Paths(data=folder, config=folder)
    import platformdirs  # not needed where READER_HOME is set

    return Paths(
        data=Path(platformdirs.user_data_dir(_FOLDER, appauthor=False)),
        config=Path(platformdirs.user_config_dir(_FOLDER, appauthor=False)),
    )


MEASURES = range(32, 81)
"""The text columns that can be set, in terminal cells."""

SPACINGS = range(1, 3)
"""The screen lines that there can be from one line of the text to the next."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the configuration file can set.

    Attributes:
        theme: name of a theme; empty for the one chosen last in the program.
        measure: widest text column, in terminal cells, within `MEASURES`; 0 for the one chosen last.
        spacing: screen lines from one line of the text to the next, within `SPACINGS`; 0 for the one chosen
            last.
        justify: whether lines are filled by widening spaces; None for what was chosen last.
        pipeline: name or path of a spaCy pipeline to read with; empty for the program's own.
        keys: other keys for some commands, by the ids of these; several keys are parted by commas.
        counts: whether every digit begins a count; otherwise some go to the panes.
        templates: the user's own formats for copies, by name; what they may name is in `export.copies`.
    """

    theme: str = ""
    measure: int = 0
    spacing: int = 0
    justify: bool | None = None
    pipeline: str = ""
    keys: Mapping[str, str] = field(default_factory=dict)
    templates: Mapping[str, str] = field(default_factory=dict)
    counts: bool = False


_IN_WORDS = {bool: "true or false", int: "a whole number", str: "text in quotation marks"}


def load_options(path: Path) -> Options:
    """Read the configuration file; a missing one means the defaults.

    Raises:
        SettingsError: the file is no TOML, or sets something unknown or of the wrong type.
    """
    try:
        table = _parse(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Options()
    except (OSError, ValueError) as error:
        raise SettingsError(f"{path}: {_reason(error)}.", "Mend the file or move it away.") from error
    defaults = {each.name: getattr(Options(), each.name) for each in fields(Options)}
    known = {name: bool if default is None else type(default) for name, default in defaults.items()}
    for name, value in table.items():
        if name not in known:
            raise SettingsError(f"{path}: no setting is called {name!r}.", f"Settings: {', '.join(known)}.")
        if type(value) is not known[name]:
            wanted = _IN_WORDS.get(known[name], f"a table, which begins with a line [{name}]")
            raise SettingsError(f"{path}: {name} must be {wanted}, not {in_toml(value)}.")
    for section in ("keys", "templates"):
        for name, value in table.get(section, {}).items():
            if not isinstance(value, str):
                raise SettingsError(
                    f"{path}: {name} under [{section}] must be {_IN_WORDS[str]}, not {in_toml(value)}."
                )
    for name, numbers in (("measure", MEASURES), ("spacing", SPACINGS)):
        if name in table and table[name] not in numbers:
            span = f"{numbers.start} to {numbers.stop - 1}"
            raise SettingsError(f"{path}: {name} must be from {span}, not {table[name]}.")
    return Options(**table)


def written(options: Options) -> str:
    """Return what differs from the defaults as the configuration file could have it, on one line."""
    usual = Options()
    names = [each.name for each in fields(Options)]
    changed = [name for name in names if getattr(options, name) != getattr(usual, name)]
    return ", ".join(f"{name} = {in_toml(getattr(options, name))}" for name in changed)


def in_toml(value: object) -> str:
    """Return a value as TOML has it, on one line."""
    import json  # its strings are TOML's; only who has a configuration file needs it

    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return json.dumps(value, ensure_ascii=False)
        case list():
            return f"[{', '.join(map(in_toml, value))}]"
        case dict():
            inside = ", ".join(f"{_toml_key(key)} = {in_toml(each)}" for key, each in value.items())
            return f"{{ {inside} }}" if inside else "{}"
        case _:
            return str(value)


def _toml_key(key: str) -> str:
    return key if re.fullmatch(r"[\w-]+", key, re.ASCII) else in_toml(key)


def _reason(error: OSError | ValueError) -> str:
    match error:
        case UnicodeDecodeError():
            return "it is not written in UTF-8"
        case OSError():
            return error.strerror or str(error)
        case _:
            return str(error)


def _parse(toml: str) -> dict[str, Any]:
    import tomllib  # most users have no configuration file, and need not wait for its parser

    return tomllib.loads(toml)
