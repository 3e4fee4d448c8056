"""Sentences with a parse made by hand, in the two schemes of dependencies that `reader.nlp.grammar` knows."""

from __future__ import annotations

from dataclasses import dataclass

import spacy
from spacy.tokens import Doc

SCHEMES = ("ud", "clearnlp")
_TAGS = {
    "VERB": "VBD", "AUX": "VBZ", "NOUN": "NN", "PROPN": "NNP", "PRON": "PRP", "DET": "DT", "ADP": "IN",
    "ADJ": "JJ", "ADV": "RB", "PART": "RB", "CCONJ": "CC", "SCONJ": "IN", "PUNCT": ",", "NUM": "CD",
}  # fmt: skip


@dataclass(frozen=True)
class Sentence:
    """Words with their parts of speech; for each scheme a "label>head" a word, heads counted from 0."""

    words: str
    ud: str
    clearnlp: str

    def parsed(self, scheme: str) -> Doc:
        pairs = [word.rsplit("/", 1) for word in self.words.split()]
        arcs = [arc.rsplit(">", 1) for arc in getattr(self, scheme).split()]
        kinds = [kind.split(":") for _, kind in pairs]
        return Doc(
            spacy.blank("en").vocab,
            words=[word for word, _ in pairs],
            pos=[kind[0] for kind in kinds],
            tags=[kind[1] if len(kind) > 1 else _TAGS[kind[0]] for kind in kinds],
            heads=[int(head) for _, head in arcs],
            deps=[label for label, _ in arcs],
        )


SPOKE = Sentence(
    "The/DET mayor/NOUN of/ADP Tarn/PROPN ,/PUNCT who/PRON:WP arrived/VERB late/ADV ,/PUNCT told/VERB"
    " reporters/NOUN:NNS that/SCONJ the/DET dam/NOUN would/AUX:MD not/PART hold/VERB:VB",
    ud="det>1 nsubj>9 case>3 nmod>1 punct>6 nsubj>6 acl:relcl>1 advmod>6 punct>6 root>9"
    " iobj>9 mark>16 det>13 nsubj>16 aux>16 advmod>16 ccomp>9",
    clearnlp="det>1 nsubj>9 prep>1 pobj>2 punct>1 nsubj>6 relcl>1 advmod>6 punct>1 ROOT>9"
    " dative>9 mark>16 det>13 nsubj>16 aux>16 neg>16 ccomp>9",
)
BUILT = Sentence(
    "The/DET dam/NOUN was/AUX:VBD built/VERB:VBN in/ADP Tarn/PROPN by/ADP engineers/NOUN:NNS and/CCONJ"
    " praised/VERB:VBN",
    ud="det>1 nsubj:pass>3 aux:pass>3 root>3 case>5 obl>3 case>7 obl:agent>3 cc>9 conj>3",
    clearnlp="det>1 nsubjpass>3 auxpass>3 ROOT>3 prep>3 pobj>4 agent>3 pobj>6 cc>3 conj>3",
)
SHUT = Sentence(
    "She/PRON wanted/VERB to/PART:TO shut/VERB:VB down/ADP:RP the/DET mills/NOUN:NNS ,/PUNCT banks/NOUN:NNS"
    " and/CCONJ roads/NOUN:NNS ,/PUNCT and/CCONJ left/VERB",
    ud="nsubj>1 root>1 mark>3 xcomp>1 compound:prt>3 det>6 obj>3 punct>8 conj>6 cc>10 conj>6"
    " punct>13 cc>13 conj>1",
    clearnlp="nsubj>1 ROOT>1 aux>3 xcomp>1 prt>3 det>6 dobj>3 punct>6 conj>6 cc>8 conj>8 punct>1 cc>1 conj>1",
)
DOCTOR = Sentence(
    "Anna/PROPN Lang/PROPN ,/PUNCT his/PRON:PRP$ sister/NOUN ,/PUNCT is/AUX also/ADV a/DET tall/ADJ ,/PUNCT"
    " calm/ADJ doctor/NOUN from/ADP Tarn/PROPN",
    ud="nsubj>12 flat>0 punct>4 nmod:poss>4 appos>0 punct>4 cop>12 advmod>12 det>12 amod>12 punct>11"
    " amod>12 root>12 case>14 nmod>12",
    clearnlp="compound>1 nsubj>6 punct>1 poss>4 appos>1 punct>1 ROOT>6 advmod>6 det>12 amod>12 punct>12"
    " amod>12 attr>6 prep>12 pobj>13",
)
ASKED = Sentence(
    "They/PRON asked/VERB Lang/PROPN to/PART:TO speak/VERB:VB ,/PUNCT hoping/VERB:VBG for/ADP help/NOUN",
    ud="nsubj>1 root>1 obj>1 mark>4 xcomp>1 punct>6 advcl>1 case>8 obl>6",
    clearnlp="nsubj>1 ROOT>1 dobj>1 aux>4 xcomp>1 punct>1 advcl>1 prep>6 pobj>7",
)
READY = Sentence(
    "The/DET workers/NOUN:NNS living/VERB:VBG there/ADV are/AUX:VBP n't/PART ready/ADJ to/PART:TO leave/VERB:VB",
    ud="det>1 nsubj>6 acl>1 advmod>2 cop>6 advmod>6 root>6 mark>8 xcomp>6",
    clearnlp="det>1 nsubj>4 acl>1 advmod>2 ROOT>4 neg>4 acomp>4 aux>8 xcomp>6",
)
SOURCE = Sentence(
    "According/VERB:VBG to/ADP Lang/PROPN (/PUNCT pictured/VERB:VBN )/PUNCT ,/PUNCT it/PRON wo/AUX:MD"
    " n't/PART have/AUX:VB been/AUX:VBN sold/VERB:VBN",
    ud="case>2 fixed>0 obl>12 punct>4 acl>2 punct>4 punct>2 nsubj:pass>12 aux>12 advmod>12 aux>12"
    " aux:pass>12 root>12",
    clearnlp="prep>12 prep>0 pobj>1 punct>2 acl>2 punct>2 punct>12 nsubjpass>12 aux>12 neg>12 aux>12"
    " auxpass>12 ROOT>12",
)
