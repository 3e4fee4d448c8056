"""The one door for untrusted text: decode it, drop what a terminal would obey, find its paragraphs.

Text is cleaned here once, before it becomes an `Article`; every offset refers to the cleaned text.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING

from reader.errors import NotTextError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import Span

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SEQUENCES = re.compile(
    "(?:\x1b\\[[0-?]*|\x9b[0-?]+)[ -/]*[@-~]"  # control sequences
    "|(?:\x1b[]P^_X]|[\x9d\x90\x9e\x9f\x98])[^\x07\x1b\x9c\n]*(?:\x07|\x1b\\\\|\x9c)"  # titles, clipboards
)
_OBEYED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f"  # C0 but tab and line feed, DEL, C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional controls
    "\ufeff\U000e0000-\U000e007f]"  # byte order mark, tag characters
)
_SURROGATES = re.compile("[\ud800-\udfff]")
_COMBINING = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_PILED_MARKS = re.compile(f"([{_COMBINING}]{{4}})[{_COMBINING}]+")
_CLEANING = (
    (_LINE_ENDS, "\n"),
    (_SEQUENCES, ""),
    (_OBEYED, ""),
    (_SURROGATES, "\ufffd"),
    (_PILED_MARKS, r"\1"),
)
_FOLDING = (re.compile(r"\s+"), " ")

LEFT_OUT = " […] "
"""Stands in a copy where words of the article are left out."""

_CLOSING = {"“": "”", "„": "“”", "«": "»", "‘": "’", '"': '"'}
"""The marks that close a quotation, by the one that opens it; the usual one first."""

_ENDED = re.compile(r"[.!?…][”“’»\"')]*$")

_BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_SAMPLE_BYTES = 65_536
_WESTERN_SHARE = 0.7
_LETTER_SHARE = 0.5

# A file counts as hard-wrapped when nearly every line is as long as it could be: the next line's
# first word would not have fitted. Widths are those of mail, RFCs and typewritten text.
_WRAP_WIDTHS = range(40, 121)
_WRAP_LINES = 4
_WRAP_SHARE = 0.9


def decode(data: bytes) -> str:
    """Return the text of a file's bytes: UTF-8, UTF-16 with a mark, or an older encoding.

    Raises:
        NotTextError: the bytes are no text in an encoding that can be recognised.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                break
    if b"\x00" in data[:_SAMPLE_BYTES]:
        raise NotTextError("This is a binary file, not text.")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_legacy(data)


def _decode_legacy(data: bytes) -> str:
    sample = data[:_SAMPLE_BYTES]
    ascii_share = sum(byte < 0x80 for byte in sample) / len(sample)
    encoding = "cp1252" if ascii_share >= _WESTERN_SHARE else _guess_encoding(sample)
    text = data.decode(encoding, "replace") if encoding else ""
    visible = [character for character in text[:_SAMPLE_BYTES] if not character.isspace()]
    letters = sum(map(str.isalpha, visible))
    if not visible or letters / len(visible) < _LETTER_SHARE or _is_monotonous(visible):
        raise NotTextError("This is not text in an encoding that can be recognised.", "Save it as UTF-8.")
    return text


def _is_monotonous(characters: list[str]) -> bool:
    """Tell whether a longer text is written with hardly any different characters, as padding is."""
    return len(characters) > 40 and len(set(characters)) < 4


def _guess_encoding(sample: bytes) -> str | None:
    from charset_normalizer import from_bytes  # only the rare file that is not UTF-8 pays for it

    best = from_bytes(sample).best()
    return best.encoding if best else None


def clean(text: str) -> str:
    r"""Return the text with line ends as `\n`, outer white space stripped and nothing a terminal obeys.

    Text without control characters passes unchanged but for its line ends and outer white space.
    """
    for pattern, replacement in _CLEANING:
        text = pattern.sub(replacement, text)
    return text.strip()


def clean_line(text: str) -> str:
    """Return cleaned text on one line, white space folded: for titles, names and messages."""
    return " ".join(clean(text).split())


def clean_with(text: str, offsets: Sequence[int], *, one_line: bool = False) -> tuple[str, list[int]]:
    """Return what `clean`, or `clean_line`, makes of the text, and where its offsets have gone in that.

    An offset within what is replaced goes as far into the replacement as that reaches.
    """
    moved = list(offsets)
    for pattern, replacement in (*_CLEANING, _FOLDING) if one_line else _CLEANING:
        text, moved = _replaced(pattern, replacement, text, moved)
    stripped = text.strip()
    indent = len(text) - len(text.lstrip())
    return stripped, [min(max(0, offset - indent), len(stripped)) for offset in moved]


def _replaced(
    pattern: re.Pattern[str], replacement: str, text: str, offsets: Sequence[int]
) -> tuple[str, list[int]]:
    pieces: list[str] = []
    ends, lengths = [0], [0]  # where each replacement ends, in the old text and in the new one
    for match in pattern.finditer(text):
        piece = text[ends[-1] : match.start()] + match.expand(replacement)
        pieces.append(piece)
        ends.append(match.end())
        lengths.append(lengths[-1] + len(piece))
    pieces.append(text[ends[-1] :])
    lengths.append(lengths[-1] + len(pieces[-1]))

    def moved(offset: int) -> int:
        at = bisect_right(ends, offset) - 1
        return min(lengths[at] + offset - ends[at], lengths[at + 1])

    return "".join(pieces), list(map(moved, offsets))


def as_shown(text: str) -> str:
    """Return the text as one line of the same length, so that offsets hold: tabs and line ends as spaces."""
    return text.replace("\t", " ").replace("\n", " ")  # ten times as fast as a table of both


def counted(count: int, noun: str) -> str:
    """Return "1 mention", "2 mentions"."""
    return f"{count} {noun}{'s' * (count != 1)}"


def excerpt(line: str, length: int) -> str:
    """Return a line, or its beginning of at most so many characters, up to a word, and an ellipsis.

    A quotation mark that the beginning leaves open is closed.
    """
    if len(line) <= length:
        return line
    end = line.rfind(" ", 0, length + 1)
    beginning = line[: end if end > 0 else length].rstrip(" …")
    return f"{beginning} …{_left_open(beginning)}"


def _left_open(line: str) -> str:
    """Return the mark that closes the quotation that a line leaves open; marks inside of it are let be."""
    closing = ""
    for character in line:
        if not closing:
            closing = _CLOSING.get(character, "")
        elif character in closing:
            closing = ""
    return closing[:1]


def sentence(words: str) -> str:
    """Return words with the full stop that they lack."""
    return words if _ENDED.search(words) else f"{words}."


def folded(text: str) -> str:
    """Return the text without case and accents: `matias` finds Matías."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in apart if not unicodedata.combining(each))


def paragraphs(text: str) -> list[Span]:
    """Return the spans of the paragraphs of a cleaned text, without outer white space.

    Every line is a paragraph; in a hard-wrapped text, blank lines part the paragraphs.
    """
    pattern = r"\S(?:.*?\S)??(?=\s*\n\s*\n|\s*\Z)" if is_hard_wrapped(text) else r"\S(?:[^\n]*\S)?"
    return [match.span() for match in re.finditer(pattern, text, re.DOTALL)]


def is_hard_wrapped(text: str) -> bool:
    """Tell whether the lines were broken to a width: almost none had room for the next one's first word."""
    lines = text.split("\n")
    width = max(map(len, lines))
    if width not in _WRAP_WIDTHS:
        return False
    pairs = [pair for pair in pairwise(lines) if all(map(str.strip, pair))]
    full = sum(len(line) + 1 + len(below.split()[0]) > width - 2 for line, below in pairs)
    return len(pairs) >= _WRAP_LINES and full / len(pairs) >= _WRAP_SHARE


def passage(text: str, start: int, end: int) -> str:
    """Return `text[start:end]` as it is copied: a paragraph a line, parted by blank lines, no wraps."""
    spans = _known_paragraphs(text)
    from_here = bisect_right(spans, start, key=itemgetter(1))
    to_here = bisect_left(spans, end, key=itemgetter(0))
    pieces = (text[max(start, first) : min(end, last)] for first, last in spans[from_here:to_here])
    return "\n\n".join(map(as_shown, pieces))


def paragraph_number(text: str, offset: int) -> int:
    """Return the number of the paragraph that stands at an offset, or before it, from 1."""
    return max(1, bisect_right(_known_paragraphs(text), offset, key=itemgetter(0)))


@lru_cache(maxsize=4)
def _known_paragraphs(text: str) -> tuple[Span, ...]:
    """Spare an export of thousands of passages from finding the paragraphs of its text for each."""
    return tuple(paragraphs(text))
