"""The network, run by onnxruntime on the processor."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy as np
import onnxruntime

from reader.nlp.encoder.language_model import Scores

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from reader.nlp.encoder.subwords import Inputs

    Floats = NDArray[np.float32]

_ERRORS_ONLY = 3

_EXACT_PRODUCTS = "session.x64quantprecision"
"""Without it, 8-bit products overflow on processors that have AVX2 but not VNNI, and scores differ there:
https://github.com/microsoft/onnxruntime, kOrtSessionOptionsAvx2PrecisionMode."""


class OnnxNetwork:
    """Scores windows with two ONNX graphs: one of the encoder and its heads, one of the relations.

    It may be used from several threads, and the interpreter lock is free while a window is scored.
    """

    def __init__(self, folder: Path, threads: int = 1) -> None:
        # One thread: on a machine with two processors the other one paints the screen.
        self._model = _session(folder / "model.onnx", threads)
        self._relations = _session(folder / "relations.onnx", threads)

    def __call__(self, given: Inputs) -> Scores:
        """Score the words of a window."""
        found = self._model.run(
            None,
            {
                "ids": np.array(given.ids, dtype=np.int64),
                "shapes": np.array(given.shapes, dtype=np.int64),
                "hints": given.hints,
                "first": np.array(given.first, dtype=np.int64),
            },
        )
        return Scores(*(cast("Floats", each) for each in found))

    def relations(self, dependents: Floats, governors: Floats) -> Floats:
        """Return (W, labels) for W dependents and their heads."""
        found = self._relations.run(None, {"dependents": dependents, "governors": governors})
        return cast("Floats", found[0])


def _session(file: Path, threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = _ERRORS_ONLY
    options.add_session_config_entry(_EXACT_PRODUCTS, "1")
    return onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
