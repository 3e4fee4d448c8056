"""The article in five of its own answers, and which facts come first."""

from told import analysis, facts, told

REPORT = """\
Kenyan President Helen Marsh arrived in Oslo on Tuesday for an official visit, the government said.

Ruth Okafor sells bread there. It was a cold day.

“We shall talk,” said Marsh. She added that the visit would last two days.
"""


def test_the_gist_is_the_main_event_in_exact_words() -> None:
    gist = analysis(REPORT).gist
    assert {answer.question: answer.text for answer in gist} == {
        "who": "Kenyan President Helen Marsh",
        "what": "arrived in Oslo on Tuesday for an official visit",
        "when": "Tuesday",
        "where": "Oslo",
        "said_by": "Marsh",
    }
    assert all(answer.text == REPORT[answer.start : answer.end] for answer in gist)


def test_what_nothing_tells_has_no_answer() -> None:
    assert analysis("It rained.").gist == ()


def test_what_opens_the_article_and_names_more_comes_first() -> None:
    found = sorted(facts(REPORT, "event", "claim"), key=lambda fact: -fact.salience)
    assert told(found[0]).startswith("Kenyan President Helen Marsh | arrived")


def test_of_a_long_article_only_some_facts_are_listed_at_first() -> None:
    text = "\n\n".join(f"Helen Marsh opened the dam number {number} in Nairobi." for number in range(2, 60))
    found = facts(text, "event")
    listed = [fact for fact in found if fact.salience >= 0.5]
    assert 8 <= len(listed) < len(found)


def test_the_lead_is_the_main_clause_of_the_first_paragraph_that_tells_something() -> None:
    text = "It was a mild autumn.\n\nA van that had left Oslo hit a wall. Kenya signed a treaty with Uganda in May 2019."
    answers = {answer.question: answer.text for answer in analysis(text).gist}
    assert answers["what"].startswith("signed a treaty")
    assert answers["when"] == "May 2019"


def test_a_date_of_another_paragraph_is_not_when_it_happened() -> None:
    text = "Kenya signed a treaty with Uganda.\n\nRuth Okafor arrived in Oslo on Tuesday."
    assert "when" not in {answer.question for answer in analysis(text).gist}
