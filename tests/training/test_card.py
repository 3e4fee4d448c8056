from reader.training import card


def test_the_card_holds_version_configuration_measures_and_licences():
    text = card.write("7", "epochs = 3\n", {"syntax/tiny.conllu": {"UAS": 91.26, "LAS": 88.0}}, 0.52)
    assert text.startswith("# reader-en 7\n")
    assert "epochs = 3\n```" in text
    assert "| syntax/tiny.conllu | UAS 91.3, LAS 88.0 |" in text
    assert "in 0.5 hours" in text
    assert "CC BY-SA 4.0" in text
    assert "$" not in text
