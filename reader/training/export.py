"""From a trained network to the files that the program reads: ONNX in 8 bits, labels, checksums."""

from __future__ import annotations

import hashlib
import json
import shutil
from typing import TYPE_CHECKING

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from reader.nlp.encoder.hints import HINTS
from reader.nlp.encoder.language_model import Scores

if TYPE_CHECKING:
    from pathlib import Path

    from reader.nlp.encoder.labels import Labels
    from reader.training.network import Network

NAME = "reader-en"
_OPSET = 18


class _Window(nn.Module):
    """The network for one window, without the dimension of the batch."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, shapes: Tensor, hints: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """Return the scores of the words, in the order of `Scores`."""
        found = self.network(ids[None], shapes[None], hints[None], first[None])
        return tuple(getattr(found, name)[0] for name in Scores.__slots__)


class _Relations(nn.Module):
    """The head of the network that names the relations of chosen arcs."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, dependents: Tensor, governors: Tensor) -> Tensor:
        """Return (W, labels)."""
        return self.network.relation(dependents, governors)


def export(network: Network, labels: Labels, tokenizer: Path, version: str, folder: Path) -> None:
    """Write the model's files into a folder, which is made; MODEL.md is not among them."""
    folder.mkdir(parents=True, exist_ok=True)
    network = network.float().eval()
    words = torch.arange(1, 9)
    _write(
        _Window(network),
        {
            "ids": torch.arange(100, 110),
            "shapes": torch.ones(10, dtype=torch.int64),
            "hints": torch.zeros(10, len(HINTS)),
            "first": words,
        },
        list(Scores.__slots__),
        folder / "full.onnx",
    )
    quantize_dynamic(
        folder / "full.onnx",
        folder / "model.onnx",
        weight_type=QuantType.QInt8,
        per_channel=True,
        op_types_to_quantize=["MatMul", "Gemm", "Gather"],
    )
    (folder / "full.onnx").unlink()
    width = network.relations.in_features
    _write(
        _Relations(network),
        {"dependents": torch.zeros(8, width), "governors": torch.zeros(8, width)},
        ["relations"],
        folder / "relations.onnx",
    )
    labels.save(folder / "labels.json")
    shutil.copyfile(tokenizer, folder / "tokenizer.json")
    write_manifest(folder, version)


def _write(module: nn.Module, example: dict[str, Tensor], outputs: list[str], file: Path) -> None:
    """Write a module as ONNX; the first dimension of every input is free."""
    torch.onnx.export(
        module.eval(),
        tuple(example.values()),
        file,
        input_names=list(example),
        output_names=outputs,
        dynamic_axes={
            name: {0: "subwords" if name in ("ids", "shapes", "hints") else "words"} for name in example
        },
        opset_version=_OPSET,
        dynamo=False,
    )
    onnx.checker.check_model(file)


def write_manifest(folder: Path, version: str) -> None:
    """Write `model.json`: the name, the version, and the size and SHA-256 of each file."""
    files = {
        file.name: {"bytes": file.stat().st_size, "sha256": hashlib.sha256(file.read_bytes()).hexdigest()}
        for file in sorted(folder.iterdir())
        if file.name in ("model.onnx", "relations.onnx", "labels.json", "tokenizer.json")
    }
    manifest = {"name": NAME, "version": version, "files": files}
    (folder / "model.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
