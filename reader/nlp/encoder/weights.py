"""The files of the language model: where they are, whether they are whole, and what is made of them."""

from __future__ import annotations

import hashlib
import json
import os
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.nlp.encoder.language_model import LanguageModel

FOLDER = Path(__file__).with_name("weights")
"""The model that the program comes with."""

FILES = ("model.onnx", "relations.onnx", "tokenizer.json", "labels.json")
"""What a model is made of, beside its manifest."""

_MANIFEST = "model.json"
_AGAIN = "Install the program again, from a fresh copy."
_WITH_ALL = "Install the program again, with its dependencies."

_loaded: dict[Path, LanguageModel] = {}
_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class Manifest:
    """What `model.json` says: which model this is, and the SHA-256 and the bytes of each of its files."""

    name: str
    version: str
    files: Mapping[str, tuple[str, int]]

    @classmethod
    def load(cls, folder: Path) -> Manifest:
        """Read the manifest of a folder.

        Raises:
            ModelError: it is missing or damaged.
        """
        try:
            table = json.loads(_read(folder / _MANIFEST))
            files = {name: (table["files"][name]["sha256"], table["files"][name]["bytes"]) for name in FILES}
            return cls(table["name"], table["version"], files)
        except (ValueError, LookupError, TypeError) as error:
            raise ModelError(f"{folder / _MANIFEST} is damaged.", _AGAIN) from error


def load(folder: Path = FOLDER) -> LanguageModel:
    """Return the model of a folder, read once for the life of the program, whichever thread asks first.

    Raises:
        ModelError: a file is missing or not as it was made, or a package that reads it is.
    """
    with _lock:
        if folder not in _loaded:
            verify(folder)
            _loaded[folder] = _load(folder)
        return _loaded[folder]


def verify(folder: Path) -> None:
    """Compare the files of a model with its manifest.

    Raises:
        ModelError: a file is missing, unreadable, cut short or altered; the first such file is named.
    """
    for name, (digest, size) in Manifest.load(folder).files.items():
        content = _read(folder / name)
        if len(content) != size:
            raise ModelError(f"{folder / name} has {len(content)} bytes instead of {size}.", _AGAIN)
        if hashlib.sha256(content).hexdigest() != digest:
            raise ModelError(f"{folder / name} is not the file that was published.", _AGAIN)


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise ModelError(f"{file} cannot be read: {error.strerror or error}.", _AGAIN) from error


def _load(folder: Path) -> LanguageModel:
    # One article is too little work for several threads, and a program that forks after it has used
    # them is warned of it on its screen.
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    try:
        from reader.nlp.encoder.labels import Labels
        from reader.nlp.encoder.language_model import LanguageModel
        from reader.nlp.encoder.session import OnnxNetwork
        from reader.nlp.encoder.subwords import Subwords

        return LanguageModel(
            OnnxNetwork(folder),
            Subwords.load(folder / "tokenizer.json"),
            Labels.load(folder / "labels.json"),
        )
    except ImportError as error:
        raise ModelError(f"The language model cannot be run ({error}).", _WITH_ALL) from error
    except Exception as error:  # the errors of onnxruntime and tokenizers have no base class of their own
        raise ModelError(f"The language model in {folder} cannot be loaded ({error}).", _AGAIN) from error
