import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

import reader
from reader.model import Analysis, Article
from reader.nlp import Analyser, pipeline
from reader.sources import read_samples

MOSCOW = Path(__file__).parents[2] / "../shared/seeds/syria-moscow.txt"
ANALYSE = Analyser()


def article(text: str, published: str | None = None) -> Article:
    return Article(id="a", title="", text=text, source="-", published=published)


def test_importing_the_package_loads_no_spacy() -> None:
    code = "import sys, reader.nlp; reader.nlp.Analyser().version; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_components_are_known_to_spacy_by_entry_points() -> None:
    known = {entry.name: entry.load() for entry in entry_points(group="spacy_factories")}
    for component in pipeline.COMPONENTS:
        assert known[component.NAME] is component.create


def test_the_package_analyses_articles_for_programs() -> None:
    assert reader.analyse(article("“It rained,” said Mara Lind.")).quotes[0].speaker_name == "Mara Lind"


def test_the_analysis_names_its_text_and_version() -> None:
    given = article("It rained.")
    analysis = ANALYSE(given)
    assert (analysis.sha256, analysis.analyser) == (given.sha256, ANALYSE.version)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Word",
        "\u201c",
        "\n\n",
        "a" * 100_000,
        "مرحبا" * 20_000,
        "😀" * 5_000,
        "😀 👩‍👩‍👧 🇳🇴 ❤️\n\n🎉",
        "😀 هذا “نص” 他说：“我们”",
        "Mara Lind said: “هذا صحيح”، 她说：“我们走。” Then نعم left 奥斯陆 on Monday.",
        "https://example.org/" + "a-b_c%20" * 300,
        "word " * 1_000,
        "no stop and no capital " * 200,
        "A. " * 700,
    ],
    ids=range(14),
)
def test_bad_input_gives_an_analysis(text: str) -> None:
    given = article(text.strip())
    analysis = ANALYSE(given)
    for entity in analysis.entities:
        for mention in entity.mentions:
            assert given.text[mention.start : mention.end] == mention.text


def test_progress_rises_to_one_and_may_stop_the_work() -> None:
    shares: list[float] = []
    ANALYSE(article("It rained.\nIt poured."), shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == pytest.approx(1)

    def stop(_: float) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        ANALYSE(article("It rained."), stop)


class TestTheSampleOnThatVisit:
    """Says in other words what the article below says, and is always there."""

    @pytest.fixture(scope="class")
    def analysis(self) -> Analysis:
        return ANALYSE(read_samples()[-1])

    def test_names_and_roles(self, analysis: Analysis) -> None:
        known = {entity.name: (entity.label, entity.role) for entity in analysis.entities}
        assert known["Ahmad al-Sharaa"] == ("PERSON", "Syrian president")
        assert known["Dmitry Peskov"] == ("PERSON", "spokesman of the Kremlin")
        assert known["Bashar al-Assad"] == ("PERSON", "former Syrian president")
        assert known["Moscow"][0] == known["Qamishli"][0] == "GPE"
        assert known["Kremlin"][0] == known["Azernews"][0] == "ORG"

    def test_on_whose_word_things_are_reported(self, analysis: Analysis) -> None:
        peskov = [
            (quote.speaker and quote.speaker.text, quote.via, quote.paragraph)
            for quote in analysis.quotes
            if quote.speaker_name == "Dmitry Peskov"
        ]
        assert peskov == [("He", "pronoun", 2), ("Peskov", "named", 4), ("he", "pronoun", 5)]
        [reports] = [quote for quote in analysis.quotes if quote.via == "unnamed"]
        assert reports.speaker is not None
        assert reports.speaker.text == "Media reports"


@pytest.mark.skipif(not MOSCOW.exists(), reason="the article lies beside the repository, not in it")
class TestAnArticleOnAVisitToMoscow:
    @pytest.fixture(scope="class")
    def analysis(self) -> Analysis:
        return ANALYSE(article(MOSCOW.read_text(encoding="utf-8").strip(), "2026-01-28"))

    def test_names(self, analysis: Analysis) -> None:
        labels = {entity.name: entity.label for entity in analysis.entities}
        for name in ("Ahmad al-Sharaa", "Vladimir Putin", "Dmitry Peskov"):
            assert labels[name] == "PERSON"
        assert labels["Moscow"] == "GPE"
        assert labels["Kremlin"] == labels["SANA"] == "ORG"

    def test_quotes_and_speakers_as_printed(self, analysis: Analysis) -> None:
        direct = [quote for quote in analysis.quotes if quote.kind == "direct"]
        assert [quote.speaker and quote.speaker.text for quote in direct] == [
            "Peskov",
            "Peskov",
            "he",
            "the Kremlin",
        ]
        assert [quote.speaker_name for quote in direct] == [*["Dmitry Peskov"] * 3, "Kremlin"]
        assert [quote.via for quote in direct] == ["named", "named", "pronoun", "named"]

    def test_reported_speech_and_on_whose_word(self, analysis: Analysis) -> None:
        reported = [quote for quote in analysis.quotes if quote.kind == "indirect"]
        assert [
            (
                quote.speaker and quote.speaker.text,
                quote.speaker_name,
                quote.cue and quote.cue.text,
                quote.paragraph,
            )
            for quote in reported
        ] == [
            ("Azernews", "Azernews", "reports", 1),
            ("SANA", "SANA", "According to", 3),
            ("Russia", "Russia", "confirmed", 3),
            ("Dmitry Peskov", "Dmitry Peskov", "said", 4),
            ("He", "Dmitry Peskov", "added", 6),
            ("media reports", None, "suggesting", 7),
            ("reports", None, "reports", 8),
            ("Peskov", "Dmitry Peskov", "said", 8),
            ("the Kremlin", "Kremlin", "said", 10),
        ]

    def test_roles(self, analysis: Analysis) -> None:
        roles = {entity.name: entity.role for entity in analysis.entities if entity.role}
        assert roles == {
            "Ahmad al-Sharaa": "Syrian President",
            "Vladimir Putin": "Russian President",
            "Dmitry Peskov": "Kremlin spokesperson",
            "Bashar al-Assad": "former Syrian president",
            "SANA": "Syria's state news agency",
            "Rossiya-24": "state television channel",
        }

    def test_dates(self, analysis: Analysis) -> None:
        dates = {
            fact.when.text: fact.when.normal for fact in analysis.facts if fact.kind == "date" and fact.when
        }
        assert dates["Wednesday"] == "2026-01-28"
        assert dates["October 2025"] == "2025-10"
