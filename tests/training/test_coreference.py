import pytest

from reader.training.coreference import GoldText, read_texts

TREEBANK = """\
# newdoc id = GUM_news_mill
# newpar
1-2	Okafor's	_	_	_	_	_	_	_	_
1	Okafor	_	_	_	_	_	_	_	Entity=(2-person-new-Ruth_Okafor(1-person-new-Ruth_Okafor
2	's	_	_	_	_	_	_	_	Entity=1)
3	sister	_	_	_	_	_	_	_	Entity=2)
4	left	_	_	_	_	_	_	_	SpaceAfter=No
5	.	_	_	_	_	_	_	_	_

# newpar
1	She	_	_	_	_	_	_	_	Entity=(2-person-giv:act-sgl)
2	cried	_	_	_	_	_	_	_	_

"""


@pytest.fixture
def article(tmp_path) -> GoldText:
    file = tmp_path / "tiny.conllu"
    file.write_text(TREEBANK, encoding="utf-8")
    [found] = read_texts(file)
    return found


def test_the_words_are_put_together_as_they_were_printed(article: GoldText) -> None:
    assert article.text == "Okafor's sister left.\n\nShe cried"


def test_mentions_may_lie_within_others_and_share_an_entity(article: GoldText) -> None:
    found = [(article.text[each.start : each.end], each.entity) for each in article.mentions]
    assert found == [("Okafor's sister", "2"), ("Okafor's", "1"), ("She", "2")]


def test_the_genre_is_in_the_name(article: GoldText) -> None:
    assert article.genre == "news"
