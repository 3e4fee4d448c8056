"""The door that command line and interface use: articles in, articles and their analyses out.

Every method may touch the disk or a model: call them from a worker thread, never from an event loop.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol

from reader.annotations import annotations_from_json, annotations_to_json
from reader.corrections import Corrected, apply, correction_from_json, correction_to_json
from reader.errors import SourceError
from reader.export.contract import analysis_from_json, analysis_to_json
from reader.notebook import Shelf, shelf_from_json, shelf_to_json
from reader.sources import locate_all, read, read_samples

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reader.annotations import Annotations
    from reader.corrections import Correction
    from reader.model import Analysis, Article, Summary
    from reader.store import Store

    Progress = Callable[[float], None]

_SAMPLES_OFFERED = "samples-offered"
_UNNAMED_CHANGE = "the last change of the notebook"
"""Said of a change that was kept without words, when there was one notebook."""


class Analyser(Protocol):
    """Extracts entities, quotes and facts from an article."""

    @property
    def version(self) -> str:
        """Changes whenever the same text may give another analysis; known without loading a model."""

    def __call__(self, article: Article, progress: Progress | None = None) -> Analysis:
        """Analyse the article; `progress` is called with the share done, 0 to 1, and may raise to stop.

        Raises:
            AnalysisError: the analyser cannot run.
        """


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding locations: the ids of the articles, and what could not be read."""

    ids: tuple[str, ...]
    problems: tuple[SourceError, ...]


@dataclass(frozen=True, slots=True)
class Undone:
    """What was undone.

    Articles are back, a correction or a change of annotations is taken away from the article with that
    id, or a change of the notebooks is.

    Attributes:
        noted: the words for the change of the notebooks.
    """

    restored: tuple[str, ...] = ()
    correction: Correction | None = None
    article_id: str = ""
    noted: str = ""
    annotated: bool = False


class Library:
    """Articles and their analyses, kept in a store and filled by an analyser, and what the user made of them.

    Users correct them, highlight passages, and keep words in notebooks. The store keeps what the
    analyser said; what is returned has the corrections of the article applied. Several programs may use
    one store: a change is made to what is kept at that moment.
    """

    def __init__(self, store: Store, analyser: Analyser) -> None:
        self._store = store
        self._analyser = analyser

    @property
    def notice(self) -> str:
        """What the user should know of how the store was opened; empty when all is well."""
        return self._store.notice

    def summaries(self, ids: Sequence[str] | None = None) -> tuple[Summary, ...]:
        """Return the articles with those ids, in that order, or else all of them, newest first."""
        known = self._store.summaries(self._analyser.version)
        if ids is None:
            return tuple(known)
        by_id = {summary.id: summary for summary in known}
        return tuple(by_id[each] for each in ids if each in by_id)

    def add(self, locations: Iterable[str]) -> Added:
        """Read files, folders and standard input ("-") into the library; what fails stops nothing else."""
        articles: dict[str, Article] = {}
        found, problems = locate_all(locations)
        for each in found:
            try:
                article = read(each)
            except SourceError as error:
                problems.append(error)
            else:
                articles[article.id] = article
        self._store.save_articles(articles.values())
        return Added(tuple(articles), tuple(problems))

    def offer_samples(self) -> bool:
        """Put the sample articles into the library, once in its life; tell whether that was now."""
        if self._store.recall(_SAMPLES_OFFERED):
            return False
        self._store.save_articles(read_samples())
        self._store.remember(_SAMPLES_OFFERED, "yes")
        return True

    def article(self, article_id: str) -> Article:
        """Return the article with that id.

        Raises:
            StoreError: there is none.
        """
        return self._store.article(article_id)

    def known_analysis(self, article: Article) -> Analysis | None:
        """Return the analysis of the article's text by today's analyser, corrected, if it is stored."""
        stored = self._store.analysis(article.sha256, self._analyser.version)
        return self._corrected(article, analysis_from_json(_read(stored))) if stored else None

    def analyse(self, article: Article, progress: Progress | None = None) -> Analysis:
        """Return the stored analysis, or analyse the article now and store what came of it; corrected.

        Raises:
            AnalysisError: the analyser cannot run.
        """
        if known := self.known_analysis(article):
            return known
        analysis = self._analyser(article, progress)
        self._store.save_analysis(analysis, _written(analysis))
        return self._corrected(article, analysis)

    def _corrected(self, article: Article, analysis: Analysis) -> Analysis:
        kept = self._kept_corrections(article.id)
        corrected = apply(analysis, article.text, tuple(kept.values()))
        lost = [number for number, each in kept.items() if each in corrected.unplaced]
        self._store.note_lost(article.id, lost)
        return corrected.analysis

    def _kept_corrections(self, article_id: str) -> dict[int, Correction]:
        kept = self._store.corrections(article_id)
        return {number: correction_from_json(json.loads(payload)) for number, payload in kept.items()}

    def apply_corrections(self, article: Article, analysis: Analysis) -> Corrected:
        """Return an analysis that was made elsewhere with the article's corrections applied."""
        return apply(analysis, article.text, tuple(self._kept_corrections(article.id).values()))

    def correct(self, article_id: str, correction: Correction) -> None:
        """Keep a correction of an article; it is applied to every analysis from now on."""
        payload = json.dumps(correction_to_json(correction), ensure_ascii=False)
        self._store.save_correction(article_id, payload)

    def take_lost_corrections(self, article_id: str) -> int:
        """Return how many corrections of an article lost their place since this was last asked.

        They are kept, and applied again once their words are back.
        """
        return self._store.take_lost(article_id)

    def undo(self) -> Undone | None:
        """Undo what was done last of all that can be undone, in this session or before."""
        with self._store.transaction():
            return self._undo()

    def _undo(self) -> Undone | None:
        match self._store.last_act():
            case "removal":
                return Undone(restored=self.restore_last())
            case "correction" if dropped := self._store.drop_last_correction():
                article_id, payload = dropped
                return Undone(correction=correction_from_json(json.loads(payload)), article_id=article_id)
            case "note":
                return Undone(noted=self.undo_note() or "")
            case "annotation" if annotated := self._store.drop_last_annotations():
                return Undone(annotated=True, article_id=annotated)
        return None

    def remove(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Take articles out of the lists; return those that were in them."""
        return self._store.remove(ids)

    def restore_last(self) -> tuple[str, ...]:
        """Bring back what was removed last, in this session or before; return the ids."""
        return self._store.restore_last()

    def notebooks(self) -> Shelf:
        """Return the notebooks."""
        return _shelf(self._store.notebook())

    def change_notebooks(self, change: Callable[[Shelf], Shelf], said: str) -> Shelf:
        """Put changed notebooks in the place of those that are kept, and return them.

        `said` are the words with which undoing it names the change, such as "kept 2 quotes". To open another
        notebook is no change that is undone.
        """
        with self._store.transaction():
            payload = self._store.notebook()
            before = _shelf(payload)
            after = change(before)
            if after != before:
                is_change = replace(after, current=before.current) != before
                words = said if is_change or not payload else _words_of_change(payload)
                data = {"change": words, **shelf_to_json(after)}
                self._store.save_notebook(json.dumps(data, ensure_ascii=False), undoable=is_change)
        return after

    def undo_note(self) -> str | None:
        """Undo the last change of the notebooks; return the words for it, None where there was none."""
        payload = self._store.drop_last_notebook()
        return _words_of_change(payload) if payload else None

    def annotations(self, article_id: str) -> Annotations:
        """Return what was highlighted in an article."""
        payload = self._store.annotations(article_id)
        return annotations_from_json(json.loads(payload)) if payload else ()

    def annotate(self, article_id: str, change: Callable[[Annotations], Annotations]) -> Annotations:
        """Put changed annotations of an article in the place of those that are kept, and return them."""
        with self._store.transaction():
            before = self.annotations(article_id)
            after = change(before)
            if after != before:
                payload = json.dumps(annotations_to_json(after), ensure_ascii=False)
                self._store.save_annotations(article_id, payload)
        return after

    def recall(self, key: str) -> str | None:
        """Return what the interface remembered under the key."""
        return self._store.recall(key)

    def remember(self, key: str, value: str) -> None:
        """Keep a small piece of state, such as the chosen theme."""
        self._store.remember(key, value)

    def close(self) -> None:
        """Let go of the store."""
        self._store.close()


def _shelf(payload: str | None) -> Shelf:
    return shelf_from_json(json.loads(payload)) if payload else Shelf()


def _words_of_change(payload: str) -> str:
    data = json.loads(payload)
    return str(data["change"]) if isinstance(data, dict) else _UNNAMED_CHANGE


def _read(stored: str) -> Any:
    """Read an analysis, object by object for the same reason as `_written`: Python has a turn at each."""
    return json.loads(stored, object_hook=lambda each: each)


def _written(analysis: Analysis) -> str:
    """Write an analysis out, item by item: one call into C for all of it would hold up the screen."""
    one = json.JSONEncoder(ensure_ascii=False).encode
    parts = {
        name: f"[{', '.join(map(one, part))}]" if isinstance(part, list) else one(part)
        for name, part in analysis_to_json(analysis).items()
    }
    return f"{{{', '.join(f'{one(name)}: {part}' for name, part in parts.items())}}}"
