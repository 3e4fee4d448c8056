"""Which room may import what: seen in the import graph, and in fresh interpreters."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

MODEL = frozenset({"spacy", "onnxruntime", "tokenizers"})
HEAVY = MODEL | {"textual"}
LIBRARIES = frozenset({"sqlite3", "yaml", "markdown_it", "rich", "pyperclip", "charset_normalizer"})


def loaded_by(program: str, home: Path) -> set[str]:
    """Run a program in a fresh interpreter and return the names of the modules it loaded.

    There is no torch in it: spaCy loads it wherever it is installed, and nothing here may need it.
    """
    no_torch = "import sys; sys.modules['torch'] = None\n"
    report = "\nsys.stderr.write('\\nloaded ' + ' '.join(name for name in sys.modules if name != 'torch'))"
    done = subprocess.run(
        [sys.executable, "-c", no_torch + program + report],
        cwd=ROOT,
        env={**os.environ, "READER_HOME": str(home)},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stderr.rsplit("\nloaded ", 1)[1].split())


def command(*arguments: str) -> str:
    """Return a program that runs the command line."""
    return (
        "from reader.cli import main\n"
        f"try: status = main({list(arguments)!r})\n"
        "except SystemExit as ended: status = ended.code\n"
        "assert status == 0, status"
    )


@pytest.mark.parametrize(
    ("program", "unwanted"),
    [
        ("import reader.ui.app", HEAVY - {"textual"}),
        ("import reader.nlp", HEAVY),
        ("import reader.nlp.pipeline", HEAVY - {"spacy"}),
        ("import reader.library", HEAVY | LIBRARIES),
        ("import reader.corrections", HEAVY | LIBRARIES),
        ("import reader.cli.app", HEAVY | LIBRARIES),
        ("import reader.sources", HEAVY | LIBRARIES),
        ("import reader.cli.serve", HEAVY | LIBRARIES | {"aiohttp"}),
        (command("--help"), HEAVY | LIBRARIES | {"aiohttp"}),
        (command("--version"), HEAVY | LIBRARIES),
        (command("list"), HEAVY),
    ],
    ids=[
        "ui",
        "nlp",
        "nlp.pipeline",
        "library",
        "corrections",
        "cli.app",
        "sources",
        "cli.serve",
        "--help",
        "--version",
        "list",
    ],
)
def test_no_more_is_loaded_than_needed(program: str, unwanted: set[str], tmp_path: Path) -> None:
    assert loaded_by(program, tmp_path) & unwanted == set()


def test_listing_a_filled_library_loads_neither_spacy_nor_textual(tmp_path: Path) -> None:
    fill = (
        "import os; from pathlib import Path; from reader.store import Store; from reader.sources import read_samples\n"
        "Store.open(Path(os.environ['READER_HOME']) / 'library.sqlite').save_articles(read_samples())\n"
    )
    assert loaded_by(fill + command("list"), tmp_path) & HEAVY == set()


def test_extracting_loads_spacy_and_no_textual(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("“It rose,” the mayor said.", encoding="utf-8")
    loaded = loaded_by(command("extract", f"{tmp_path}/a.txt"), tmp_path)
    assert loaded & HEAVY == MODEL


def test_the_import_contracts_hold() -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command; lint_imports_command()",
            "--no-cache",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
