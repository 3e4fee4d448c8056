"""The cast: each person, organisation and place with all that is told of it."""

from dataclasses import replace

from ferry import TEXT, analysis_of_ferry
from piloting import MEDIUM, TINY, current_row, painted, press, settle

from reader.model import Entity, Mention
from reader.ui.app import ReaderApp
from reader.ui.dialogs.cast import CastScreen
from reader.ui.extracts.cast import cast
from reader.ui.extracts.extract import Extract

ANALYSIS = analysis_of_ferry("x")


def lines(member: Extract) -> list[str]:
    return "".join(words for words, _ in member.words).splitlines()


def heading(member: Extract) -> str:
    return "".join(words for words, _ in member.heading)


def test_everybody_has_roles_quotes_facts_and_neighbours() -> None:
    lind = next(each for each in cast(ANALYSIS, TEXT) if each.id == "e1")
    assert heading(lind) == "Mara Lind  person"
    assert lines(lind) == [
        "council leader",
        "“Nobody on this island should have to choose between a doctor and a bed for the night,”",
        "“We have talked about it for three winters,” … “and now we are done.”",
    ]


def test_neighbours_are_named_in_the_same_paragraphs() -> None:
    line = next(each for each in cast(ANALYSIS, TEXT) if each.id == "e3")
    assert line.footing == "2 mentions · beside Skarholm"


def test_neighbours_as_near_as_each_other_stand_in_the_order_of_the_text() -> None:
    text = "Ada met Ben, Cyra, Dov, Eve and Finn."
    entities = tuple(
        Entity(name, name, "PERSON", (Mention(text.index(name), text.index(name) + len(name), name),))
        for name in ("Finn", "Dov", "Ada", "Eve", "Cyra", "Ben")
    )
    ada = cast(replace(ANALYSIS, entities=entities, quotes=(), facts=()), text)[0]
    assert ada.footing == "1 mention · beside Ben, Cyra, Dov, Eve, Finn"


def test_facts_about_somebody_are_told_in_the_articles_words() -> None:
    carried = [replace(fact, salience=0.9) if fact.id == "f7" else fact for fact in ANALYSIS.facts]
    line = next(each for each in cast(replace(ANALYSIS, facts=tuple(carried)), TEXT) if each.id == "e3")
    assert lines(line) == ["· Nordvik Line carried 31,000 passengers to Skarholm"]


def test_those_of_whom_most_is_told_come_first_and_values_are_left_out() -> None:
    assert [heading(each) for each in cast(ANALYSIS, TEXT)] == [
        "Mara Lind  person",
        "Skarholm  place",
        "Nordvik Line  organisation",
        "Per Lind  person",
    ]


def test_a_place_has_its_country() -> None:
    town = next(entity for entity in ANALYSIS.entities if entity.id == "e4")
    member = cast(replace(ANALYSIS, entities=(replace(town, country="Sweden"),)), TEXT)[0]
    assert heading(member) == "Skarholm  place in Sweden"


def test_more_quotes_than_fit_are_counted() -> None:
    three = tuple(replace(quote, speaker_id="e1") for quote in ANALYSIS.quotes)
    members = cast(replace(ANALYSIS, quotes=three), TEXT)
    assert "and 1 more quote" in lines(members[0])


def test_an_article_without_names_has_no_cast() -> None:
    assert cast(replace(ANALYSIS, entities=()), TEXT) == ()


async def test_a_key_shows_it_and_enter_leads_to_the_first_mention(app: ReaderApp) -> None:
    async with app.run_test(size=MEDIUM) as pilot:
        await settle(pilot)
        await pilot.press("p", *"per", "space", "l")
        assert "Per Lind  person" in painted(pilot)
        assert "Nordvik Line  organisation" not in painted(pilot)
        screen = await press(pilot, "enter")
        assert (screen.front, current_row(screen)) == ("names", "e2")


async def test_escape_leaves_everything_as_it_is(app: ReaderApp) -> None:
    async with app.run_test(size=TINY) as pilot:
        await settle(pilot)
        await pilot.press("p")
        assert isinstance(pilot.app.screen, CastScreen)
        screen = await press(pilot, "escape")
        assert screen.front == "quotes"
