from reader.nlp.consistency import consistent
from reader.nlp.spans import Name


def labelled(text: str, *marked: tuple[str, str, float]) -> list[tuple[str, str]]:
    """Mark forms in order, each from where the last one ended, and return the names in text order."""
    texts = text.split()
    names, at = [], 0
    for form, label, certainty in marked:
        parts = form.split()
        start = next(i for i in range(at, len(texts)) if texts[i : i + len(parts)] == parts)
        at = start + len(parts)
        names.append(Name(start, at, label, certainty))
    found = sorted(consistent(texts, names), key=lambda name: name.start)
    return [(name.form(texts), name.label) for name in found]


def test_a_form_has_the_label_that_its_mentions_are_surest_of() -> None:
    text = "Quandrex grew . Quandrex said so . Later Quandrex shrank ."
    marked = [("Quandrex", "PERSON", 0.5), ("Quandrex", "ORG", 0.9), ("Quandrex", "PERSON", 0.3)]
    assert labelled(text, *marked) == [("Quandrex", "ORG")] * 3


def test_a_bare_surname_is_its_persons() -> None:
    text = "Helen Lincoln spoke . Then Lincoln sat ."
    marked = [("Helen Lincoln", "PERSON", 0.9), ("Lincoln", "LOC", 0.8)]
    assert labelled(text, *marked) == [("Helen Lincoln", "PERSON"), ("Lincoln", "PERSON")]


def test_a_surname_with_a_particle_may_stand_without_it() -> None:
    text = "Karim al - Ardali spoke . Then al - Ardali sat , and Ardali left ."
    names = labelled(text, ("Karim al - Ardali", "PERSON", 0.9))
    assert names == [("Karim al - Ardali", "PERSON"), ("al - Ardali", "PERSON"), ("Ardali", "PERSON")]


def test_a_country_stays_one_though_a_person_bears_its_name() -> None:
    text = "Mary Norway left Norway ."
    marked = [("Mary Norway", "PERSON", 0.9), ("Norway", "LOC", 0.6)]
    assert labelled(text, *marked) == [("Mary Norway", "PERSON"), ("Norway", "LOC")]


def test_a_sure_form_is_found_wherever_it_stands_alone() -> None:
    text = "The Ardal Register paid . Nobody thanked the Ardal Register . Ardal Register Xerxim stood ."
    names = labelled(text, ("Ardal Register", "ORG", 0.9))
    assert names == [("Ardal Register", "ORG")] * 2


def test_what_is_called_a_company_is_one() -> None:
    text = "The company Xerxim grew . Xerxim paid ."
    assert labelled(text, ("Xerxim", "PERSON", 0.5)) == [("Xerxim", "ORG")] * 2


def test_a_form_that_little_speaks_for_is_no_name() -> None:
    assert labelled("Xerxim came .", ("Xerxim", "LOC", 0.3)) == []


def test_surnames_in_a_headline_are_their_persons() -> None:
    text = "LINCOLN RESIGNS Helen Lincoln resigned ."
    marked = [("LINCOLN", "ORG", 0.5), ("Helen Lincoln", "PERSON", 0.9)]
    assert labelled(text, *marked) == [("LINCOLN", "PERSON"), ("Helen Lincoln", "PERSON")]


def test_the_surname_inside_another_name_is_not_the_person() -> None:
    text = "Peter Vell said so . The Xerxim Vell rang ."
    assert labelled(text, ("Peter Vell", "PERSON", 0.9)) == [("Peter Vell", "PERSON")]


def test_an_unsure_form_is_not_looked_for() -> None:
    assert labelled("Xerxim came . So did Xerxim .", ("Xerxim", "LOC", 0.5)) == [("Xerxim", "LOC")]


def test_an_everyday_word_is_not_looked_for() -> None:
    assert labelled("Reading won . Reading is fun .", ("Reading", "LOC", 0.9)) == [("Reading", "LOC")]


def test_capitals_alone_look_like_an_organisation() -> None:
    assert labelled("QRX paid .", ("QRX", "PERSON", 0.4)) == [("QRX", "ORG")]
