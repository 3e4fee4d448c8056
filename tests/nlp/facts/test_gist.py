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
