"""Where the program keeps things, and what the user has set."""

from __future__ import annotations

import os
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
        raise SettingsError(f"{path}: {error}.", "Mend the file or move it away.") from error
    defaults = {each.name: getattr(Options(), each.name) for each in fields(Options)}
    known = {name: bool if default is None else type(default) for name, default in defaults.items()}
    for name, value in table.items():
        if name not in known:
            raise SettingsError(f"{path}: no setting is called {name!r}.", f"Settings: {', '.join(known)}.")
        if type(value) is not known[name]:
            raise SettingsError(f"{path}: {name} must be of type {known[name].__name__}, not {value!r}.")
    for section in ("keys", "templates"):
        for name, value in table.get(section, {}).items():
            if not isinstance(value, str):
                raise SettingsError(f"{path}: {section}.{name} must be of type str, not {value!r}.")
    for name, numbers in (("measure", MEASURES), ("spacing", SPACINGS)):
        if name in table and table[name] not in numbers:
            span = f"{numbers.start} to {numbers.stop - 1}"
            raise SettingsError(f"{path}: {name} must be from {span}, not {table[name]}.")
    return Options(**table)


def _parse(toml: str) -> dict[str, Any]:
    import tomllib  # most users have no configuration file, and need not wait for its parser

    return tomllib.loads(toml)
