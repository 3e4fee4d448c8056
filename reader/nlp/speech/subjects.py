"""Whose word a verb makes it: the subject of a cue, by the parse where it holds, else by the words around."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.nlp.grammar import agent, inherited_subject, is_passive
from reader.nlp.lexicon import grammar, verb_forms, words
from reader.nlp.noun_phrases import noun_phrase
from reader.nlp.phrases import PRONOUNS, Tokens, phrase_beginning, phrase_ending, subject_before

if TYPE_CHECKING:
    from reader.nlp.annotations import TokenSpan
    from reader.nlp.speech.outline import Outline


def parsed_subject(outline: Outline, cue: int) -> TokenSpan | None:
    """Return whom the parse makes the speaker of a cue verb, if that can speak."""
    if outline.parsed is None:
        return None
    verb = outline.parsed[cue]
    head = agent(verb) if is_passive(verb) else inherited_subject(verb)
    if head is None or outline.is_quoted(head.i) or outline.sentence(head.i) != outline.sentence(cue):
        return None
    phrase = noun_phrase(head)
    found = speaking(outline.tokens, (phrase.start, phrase.end), head.i)
    if found is None and _is_made_to_speak(outline.tokens, cue, (phrase.start, phrase.end)):
        return phrase.start, phrase.end
    return found


def _is_made_to_speak(tokens: Tokens, cue: int, phrase: TokenSpan) -> bool:
    """Tell whether a noun that no list knows to speak is made to by its verb: "the investigator told"."""
    personal = tokens.lower[cue].startswith(("told", "tell", "asked", "replied", "added"))
    return personal and tokens.lower[phrase[0]] in ("the", "a", "an", "his", "her", "their")


def speaking(tokens: Tokens, phrase: TokenSpan, head: int) -> TokenSpan | None:
    """Return the words of a noun phrase that name a speaker, if it can speak."""
    name = tokens.names[head]
    if name and tokens.labels[head] == "PERSON":
        return name
    if tokens.lower[head] in PRONOUNS:
        return head, head + 1
    found = phrase_ending(tokens, phrase[1] - 1, phrase[0])
    if found is None or found[0] <= head < found[1]:
        return found
    return found if tokens.labels[found[1] - 1] == "PERSON" else None  # "engineer Ruth Okafor"


def lead_subject(tokens: Tokens, verb: int, zone: TokenSpan) -> TokenSpan | None:
    """Return, by the words alone, who says what a verb before it announces."""
    before = tokens.lower[verb - 1] if verb > zone[0] else ""
    if before in grammar("forms_of_be") and not tokens.lower[verb].endswith("ing"):
        for at in range(verb + 1, zone[1] - 1):
            if tokens.lower[at] == "by":
                return phrase_beginning(tokens, at + 1, zone[1])
        return None
    if before in ("and", "but", "then"):
        return clause_subject(tokens, zone[0], verb - 1)
    if before == "to" or (tokens.lower[verb].endswith("ing") and before not in grammar("forms_of_be")):
        return clause_subject(tokens, zone[0], verb)
    if verb == zone[0]:
        addressed = tokens.lower[verb] in verb_forms(
            "addressing_verbs"
        )  # "told reporters" names who hears it
        return None if addressed else phrase_beginning(tokens, verb + 1, zone[1])
    return subject_before(tokens, verb, zone[0])


def clause_subject(tokens: Tokens, first: int, last: int) -> TokenSpan | None:
    """Return the last possible speaker before `last` that a verb follows: "Peskov declined to …, saying"."""
    for at in range(last - 2, first - 1, -1):
        name = tokens.names[at]
        ends_name = name is not None and name[1] == at + 1 and tokens.labels[at] in ("PERSON", "ORG", "GPE")
        role = tokens.lower[at] in words("role_nouns") or tokens.lower[at] in words("bodies")
        pronoun = tokens.lower[at] in ("he", "she", "they")
        if (ends_name or pronoun or role) and _is_finite(tokens.lower[at + 1]):
            return phrase_ending(tokens, at, first)
        if ends_name and tokens.texts[at + 1] == ",":
            after = next((place for place in range(at + 2, last - 1) if tokens.texts[place] == ","), 0)
            if after and tokens.labels[at] == "PERSON" and _is_finite(tokens.lower[after + 1]):
                return name
    return None


def _is_finite(text: str) -> bool:
    """Tell whether a word after a name looks like its verb."""
    forms = verb_forms("speech_verbs")
    return (
        text in words("finite_verbs")
        or (text.endswith("ed") and text.isalpha())
        or forms.get(text, text) != text
    )
