"""What stored analyses are told apart by."""

import hashlib
import json
from importlib.metadata import version
from pathlib import Path

import pytest

from reader.nlp import versions
from reader.nlp.encoder.weights import FOLDER, Manifest
from reader.nlp.versions import analyser_version


def test_our_own_is_named_with_the_model_beneath() -> None:
    manifest = Manifest.load(FOLDER)
    digest = hashlib.sha256((FOLDER / "model.onnx").read_bytes()).hexdigest()
    assert analyser_version() == f"{versions.RULES}+reader-en-{manifest.version}-{digest[:8]}"


def test_a_model_that_was_trained_again_is_another(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    manifest = json.loads((FOLDER / "model.json").read_text(encoding="utf-8"))
    manifest["files"]["model.onnx"]["sha256"] = "0123456789" + "0" * 54
    (tmp_path / "model.json").write_text(json.dumps(manifest), encoding="utf-8")
    before = analyser_version()
    monkeypatch.setattr(versions, "FOLDER", tmp_path)
    assert analyser_version() == f"{versions.RULES}+reader-en-{manifest['version']}-01234567" != before


def test_a_missing_model_stops_nobody_from_asking(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(versions, "FOLDER", tmp_path)
    assert analyser_version() == f"{versions.RULES}+unknown"


def test_an_installed_pipeline_is_named_with_its_version() -> None:
    assert analyser_version("spacy") == f"{versions.RULES}+spacy-{version('spacy')}"


def test_a_saved_pipeline_is_named_with_its_version(tmp_path: Path) -> None:
    meta = {"lang": "en", "name": "tiny", "version": "1.2.3"}
    (tmp_path / "meta.json").write_text(json.dumps(meta), encoding="utf-8")
    assert analyser_version(str(tmp_path)) == f"{versions.RULES}+en_tiny-1.2.3"


@pytest.mark.parametrize("meta", [b"", b"[]", b"{}", b"\xff"])
def test_a_damaged_pipeline_has_no_version(meta: bytes, tmp_path: Path) -> None:
    (tmp_path / "meta.json").write_bytes(meta)
    assert analyser_version(str(tmp_path)).endswith("-unknown")


@pytest.mark.parametrize("name", ["en_none", "/no/such/folder", "~", "..", "a b"])
def test_what_is_not_installed_has_no_version(name: str) -> None:
    assert analyser_version(name) == f"{versions.RULES}+{name}-unknown"
