"""Which analyser made an analysis: our rules, and the language model or the pipeline beneath them.

Known without loading spaCy or a model, since stored analyses are looked up by it.
"""

from __future__ import annotations

import json
from importlib import metadata
from pathlib import Path

from reader.errors import ModelError
from reader.nlp.encoder.weights import FOLDER, Manifest

RULES = "rules-15"
"""To be changed whenever the same text may give another analysis, though the model is the same."""

_UNKNOWN = "unknown"
"""The version of what is not there; nothing is stored under it, since it cannot be loaded either."""

_DIGITS = 8
"""Of the SHA-256 of a model, enough to tell two of them apart."""


def analyser_version(pipeline: str = "") -> str:
    """Return what changes whenever the same text may give another analysis.

    Args:
        pipeline: name or path of a spaCy pipeline; empty for our own language model.
    """
    return f"{RULES}+{_installed(pipeline) if pipeline else _own()}"


def _own() -> str:
    """Return name and version of our model, and which of that version: it may have been trained again."""
    try:
        manifest = Manifest.load(FOLDER)
    except ModelError:
        return _UNKNOWN
    digest, _ = manifest.files["model.onnx"]
    return f"{manifest.name}-{manifest.version}-{digest[:_DIGITS]}"


def _installed(name: str) -> str:
    """Return name and version of an installed package, or of a folder that spaCy saved."""
    try:
        if (description := Path(name) / "meta.json").is_file():
            meta = json.loads(description.read_text(encoding="utf-8"))
            return f"{meta['lang']}_{meta['name']}-{meta['version']}"
        return f"{name}-{metadata.version(name)}"
    except (OSError, ValueError, LookupError, TypeError, metadata.PackageNotFoundError):
        return f"{name}-{_UNKNOWN}"
