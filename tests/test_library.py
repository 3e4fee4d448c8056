"""The door that command line and interface use."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.anchor import Anchor
from reader.annotations import Annotation
from reader.corrections import Correction, EntityAnchor, QuoteAnchor, RejectQuote, SetSpeaker
from reader.errors import AnalysisError, StoreError
from reader.library import Library, Undone
from reader.model import Analysis, Article, Quote
from reader.sources import read_samples
from reader.store import Store


class CountingAnalyser:
    """Finds one quote in every article, and counts how often it was asked."""

    def __init__(self, version: str = "v1") -> None:
        self.version = version
        self.calls = 0

    def __call__(self, article: Article, progress: Callable[[float], None] | None = None) -> Analysis:
        self.calls += 1
        if progress:
            progress(1.0)
        quote = Quote(
            "q1", "direct", ((0, 4),), article.text[:4], None, None, None, None, None, "none", 0.5, 1
        )
        return Analysis(article.sha256, self.version, (), (quote,), ())


@pytest.fixture
def analyser() -> CountingAnalyser:
    return CountingAnalyser()


@pytest.fixture
def library(tmp_path: Path, analyser: CountingAnalyser) -> Iterator[Library]:
    opened = Library(Store.open(tmp_path / "home/library.sqlite"), analyser)
    yield opened
    opened.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "articles"
    made.mkdir()
    for name in ("a", "b"):
        (made / f"{name}.txt").write_text(f"Words of {name}.")
    return made


def titles(library: Library, ids: tuple[str, ...] | None = None) -> list[str]:
    return [summary.title for summary in library.summaries(ids)]


def test_files_and_folders_are_added_and_problems_handed_back(library: Library, folder: Path) -> None:
    (folder / "c.txt").touch()
    added = library.add([f"{folder}/gone.txt", str(folder)])
    assert titles(library, added.ids) == ["A", "B"]
    assert [problem.message.rsplit("/", 1)[1] for problem in added.problems] == [
        "gone.txt: there is no such file or folder.",
        "c.txt is empty.",
    ]


def test_adding_again_brings_the_text_up_to_date(library: Library, folder: Path) -> None:
    (first,) = library.add([f"{folder}/a.txt"]).ids
    (folder / "a.txt").write_text("Other words.")
    assert library.add([f"{folder}/a.txt"]).ids == (first,)
    assert library.article(first).text == "Other words."
    assert len(library.summaries()) == 1


def test_summaries_come_in_the_order_asked_for(library: Library, folder: Path) -> None:
    a, b = library.add([str(folder)]).ids
    assert titles(library, (b, "unknown", a)) == ["B", "A"]


def test_samples_are_offered_once(library: Library) -> None:
    assert library.offer_samples()
    assert titles(library) == [article.title for article in read_samples()]
    library.remove(summary.id for summary in library.summaries())
    assert not library.offer_samples()
    assert titles(library) == []


def test_the_last_removal_can_be_taken_back(library: Library, folder: Path) -> None:
    a, _ = library.add([str(folder)]).ids
    assert library.remove([a]) == (a,)
    assert titles(library) == ["B"]
    assert library.restore_last() == (a,)
    assert titles(library) == ["A", "B"]
    assert library.restore_last() == ()


def test_an_article_is_analysed_once(library: Library, folder: Path, analyser: CountingAnalyser) -> None:
    article = library.article(library.add([f"{folder}/a.txt"]).ids[0])
    assert library.known_analysis(article) is None
    shares: list[float] = []
    analysis = library.analyse(article, shares.append)
    assert shares == [1.0]
    assert library.analyse(article) == library.known_analysis(article) == analysis
    assert analyser.calls == 1
    assert library.summaries()[0].quotes == 1


def test_another_version_analyses_anew(library: Library, folder: Path, analyser: CountingAnalyser) -> None:
    article = library.article(library.add([f"{folder}/a.txt"]).ids[0])
    library.analyse(article)
    analyser.version = "v2"
    assert library.known_analysis(article) is None
    assert library.summaries()[0].quotes is None
    assert library.analyse(article).analyser == "v2"


def ann(article: Article) -> SetSpeaker:
    """Return a correction that gives the one quote of the article to Ann."""
    return SetSpeaker(QuoteAnchor((Anchor.at(article.text, (0, 4)),)), "Ann")


class TestCorrections:
    @pytest.fixture
    def article(self, library: Library, folder: Path) -> Article:
        return library.article(library.add([f"{folder}/a.txt"]).ids[0])

    @staticmethod
    def speaker(library: Library, article: Article) -> str | None:
        return library.analyse(article).quotes[0].speaker_name

    def test_every_analysis_has_them_also_by_another_version_and_in_a_later_session(
        self, library: Library, article: Article, analyser: CountingAnalyser, tmp_path: Path
    ) -> None:
        assert self.speaker(library, article) is None
        library.correct(article.id, ann(article))
        assert self.speaker(library, article) == "Ann"
        analyser.version = "v2"
        assert self.speaker(library, article) == "Ann"
        again = Library(Store.open(tmp_path / "home/library.sqlite"), analyser)
        known = again.known_analysis(article)
        assert known is not None
        assert known.quotes[0].corrected
        assert analyser.calls == 2

    def test_what_the_analyser_said_stays(self, library: Library, article: Article) -> None:
        before = library.analyse(article)
        library.correct(article.id, RejectQuote(ann(article).quote))
        assert library.analyse(article).quotes == ()
        assert library.summaries()[0].quotes == 1
        library.undo()
        assert library.analyse(article) == before

    def test_they_belong_to_one_article(self, library: Library, article: Article, folder: Path) -> None:
        (folder / "c.txt").write_text(article.text)
        other = library.article(library.add([f"{folder}/c.txt"]).ids[0])
        library.correct(article.id, ann(article))
        assert other.sha256 == article.sha256
        assert self.speaker(library, other) is None

    def test_the_last_act_is_undone_first_whichever_it_was(
        self, library: Library, article: Article, folder: Path
    ) -> None:
        (b,) = library.add([f"{folder}/b.txt"]).ids
        first, last = ann(article), RejectQuote(ann(article).quote)
        library.correct(article.id, first)
        library.remove([b])
        library.correct(article.id, last)
        assert library.undo() == Undone(correction=last, article_id=article.id)
        assert self.speaker(library, article) == "Ann"
        assert library.undo() == Undone(restored=(b,))
        assert library.undo() == Undone(correction=first, article_id=article.id)
        assert self.speaker(library, article) is None
        assert library.undo() is None

    def test_annotations_are_kept_by_article_and_undone_change_by_change(
        self, library: Library, article: Article, folder: Path
    ) -> None:
        (b,) = library.add([f"{folder}/b.txt"]).ids
        one, other = Annotation.at(article.text, [(0, 3)]), Annotation.at(article.text, [(4, 9)], "pink", "?")
        library.annotate(article.id, lambda kept: (*kept, one))
        library.annotate(b, lambda kept: (*kept, other))
        library.annotate(article.id, lambda kept: (*kept, other))
        library.annotate(article.id, lambda kept: kept)
        assert library.annotations(article.id) == (one, other)
        assert library.undo() == Undone(annotated=True, article_id=article.id)
        assert (library.annotations(article.id), library.annotations(b)) == ((one,), (other,))
        assert library.undo() == Undone(annotated=True, article_id=b)
        assert library.undo() == Undone(annotated=True, article_id=article.id)
        assert (library.annotations(article.id), library.annotations(b)) == ((), ())
        assert library.undo() is None

    def test_what_loses_its_place_is_kept_told_once_and_applied_again(
        self, library: Library, article: Article, folder: Path
    ) -> None:
        def rewritten(text: str) -> Article:
            (folder / "a.txt").write_text(text)
            return library.article(library.add([f"{folder}/a.txt"]).ids[0])

        library.correct(article.id, ann(article))
        changed = rewritten("Nothing of all that.")
        assert library.take_lost_corrections(article.id) == 0
        assert self.speaker(library, changed) is None
        assert [library.take_lost_corrections(article.id) for _ in range(2)] == [1, 0]
        assert self.speaker(library, rewritten(article.text)) == "Ann"
        assert library.take_lost_corrections(article.id) == 0

    def test_an_analysis_made_elsewhere_can_be_corrected(self, library: Library, article: Article) -> None:
        nobody = EntityAnchor("Ann", "PERSON", ())
        kept: list[Correction] = [SetSpeaker(ann(article).quote, "Ann", nobody), ann(article)]
        for each in kept:
            library.correct(article.id, each)
        found = library.apply_corrections(article, CountingAnalyser("other")(article))
        assert found.analysis.quotes[0].speaker_name == "Ann"
        assert found.unplaced == ()


def test_a_failed_analysis_leaves_nothing(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise AnalysisError("The analyser cannot run.")

    article = library.article(library.add([f"{folder}/a.txt"]).ids[0])
    monkeypatch.setattr(CountingAnalyser, "__call__", fail)
    with pytest.raises(AnalysisError):
        library.analyse(article)
    assert library.known_analysis(article) is None


def test_state_is_remembered(library: Library) -> None:
    library.remember("theme", "dark")
    assert library.recall("theme") == "dark"
    assert library.recall("measure") is None


def test_an_unknown_article_is_an_error(library: Library) -> None:
    with pytest.raises(StoreError):
        library.article("gone")


def test_the_notice_of_the_store_is_passed_on(tmp_path: Path, analyser: CountingAnalyser) -> None:
    (tmp_path / "library.sqlite").write_bytes(b"This is no database.")
    assert "was damaged" in Library(Store.open(tmp_path / "library.sqlite"), analyser).notice
