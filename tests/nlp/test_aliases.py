from reader.nlp import pipeline


def entities(text: str) -> dict[str, list[str]]:
    doc = pipeline.annotate(text)
    return {each.name: [doc[a:b].text for a, b in each.mentions] for each in doc._.entities}


def test_short_forms_join_the_full_name() -> None:
    found = entities("Khalid al-Masri came. Masri’s lawyer spoke for al-Masri.")
    assert found["Khalid al-Masri"] == ["Khalid al-Masri", "Masri", "al-Masri"]


def test_an_initial_makes_no_other_person() -> None:
    assert entities("Anna K. Lang came. Anna Lang left.") == {"Anna K. Lang": ["Anna K. Lang", "Anna Lang"]}


def test_two_of_one_surname_stay_apart_and_the_bare_surname_with_neither() -> None:
    found = entities("Anna Lang met Peter Lang. Lang said nothing.")
    assert found == {"Anna Lang": ["Anna Lang"], "Peter Lang": ["Peter Lang"], "Lang": ["Lang"]}


def test_a_title_tells_which_of_two_it_is() -> None:
    found = entities("Anna Lang met Peter Lang. Mrs Lang said nothing.")
    assert found["Anna Lang"] == ["Anna Lang", "Lang"]


def test_a_bare_surname_is_the_one_introduced_so_far() -> None:
    found = entities("Anna Lang won. Lang was glad. Her son Peter Lang cheered.")
    assert found["Anna Lang"] == ["Anna Lang", "Lang"]


def test_a_company_goes_on_by_its_first_word() -> None:
    found = entities("Brandvik Holding AG grew. This year Brandvik bought a mill.")
    assert found["Brandvik Holding AG"] == ["Brandvik Holding AG", "Brandvik"]


def test_a_place_is_called_as_it_is_in_the_text_not_in_the_dateline() -> None:
    assert entities("NAIROBI — It rained. Floods hit Nairobi.") == {"Nairobi": ["NAIROBI", "Nairobi"]}


def test_what_stands_in_brackets_after_a_name_is_its_short_form() -> None:
    found = entities("The Institute for Mountain Waters (IMW) warned. The IMW was right.")
    assert found["Institute for Mountain Waters"] == ["Institute for Mountain Waters", "IMW", "IMW"]


def test_a_bare_name_that_is_in_the_midst_of_a_later_name_is_another_person() -> None:
    found = entities("Chao taught music. In the spring Chao wrote to Rulan Chao Pian.")
    assert found == {"Chao": ["Chao", "Chao"], "Rulan Chao Pian": ["Rulan Chao Pian"]}


def test_a_bare_name_from_the_midst_of_a_name_that_stands_before_it_is_that_person() -> None:
    found = entities("Gabriel Torres Navarro came. In the evening Torres sang.")
    assert found["Gabriel Torres Navarro"] == ["Gabriel Torres Navarro", "Torres"]
