import pytest
from told import analysis, events, facts, slots, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Helen Marsh opened the dam.", ["Helen Marsh | opened | the dam"]),
        ("Helen Marsh arrived in Nairobi on Tuesday for an official visit.",
         ["Helen Marsh | arrived | for an official visit | Nairobi | Tuesday"]),
        ("On Tuesday, Helen Marsh arrived in Nairobi.", ["Helen Marsh | arrived | Nairobi | Tuesday"]),
        ("Kenya is set to hold talks with Uganda.", ["Kenya | is set to hold talks with | Uganda"]),
        ("Helen Marsh declined to comment.", ["Helen Marsh | declined to comment"]),
        ("Kenya did not sign the treaty.", ["Kenya | did not sign | the treaty"]),
        ("The workers walked out on 7 September.", ["The workers | walked out | 7 September"]),
        ("Helen Marsh turned the offer down.", ["Helen Marsh | turned | the offer down"]),
        ("The dam was closed by Helen Marsh.", ["The dam | was closed by | Helen Marsh"]),
        ("Helen Marsh came to Nairobi and opened the dam.",
         ["Helen Marsh | came | Nairobi", "Helen Marsh | opened | the dam"]),
        ("Helen Marsh, who leads nobody, opened the dam.", ["Helen Marsh | opened | the dam"]),
        ("Helen Marsh met Ruth Okafor, who had drained the lake.",
         ["Helen Marsh | met | Ruth Okafor", "Ruth Okafor | had drained | the lake"]),
        ("Six people were killed in Nairobi.", ["Six people | were killed | Nairobi"]),
        ("Helen Marsh and Ruth Okafor opened the dam.", ["Helen Marsh and Ruth Okafor | opened | the dam"]),
    ],
)  # fmt: skip
def test_what_happened_word_for_word(text: str, expected: list[str]) -> None:
    found = events(text)
    assert [line for line in expected if line not in found] == []


def test_a_pronoun_is_shown_as_printed_and_named_beside() -> None:
    [_, fact] = facts("Helen Marsh came to Nairobi. She opened the dam.", "event")
    assert fact.subject is not None
    assert (fact.subject.text, fact.subject.name) == ("She", "Helen Marsh")


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("Kenya did not sign the treaty.", True),
        ("Kenya never signed the treaty.", True),
        ("Kenya refused to sign the treaty.", True),
        ("Nobody in Kenya signed the treaty.", True),
        ("Kenya decided not to sign the treaty.", True),
        ("Kenya signed the treaty.", False),
    ],
)
def test_what_did_not_happen_is_negated(text: str, negated: bool) -> None:
    [fact] = facts(text, "event")
    assert fact.negated is negated


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Kenya is set to sign the treaty.", "is set to"),
        ("Kenya will sign the treaty.", "will"),
        ("Kenya wants to sign the treaty.", "wants to"),
        ("Kenya might soon sign the treaty.", "might soon"),
        ("Kenya signed the treaty.", None),
    ],
)
def test_how_far_it_is_so(text: str, modality: str | None) -> None:
    [fact] = facts(text, "event", "claim")
    assert fact.modality == modality


@pytest.mark.parametrize(
    "text",
    [
        "It rained.",
        "It was late, and they went home.",
        "If Kenya signs the treaty, the dam will open.",
        "Did Kenya sign the treaty?",
        "Helen Marsh spoke as if Kenya had signed the treaty.",
        "Helen Marsh said so.",
        "It turned out that Kenya had signed the treaty.",
        "Helen Marsh did not say that Kenya had signed the treaty.",
        "Helen Marsh denied that Kenya had signed the treaty.",
    ],
)
def test_what_is_said_to_nobody_or_not_said_to_be_so_is_no_event(text: str) -> None:
    assert [
        told(fact) for fact in facts(text, "event", "claim") if "Kenya" in fact.text and "sign" in told(fact)
    ] == []
    assert all(slots(fact).get("subject") != "It" for fact in facts(text, "event", "claim"))


def test_what_cannot_be_understood_alone_is_unclear() -> None:
    [fact] = facts("Helen Marsh took it from them.", "event")
    assert fact.confidence < 0.7


def test_the_words_that_make_a_statement_less_are_kept() -> None:
    [fact] = facts("Helen Marsh was less forthcoming.", "event")
    assert told(fact) == "Helen Marsh | was | less forthcoming"


def test_a_dateline_is_no_subject() -> None:
    assert "Helen Marsh | opened | the dam" in events("NAIROBI — Helen Marsh opened the dam.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("This marks Helen Marsh's second visit to Kenya in four months.",
         "Helen Marsh | second visit | Kenya | four months"),
        ("It came after a similar trip in October 2025.", "a similar trip | October 2025"),
    ],
)  # fmt: skip
def test_a_noun_tells_an_event_too(text: str, expected: str) -> None:
    assert expected in events(text)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Helen Marsh said that Kenya had signed the treaty.", "Helen Marsh"),
        ("According to Reuters, Kenya has signed the treaty.", "Reuters"),
        ("“Kenya has signed the treaty,” Helen Marsh said.", "Helen Marsh"),
        ("Media reports suggested that Kenya had signed the treaty.", "Media reports"),
    ],
)
def test_what_somebody_says_is_a_claim_of_theirs(text: str, speaker: str) -> None:
    found = analysis(text)
    [fact] = [fact for fact in found.facts if fact.kind in ("event", "claim")]
    [quote] = [quote for quote in found.quotes if quote.id == fact.reported_by]
    assert fact.kind == "claim"
    assert (quote.speaker_name or (quote.speaker and quote.speaker.text)) == speaker


def test_what_an_article_says_of_its_own_print_is_an_event() -> None:
    [fact] = facts("Helen Marsh arrived in Nairobi on Tuesday, Reuters reports.", "event", "claim")
    assert (fact.kind, fact.reported_by) == ("event", "q1")


def test_who_confirms_a_thing_does_something() -> None:
    assert "Kenya | confirmed | Helen Marsh's arrival" in events("Kenya confirmed Helen Marsh's arrival.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Helen Marsh resigned.", "Helen Marsh | resigned"),
        ("Sixty-three people were injured.", "Sixty-three people | were injured"),
        ("In all, 264 people died.", "264 people | died"),
        ("The talks broke up at 4.20am.", "The talks | broke up | 4.20am"),
    ],
)
def test_a_verb_that_needs_nothing_behind_it_tells_enough(text: str, expected: str) -> None:
    assert events(text) == [expected]


def test_it_is_the_organisation_that_the_clause_before_was_about() -> None:
    [_, fact] = facts("The Nordwind Group sold 400 masts. It had hoped to sell 900 in Norway.", "event")
    assert fact.subject is not None
    assert (fact.subject.text, fact.subject.name) == ("It", "Nordwind Group")


def test_i_is_whoever_speaks() -> None:
    [fact] = facts("“I sold 40 boats in 2019,” said Ann Roe.", "claim")
    assert fact.subject is not None
    assert fact.subject.name == "Ann Roe"


def test_what_is_reported_by_nobody_in_particular_is_no_event() -> None:
    [fact] = facts("Kenya is reported to have asked Uganda for help.", "event", "claim")
    assert (fact.kind, fact.modality) == ("claim", "is reported to have")


def test_a_modal_that_two_verbs_share_goes_with_both() -> None:
    found = facts("The repair would take two years and cost 40 million euros.", "event")
    assert [fact.modality for fact in found] == ["would", "would"]


def test_what_is_reported_in_other_words_needs_no_name() -> None:
    [fact] = facts("Ann Roe said that the sentence was fair.", "claim")
    assert told(fact) == "the sentence | was | fair"
    assert fact.confidence >= 0.7


def test_what_media_reports_have_is_a_claim() -> None:
    [fact] = facts("Media reports have it that Kenya is negotiating with Uganda.", "event", "claim")
    assert fact.kind == "claim"


def test_who_is_told_something_is_not_who_says_it() -> None:
    text = (
        "Nineteen people are in hospital, Ruth Okafor, the chief medical officer, told reporters on Thursday."
    )
    [quote] = analysis(text).quotes
    assert (quote.speaker_name, quote.text) == ("Ruth Okafor", "Nineteen people are in hospital")


def test_what_is_expected_to_happen_is_told_with_the_word_for_it() -> None:
    [fact] = facts("The deal is expected to close in 2027.", "event")
    assert slots(fact) == {"subject": "The deal", "predicate": "is expected to close", "when": "2027"}


def test_a_clause_whose_subject_may_be_the_speaker_is_unclear() -> None:
    text = "Observers from Kenya said the vote had been calm, but criticised delays in Nairobi."
    assert all(fact.confidence < 0.7 for fact in facts(text, "claim", "event") if "criticised" in told(fact))


def test_a_relative_clause_between_commas_tells_of_a_known_thing() -> None:
    found = facts("They left the old mill on Mill Road, which closed in August 2025.", "event")
    assert [fact.confidence >= 0.7 for fact in found if "closed" in told(fact)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "The seven suspects from Kenya were identified as",
        "Kenya asked Uganda to emphatically and publicly exhort its ministers.",
        "Helen Marsh noted the children of Oslo, who Ruth Okafor said are not cared for.",
    ],
)
def test_what_breaks_off_or_is_told_inside_another_clause_is_left_out(text: str) -> None:
    assert [line for line in events(text) if line.endswith((" as", "emphatically", "cared for"))] == []


def test_words_with_one_of_two_marks_are_unclear() -> None:
    found = facts("His motto in Oslo will be “Proud” of “what.", "event")
    assert all(fact.confidence < 0.7 for fact in found if "“" in told(fact).replace("“Proud”", ""))


def test_whoever_urges_others_not_to_do_something_did_it() -> None:
    assert not any(
        fact.negated for fact in facts("Kenya urged people not to panic in Oslo.", "event", "claim")
    )
