"""The files of a model: whole, or named in a message that says what to do."""

import hashlib
import json
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from reader.errors import AnalysisError, ModelError
from reader.nlp.encoder import weights


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of files that agree with their manifest, and are no model."""
    files = {}
    for name in weights.FILES:
        content = name.encode() * 10
        (tmp_path / name).write_bytes(content)
        files[name] = {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}
    manifest = {"name": "reader-en", "version": "7", "files": files}
    (tmp_path / "model.json").write_text(json.dumps(manifest), encoding="utf-8")
    return tmp_path


def test_the_model_that_ships_is_whole() -> None:
    weights.verify(weights.FOLDER)


def test_the_model_that_ships_is_small() -> None:
    assert sum(file.stat().st_size for file in weights.FOLDER.iterdir()) < 40_000_000


def test_the_manifest_says_which_model_it_is(folder: Path) -> None:
    manifest = weights.Manifest.load(folder)
    assert (manifest.name, manifest.version) == ("reader-en", "7")


def cut_short(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1])


def altered(file: Path) -> None:
    file.write_bytes(file.read_bytes()[::-1])


def missing(file: Path) -> None:
    file.unlink()


def unreadable(file: Path) -> None:
    file.unlink()
    file.mkdir()


@pytest.mark.parametrize("name", [*weights.FILES, "model.json"])
@pytest.mark.parametrize("damage", [cut_short, altered, missing, unreadable])
def test_a_damaged_file_is_named(name: str, damage: Callable[[Path], None], folder: Path) -> None:
    weights.verify(folder)
    damage(folder / name)
    with pytest.raises(ModelError, match=name) as raised:
        weights.load(folder)
    assert raised.value.hint == "Install the program again, from a fresh copy."
    assert isinstance(raised.value, AnalysisError)


@pytest.mark.parametrize("manifest", ["[]", "{}", '{"files": []}', "null", '{"name": "a", "files": {}}'])
def test_a_manifest_that_says_something_else_is_damaged(manifest: str, folder: Path) -> None:
    (folder / "model.json").write_text(manifest, encoding="utf-8")
    with pytest.raises(ModelError, match=r"model\.json is damaged"):
        weights.load(folder)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no such folder"):
        weights.load(tmp_path / "no such folder")


def test_files_that_are_whole_but_no_model_are_named(folder: Path) -> None:
    with pytest.raises(ModelError, match="cannot be loaded"):
        weights.load(folder)


@pytest.mark.parametrize("package", ["onnxruntime", "tokenizers"])
def test_a_missing_package_is_named(package: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    monkeypatch.delitem(sys.modules, "reader.nlp.encoder.session", raising=False)
    (tmp_path / "model").symlink_to(weights.FOLDER, target_is_directory=True)
    with pytest.raises(ModelError, match=package) as raised:
        weights.load(tmp_path / "model")
    assert raised.value.hint == "Install the program again, with its dependencies."


def test_threads_share_one_model() -> None:
    with ThreadPoolExecutor(8) as pool:
        models = list(pool.map(lambda _: weights.load(), range(8)))
    assert len({id(model) for model in models}) == 1


def test_the_model_that_ships_reads_words() -> None:
    words = ["Mara", "Lind", "lives", "in", "Oslo", "."]
    found = weights.load()(words, [True] + [False] * 5)
    assert len(found.tags) == len(found.heads) == len(found.relations) == 6
    assert found.starts == [True] + [False] * 5
    names = [(start, end, kind) for start, end, kind, _ in found.names]
    assert names == [(0, 2, "PERSON"), (4, 5, "LOC")]
