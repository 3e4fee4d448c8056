import gzip
import json

from reader.training.corpora import read_names, read_treebank

TREEBANK = """\
# newdoc id = one
# newpar
# text = We don't.
1	We	we	PRON	PRP	_	2	nsubj	_	_
2-3	don't	_	_	_	_	_	_	_	_
2	do	do	AUX	VBP	_	0	root	_	_
3	n't	not	PART	RB	_	2	advmod	_	SpaceAfter=No
4	.	.	PUNCT	.	_	2	punct	_	_

# text = Rain fell.
1	Rain	rain	NOUN	NN	_	2	nsubj	_	_
2	fell	fall	VERB	VBD	_	0	root	_	_
2.1	_	_	_	_	_	_	_	_	_

# newdoc id = two
1	Yes	yes	INTJ	UH	_	0	root	_	_

"""


def test_a_treebank_gives_documents_of_words_with_heads_counted_from_the_first_word(tmp_path):
    file = tmp_path / "tiny.conllu.gz"
    file.write_bytes(gzip.compress(TREEBANK.encode()))
    first, second = read_treebank(file)
    assert first.words == ("We", "do", "n't", ".", "Rain", "fell")
    assert first.syntax.heads == (1, -1, 1, 1, 5, -1)
    assert first.syntax.relations == ("nsubj", "root", "advmod", "punct", "nsubj", "root")
    assert first.syntax.starts == (True, False, False, False, True, False)
    assert first.breaks == (True, False, False, False, False, False)
    assert first.names is None
    assert second.words == ("Yes",)
    assert second.breaks == (True,)


def test_names_by_characters_become_names_by_words(tmp_path):
    text = "Old Mill\n\nMary Oduya's mill burnt."
    record = {"text": text, "entities": [[10, 20, "PERSON"], [0, 8, "LOC"]]}
    file = tmp_path / "tiny.jsonl"
    file.write_text(json.dumps(record) + "\n", encoding="utf-8")
    (document,) = read_names(file)
    assert document.words == ("Old", "Mill", "Mary", "Oduya", "'s", "mill", "burnt", ".")
    assert document.names == ((0, 2, "LOC"), (2, 4, "PERSON"))
    assert document.breaks == (True, False, True, False, False, False, False, False)
    assert document.syntax is None


def test_of_two_names_in_one_another_the_first_is_kept(tmp_path):
    record = {"text": "Bank of Ardal paid.", "entities": [[0, 13, "ORG"], [8, 13, "LOC"]]}
    file = tmp_path / "tiny.jsonl"
    file.write_text(json.dumps(record) + "\n", encoding="utf-8")
    assert read_names(file)[0].names == ((0, 3, "ORG"),)
