from pathlib import Path

import pytest

from reader.nlp import lexicon

FOLDER = Path(lexicon.__file__).parent


def test_forms_of_verbs() -> None:
    forms = lexicon.verb_forms("speech_verbs")
    for form, lemma in [
        ("said", "say"),
        ("tries", ""),
        ("quipped", "quip"),
        ("denies", "deny"),
        ("noting", "note"),
        ("noted", "note"),
        ("agreed", "agree"),
        ("agreeing", "agree"),
    ]:
        assert forms.get(form, "") == lemma


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_a_list_has_a_heading_and_names_each_item_once(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    items = [line for line in lines if not line.startswith("#")]
    assert lines[0].startswith("# ")
    assert [item for item in items if items.count(item) > 1] == []
    assert all(item == item.strip() != "" for item in items)


@pytest.mark.parametrize(
    "name",
    [
        "told",
        "promises",
        "requests",
        "beliefs",
        "judgements",
        "naming",
        "calls",
        "bare",
    ],
)
def test_verbs_that_are_told_apart_are_verbs_of_speech(name: str) -> None:
    known = lexicon.verb_forms("speech_verbs") | lexicon.verb_forms("attitude_verbs")
    assert lexicon.reporting(name) <= set(known.values())


def test_the_surest_verbs_of_speech_are_verbs_of_speech() -> None:
    core, all_ = (set(lexicon.verb_forms(name).values()) for name in ("core_speech_verbs", "speech_verbs"))
    assert core <= all_
