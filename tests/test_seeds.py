"""The sample articles: what a first start of the program opens."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PUBLISHED_ARTICLE = ROOT / "../shared/seeds/syria-moscow.txt"
SAMPLES = sorted((ROOT / "seeds").iterdir())

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAY_AND_DATE = re.compile(rf"({'|'.join(WEEKDAYS)}),? (\d{{1,2}}) ({'|'.join(MONTHS)})(?: (\d{{4}}))?")
AS_TYPED = str.maketrans("“”‘’", "\"\"''")

SHOWN_BY_THE_SAMPLES = {
    "a quote before its attribution": r'[”"] said [A-Z]',
    "a quote after its attribution": r'\b(?:said|wrote): [“"][A-Z]',
    "a quote around its attribution": r'[,”"]{2} [\w’, ]+\b(?:said|conceded)[\w’, ]*, [“"][a-z]',
    "a quote over several paragraphs": r"“[^”\n]+\n\n“",
    "a quote within a quote": r"“[^”\n]*‘[^”\n]*”|\"[^\"\n]*'[^\"\n]*\"",
    "a speaker who is a pronoun": r'[”"] (?:he|she) said',
    "several speakers who are a pronoun": r'[”"] they (?:said|write)',
    "a speaker known by role only": r"\b(?:[Aa] (?:spokesman|spokeswoman|clerk)|the judge|the director)\b",
    "indirect speech": r"\b(?:said|argued) that\b",
    "a source": r"\b[Aa]ccording to\b",
    "an abbreviation after the full name": r"\([A-Z]{2,}\)",
    "scare quotes": r'so-called [“"]\w+[”"]',
    "questions and answers": r"\n\nQ: .+\?\n\nA: ",
    "a date that stands by itself": r"\b\d{1,2} (?:January|March|April|October) \d{4}\b",
    "a date that needs another": r"\b(?:last month|last week|[Tt]wo weeks ago)\b",
    "money": r"[€$]\d|\bkronor\b",
    "a percentage": r"\d per cent\b",
}


@dataclass(frozen=True)
class Sample:
    fields: dict[str, str]
    text: str

    @property
    def paragraphs(self) -> list[str]:
        return self.text.removesuffix("\n").split("\n\n")


def read(path: Path) -> Sample:
    fence, front_matter, text = path.read_text(encoding="utf-8").split("---\n", 2)
    assert fence == ""
    return Sample(dict(line.split(": ", 1) for line in front_matter.splitlines()), text)


def all_samples() -> list[Sample]:
    return [read(path) for path in SAMPLES]


@pytest.fixture(params=SAMPLES, ids=lambda path: path.stem)
def sample(request: pytest.FixtureRequest) -> Sample:
    return read(request.param)


def test_there_are_at_least_nine():
    assert len(SAMPLES) >= 9


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_file_name_is_a_number_and_a_slug(path):
    assert re.fullmatch(r"\d\d(-[a-z]+)+\.txt", path.name)


def test_it_has_a_title_and_says_sample_where_a_source_would_stand(sample):
    assert sample.fields["title"].strip()
    assert sample.fields["source"] == "Sample"
    assert sample.fields.keys() <= {"title", "source", "byline", "date"}


def test_its_front_matter_is_plain_for_any_yaml_reader(sample):
    for value in sample.fields.values():
        assert value[0].isalnum()
        assert ": " not in value
        assert " #" not in value


def test_it_has_an_iso_date(sample):
    written = sample.fields["date"]
    assert date.fromisoformat(written).isoformat() == written


def test_it_has_250_to_900_words(sample):
    assert 250 <= len(sample.text.split()) <= 900


def test_its_paragraphs_are_single_lines_parted_by_one_blank_line(sample):
    assert sample.text.endswith("\n")
    for paragraph in sample.paragraphs:
        assert paragraph == paragraph.strip() != ""
        assert "\n" not in paragraph


def test_it_has_no_control_characters(sample):
    characters = set(sample.text) | set("".join(sample.fields.values()))
    assert {each for each in characters if unicodedata.category(each).startswith("C")} <= {"\n"}


def test_its_last_paragraph_says_that_it_is_a_sample(sample):
    assert sample.paragraphs[-1].startswith("This is a sample article that comes with the program; ")


def test_its_title_is_not_repeated_in_the_text(sample):
    assert sample.fields["title"].casefold() not in sample.text.casefold()


def test_it_keeps_to_one_style_of_marks(sample):
    curly, straight = set("“”‘’"), set("\"'")
    used = set(sample.text)
    assert bool(used & curly) != bool(used & straight)


def test_both_styles_of_marks_occur():
    texts = [sample.text for sample in all_samples()]
    assert any("“" in text for text in texts)
    assert any('"' in text for text in texts)


def test_no_two_titles_are_alike():
    titles = [sample.fields["title"].casefold() for sample in all_samples()]
    assert len(set(titles)) == len(titles)


def test_a_weekday_beside_a_date_is_the_right_one():
    found = [match for sample in all_samples() for match in WEEKDAY_AND_DATE.finditer(sample.text)]
    assert found
    for match in found:
        weekday, day, month, year = match.groups()
        written = date(int(year or 2026), MONTHS.index(month) + 1, int(day))
        assert WEEKDAYS[written.weekday()] == weekday, match[0]


@pytest.mark.parametrize("feature", SHOWN_BY_THE_SAMPLES)
def test_between_them_they_show(feature):
    assert any(re.search(SHOWN_BY_THE_SAMPLES[feature], sample.text) for sample in all_samples())


@pytest.mark.skipif(
    not PUBLISHED_ARTICLE.is_file(), reason="the published article is not beside this checkout"
)
def test_no_sentence_of_the_published_article_occurs(sample):
    retold = sample.text.translate(AS_TYPED).casefold()
    for sentence in sentences(PUBLISHED_ARTICLE.read_text(encoding="utf-8")):
        assert sentence.translate(AS_TYPED).casefold() not in retold


def sentences(text: str) -> list[str]:
    return [part.strip("“” ") for part in re.split(r"(?<=[.?!])[”\s]+|\n+", text) if part.strip("“” ")]
