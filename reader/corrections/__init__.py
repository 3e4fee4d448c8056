"""What a reader put right by hand: kept apart from the analysis, and applied to each new one.

A correction names what it is about by words of the article, not by ids or offsets alone, so that it
outlives another analyser and a changed text.
"""

from __future__ import annotations

from reader.corrections.anchors import EntityAnchor, QuoteAnchor
from reader.corrections.applying import Corrected, apply
from reader.corrections.kinds import (
    Correction,
    MergeEntity,
    RejectQuote,
    SetSpeaker,
    SplitForm,
    SplitMention,
    correction_from_json,
    correction_to_json,
)

__all__ = [
    "Corrected",
    "Correction",
    "EntityAnchor",
    "MergeEntity",
    "QuoteAnchor",
    "RejectQuote",
    "SetSpeaker",
    "SplitForm",
    "SplitMention",
    "apply",
    "correction_from_json",
    "correction_to_json",
]
