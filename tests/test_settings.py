"""Where things are kept, and what the user has set."""

from pathlib import Path

import pytest

from reader.errors import SettingsError
from reader.settings import Options, load_options, paths, written


def test_reader_home_holds_everything(tmp_path: Path) -> None:
    places = paths({"READER_HOME": str(tmp_path)})
    assert places.database == tmp_path / "library.sqlite"
    assert places.last_copy == tmp_path / "last-copy.txt"
    assert places.options == tmp_path / "config.toml"


def test_a_tilde_is_the_home_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/jane")
    assert paths({"READER_HOME": "~/articles"}).data == Path("/home/jane/articles")


def test_otherwise_the_platform_decides() -> None:
    places = paths({})
    assert places.data.name == places.config.name == "article-reader"


def test_a_missing_file_means_the_defaults(tmp_path: Path) -> None:
    assert load_options(tmp_path / "none.toml") == Options()


def test_settings_are_read(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(
        "theme = 'paper'\nmeasure = 66\nspacing = 2\njustify = true\npipeline = 'en_core_web_trf'\n[keys]\ncopy = 'c'"
    )
    assert load_options(file) == Options(
        theme="paper",
        measure=66,
        spacing=2,
        justify=True,
        pipeline="en_core_web_trf",
        keys={"copy": "c"},
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"measure 66", "config.toml"),
        (b"colour = 'red'", "'colour'.*theme, measure"),
        (b"measure = 'wide'", 'measure must be a whole number, not "wide"\\.'),
        (b"measure = true", "measure must be a whole number, not true\\."),
        (b"measure = 20", "measure must be from 32 to 80"),
        (b"spacing = 3", "spacing must be from 1 to 2"),
        (b"justify = 'yes'", 'justify must be true or false, not "yes"\\.'),
        (b"theme = ['a']", 'theme must be text in quotation marks, not \\["a"\\]\\.'),
        (b"keys = 'y'", 'keys must be a table, which begins with a line \\[keys\\], not "y"\\.'),
        (b"[keys]\ncopy = 3", "copy under \\[keys\\] must be text in quotation marks, not 3\\."),
        (b"[templates]\na.b = 3", "a under \\[templates\\] must be .*, not { b = 3 }\\."),
        (b"\xff\xfe", "config.toml: it is not written in UTF-8. Mend the file or move it away."),
    ],
    ids=[
        "no TOML",
        "unknown",
        "wrong type",
        "truth value",
        "too narrow",
        "too far apart",
        "no truth value",
        "no text",
        "keys",
        "a key",
        "a template",
        "no UTF-8",
    ],
)
def test_what_cannot_be_used_is_named(tmp_path: Path, content: bytes, message: str) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes(content)
    with pytest.raises(SettingsError, match=message):
        load_options(file)


def test_what_cannot_be_opened_is_named_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "config.toml").mkdir()
    with pytest.raises(SettingsError, match=r"config\.toml: Is a directory\. Mend the file"):
        load_options(tmp_path / "config.toml")


@pytest.mark.parametrize(
    "options",
    [
        Options(),
        Options(theme='a "b" \\ ü', measure=66, justify=False, counts=True),
        Options(keys={"copy": "c, ctrl+y", "next-extract": ")"}, templates={"a b": "$words\n($title)"}),
    ],
)
def test_what_is_written_out_reads_the_same(options: Options, tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    lines = written(options)
    for name in ("measure", "justify", "templates", "counts"):
        lines = lines.replace(f", {name} = ", f"\n{name} = ")
    file.write_text(lines, encoding="utf-8")
    assert load_options(file) == options
