"""Speech without marks that is set as dialogue, and the words of a newspaper that only look like it."""

import pytest
from speech_styles import Case, cases

from reader.nlp import pipeline, tokens
from reader.nlp.annotations import Turn
from reader.nlp.speech import dialogue
from reader.nlp.speech.turns import spoken_span

INTRODUCTION = "The glaciologist Mara Lindqvist has spent thirty winters on the ice. We met her in Bergen."


def turns(*paragraphs: str) -> list[tuple[str | None, str]]:
    """Return who speaks in each turn, by full name ("?" before it: asks), and the words."""
    text = "\n\n".join(paragraphs)
    doc = pipeline.annotate(text)
    return [
        (("?" if each.question else "") + (name_of(doc._.entities, each) or "-"), said(text, each))
        for each in dialogue.find(doc)
    ]


def name_of(entities: tuple, turn: Turn) -> str | None:
    return entities[turn.entity].name if turn.entity is not None else turn.name


def said(text: str, turn: Turn) -> str:
    return " / ".join(text[start:end] for start, end in turn.spans)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Q:", "A:"),
        ("Q.", "A."),
        ("Question:", "Answer:"),
        ("QUESTION —", "ANSWER —"),
        ("Q1:", "A1:"),
        ("Q)", "A)"),
    ],
)
def test_question_and_answer(question: str, answer: str) -> None:
    assert turns(INTRODUCTION, f"{question} Is it dying?", f"{answer} Yes. I have the photographs.") == [
        ("?-", "Is it dying?"),
        ("Mara Lindqvist", "Yes. I have the photographs."),
    ]


@pytest.mark.parametrize(
    ("asker", "label"),
    [
        ("Interviewer:", "Mara Lindqvist:"),
        ("Interviewer:", "Lindqvist:"),
        ("Interviewer —", "Mara Lindqvist —"),
        ("INTERVIEWER:", "DR. LINDQVIST:"),
        ("Reporter:", "ML:"),
        ("REPORTER:", "M.L.:"),
        ("Q:", "Mara:"),
        ("[00:10] Moderator:", "[00:12] MARA LINDQVIST (on the phone):"),
    ],
)
def test_labels_that_name_a_person_of_the_introduction(asker: str, label: str) -> None:
    found = turns(INTRODUCTION, f"{asker} Is it dying?", f"{label} Yes. I have the photographs.")
    assert found == [("?-", "Is it dying?"), ("Mara Lindqvist", "Yes. I have the photographs.")]


def test_a_newspaper_that_asks() -> None:
    found = turns(
        "The Ardal Herald met Mara Lindqvist in Bergen.",
        "Ardal Herald: Is it dying?",
        "Mara Lindqvist: Yes.",
        "Ardal Herald: How long has it got?",
        "Mara Lindqvist: I do not know.",
    )
    assert [who for who, _ in found] == ["?Ardal Herald", "Mara Lindqvist"] * 2


def test_who_only_asks_is_the_interviewer() -> None:
    found = turns(
        "Mara Lindqvist talked to Jonas Wierzbowiec.",
        "Jonas Wierzbowiec: Is it dying?",
        "Mara Lindqvist: Yes.",
        "JW: How long has it got?",
        "ML: I do not know.",
    )
    assert [who for who, _ in found] == ["?Jonas Wierzbowiec", "Mara Lindqvist"] * 2


def test_speakers_that_the_article_names_nowhere_else_take_turns() -> None:
    found = turns(
        "What was said in the hall",
        "Moderator: Good evening.",
        "QX: Thank you for having us.",
        "RV: Thank you.",
        "QX: We have come about the harbour.",
        "RV: You always do.",
    )
    assert [who for who, _ in found] == ["?-", "QX", "RV", "QX", "RV"]


def test_a_transcript_with_stage_directions_and_paragraphs_without_a_label() -> None:
    found = turns(
        "President Erik Halvorsen spoke at noon.",
        "PRESIDENT HALVORSEN: Thank you. Thank you all. (APPLAUSE)",
        "We meet tonight in a hard winter.",
        "(CHEERS AND APPLAUSE)",
        "[laughs] My friends, let us begin.",
        "SEN. OKAFOR (D-Ohio): Mr. President, will you yield?",
        "PRESIDENT HALVORSEN: I will not.",
        "The session ended at ten. Guards led both of them to the cars.",
    )
    assert found == [
        (
            "Erik Halvorsen",
            "Thank you. Thank you all. / We meet tonight in a hard winter. / My friends, let us begin.",
        ),
        ("OKAFOR", "Mr. President, will you yield?"),
        ("Erik Halvorsen", "I will not."),
    ]


def test_parts_of_a_court() -> None:
    found = turns(
        "From the transcript of Friday's hearing:",
        "THE COURT: Mr. Pryce, you may go on.",
        "MR. PRYCE: Thank you. Did you see the car?",
        "THE WITNESS: I saw the lights.",
        "MR. PRYCE: Which lights?",
        "THE WITNESS: The red ones.",
    )
    assert [who for who, _ in found] == ["-", "?Pryce", "-", "?Pryce", "-"]


def test_a_label_alone_on_its_line() -> None:
    found = turns(
        "MARA LINDQVIST:", "The ice was blue.", "TOM REYES:", "I saw it.", "MARA LINDQVIST:", "You did."
    )
    assert [words for _, words in found] == ["The ice was blue.", "I saw it.", "You did."]


def test_a_turn_has_the_paragraph_in_which_its_words_begin() -> None:
    text = f"{INTRODUCTION}\n\nReporter:\n\nIs it dying?\n\nML: I know it is.\n\nWe all do."
    assert [each.paragraph for each in dialogue.find(pipeline.annotate(text))] == [2, 3]


def test_answers_without_labels_after_labelled_questions() -> None:
    found = turns(
        "The novelist Chipo Mutasa answers two questions.",
        "Q: What do you read at night?",
        "Maps. I always have.",
        "They put me to sleep.",
        "Q: And in the morning?",
        "Letters, if there are any.",
        "This interview has been edited for length.",
    )
    assert found == [
        ("?-", "What do you read at night?"),
        ("Chipo Mutasa", "Maps. I always have. / They put me to sleep."),
        ("?-", "And in the morning?"),
        ("Chipo Mutasa", "Letters, if there are any."),
    ]


UNLABELLED = (
    "Why bread?",
    "Because my mother could not cook.",
    "When do you get up?",
    "At two. I have never seen the late news.",
    "Do you eat it yourself?",
    "Every day. We have nothing else in the house.",
    "The bakery opens at six.",
)


def test_an_interview_without_labels() -> None:
    found = turns("An interview with the baker Mara Lindqvist.", *UNLABELLED)
    assert found == [
        ("?-", UNLABELLED[0]),
        ("Mara Lindqvist", UNLABELLED[1]),
        ("?-", UNLABELLED[2]),
        ("Mara Lindqvist", UNLABELLED[3]),
        ("?-", UNLABELLED[4]),
        ("Mara Lindqvist", UNLABELLED[5]),
    ]


def test_questions_of_a_columnist_are_no_interview() -> None:
    assert turns("The baker Mara Lindqvist has closed her shop.", *UNLABELLED) == []


@pytest.mark.parametrize(
    ("introduction", "who"),
    [
        ("An interview with the harbour master of Skerry, Ana Ruiz.", "Ana Ruiz"),
        ("By Tom Reyes\n\nAna Ruiz paints boats.", "Ana Ruiz"),
        ("Tom Reyes sat down with the painter Ana Ruiz.", "Ana Ruiz"),
        ("Ana Ruiz, who paints boats, spoke to us. Her teacher was Tom Reyes.", "Ana Ruiz"),
        ("We spoke to the painter Ana Ruiz. Her teacher was Tom Reyes.", "Ana Ruiz"),
        ("Tom Reyes talks to Ana Ruiz about boats.", "-"),
        ("An interview with Ana Ruiz and Tom Reyes.", "-"),
        ("Boats and those who paint them.", "-"),
    ],
)
def test_who_answers(introduction: str, who: str) -> None:
    found = turns(introduction, "Q: Why boats?", "A: I grew up in one.")
    assert found[1] == (who, "I grew up in one.")


def test_questions_and_answers_of_the_newspaper_are_nobodys_speech() -> None:
    assert (
        turns(
            "Prime Minister Karin Olsen announced new taxes.",
            "Q: When do they start?",
            "A: In May.",
            "Q: Who pays?",
            "A: All.",
        )
        == []
    )


def test_voices_from_the_street() -> None:
    found = turns(
        "Fans were not sure what to think of the new ground.",
        "Maria Santos, 34, nurse: I liked the old one. You could smell the sea.",
        "Tom Reyes, 61, driver: My knees thank them for the lift.",
    )
    assert [who for who, _ in found] == ["Maria Santos", "Tom Reyes"]


def test_dialogue_dashes() -> None:
    found = turns(
        "Ana Ruiz and Tom Reyes came late.",
        "— I was there, said Ana.",
        "—I was not —said Tom Reyes—. But you know that.",
        "– You lie! she shouted.",
        "— Why? Who rang?",
    )
    assert found == [
        ("Ana Ruiz", "I was there"),
        ("Tom Reyes", "I was not / But you know that."),
        ("-", "You lie!"),
        ("-", "Why? Who rang?"),
    ]


def test_the_cue_and_the_subject_of_a_dash_are_given() -> None:
    text = "— I was there, said Ana.\n\n— You lie! she shouted."
    doc = pipeline.annotate(text)
    found = [(doc[slice(*each.cue)].text, doc[slice(*each.label)].text) for each in dialogue.find(doc)]
    assert found == [("said", "Ana"), ("shouted", "she")]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("WASHINGTON — We have no rain yet.", "NAIROBI — The match was moved.", "WASHINGTON — I see."),
        ("Update: We have changed the date.", "Note: You can book until noon.", "Update: We have changed the time."),
        ("Photo: Hana Kim", "Video: You may watch it here", "Photo: Hana Kim", "Read more: How we live now"),
        ("Arsenal: 3", "Rovers: 1", "Time: 3 pm", "Referee: Joanna Sadler"),
        ("Problem: You have no oil.", "Solution: Use butter.", "Problem: You have no butter.", "Solution: Use oil."),
        ("What happened: A barge hit the lock.", "Why it matters: We all eat.", "What's next: Divers will look."),
        ("Ingredients: two onions.", "Method: Soften your onions.", "Note: You may use leeks."),
        ("Blake: 7. Solid in the air.", "Oluwaseun Adeyemi: 9. Ran all night.", "Bjarne Lund: 6. A quiet night."),
        ("Ana Ruiz: The Long Way Home", "Tom Reyes: A Field Guide to Silence", "Mara Lindqvist: My Life on Ice"),
        ("We sell three things:", "— Rope in every length.", "— Lamp oil by the litre.", "— Tea that tastes of both."),
        ("Lindqvist: I never wanted the crown", "Mara Lindqvist, who skated to gold, has given it back."),
        ("Q. Jones, A. Smith and B. Lee wrote it.", "A. Smith asked: who reads this?", "Q. Jones left."),
        ("Lindqvist — who had waited for hours — left.", "Mara Lindqvist — the captain since 2010 — stayed at home."),
        ("Monday: You rest.", "Tuesday: You run.", "Wednesday: You rest."),
        ("Ana Ruiz met us.", "Ana Ruiz, the mayor, said: “We pay.”", "Tom Reyes, a baker, added: “I do not.”"),
        ("Who pays for the bridge?", "Mara Lindqvist does.", "Who will use it?", "Nobody.", "Why build it?", "I ask you."),
    ],
)  # fmt: skip
def test_what_looks_like_dialogue_and_is_none(paragraphs: tuple[str, ...]) -> None:
    assert turns(*paragraphs) == []


def test_a_label_before_a_marked_quote_with_an_attribution_leaves_it_to_the_marks() -> None:
    found = turns(
        INTRODUCTION,
        "Interviewer: Is it dying?",
        "Lindqvist: “Yes,” she says, “and we are the ones who kill it.”",
        "Interviewer: How long has it got?",
        "Lindqvist: “Ask me in ten years.”",
    )
    assert [words for _, words in found] == [
        "Is it dying?",
        "How long has it got?",
        "“Ask me in ten years.”",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[laughs] I went.", "I went."),
        ("(Laughter.) I went. (APPLAUSE)", "I went."),
        ("I went [crosstalk].", "I went"),
        ("[The tower] was never safe (in summer).", "[The tower] was never safe (in summer)."),
        ("I saw NATO (the alliance)", "I saw NATO (the alliance)"),
        ("(APPLAUSE)", None),
        (" ... ", None),
    ],
)
def test_stage_directions_at_the_edges_are_no_speech(text: str, words: str | None) -> None:
    span = spoken_span(text, 0, len(text))
    assert (text[slice(*span)] if span else None) == words


@pytest.mark.parametrize(
    "case", [each for each in cases() if each.theme == "dialogue"], ids=lambda each: each.name
)
def test_every_style_of_dialogue(case: Case) -> None:
    doc = pipeline.annotate(case.text)
    found = [(name_of(doc._.entities, each), said(case.text, each)) for each in dialogue.find(doc)]
    turns = [each for each in case.quotes if not each.spans[0].startswith("“")]
    assert found == [(each.speaker, " / ".join(each.spans)) for each in turns]


def test_who_says_i_in_an_answer_is_the_person_who_is_interviewed() -> None:
    doc = pipeline.annotate(f"{INTRODUCTION}\n\nQ: Is it dying?\n\nA: Yes. I have the photographs.")
    answer = dialogue.find(doc)[1]
    assert said(doc.text, answer) == "Yes. I have the photographs."
    assert name_of(doc._.entities, answer) in INTRODUCTION


def test_labels_are_tokens() -> None:
    doc = pipeline.annotate(
        f"{INTRODUCTION}\n\nReporter: Is it dying?\n\nDR. LINDQVIST (smiling): I know it is."
    )
    labels = [doc[slice(*each.label)].text for each in dialogue.find(doc) if each.label]
    assert labels == ["Reporter", "DR. LINDQVIST"]


@pytest.mark.parametrize(
    "text", ["", "Q:", "A:", "Q: ?\n\nA:", "—\n\n—", "(((\n\n[[", ":::", "Q: Q: Q:\n\nA: A:"]
)
def test_any_text_is_read(text: str) -> None:
    doc = tokens.make_doc(tokens.paragraphwise(), text)
    doc._.entities = ()
    dialogue.find(doc)
