"""In which formats a notebook leaves the program, and what its file is called."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.export import notes
from reader.export.obsidian import to_obsidian
from reader.export.web_page import to_html

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.notebook import Notebook

_NOT_IN_FILE_NAMES = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
"""What some file system does not take, Windows being the strictest."""
_LONGEST_NAME, _MOST_BYTES = 80, 240
"""Characters, and bytes in UTF-8; with a suffix they fit into the 255 that a name may have."""
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NoteFormat:
    """A way to write a notebook.

    Attributes:
        id: what the command line names it by.
        title: what it is called in lists.
        suffix: how the name of its file ends.
        write: writes the whole of a notebook.
        begins: with what that begins which people read; before it stands what programs need.
    """

    id: str
    title: str
    suffix: str
    write: Callable[[Notebook], str]
    begins: str = ""

    def preview(self, notebook: Notebook) -> str:
        """Return what is written without what only programs read at its beginning."""
        text = self.write(notebook)
        return text[max(0, text.find(self.begins)) :]

    def file_name(self, notebook: Notebook) -> str:
        """Return a name for the file that every file system takes."""
        name = _NOT_IN_FILE_NAMES.sub(" ", notebook.name)
        name = " ".join(name.split())[:_LONGEST_NAME]
        name = name.encode(errors="ignore")[:_MOST_BYTES].decode(errors="ignore").strip(" .")
        if not name or _DEVICES.fullmatch(name):
            name = f"notebook {name}".strip()
        return f"{name}{self.suffix}"


_ALL = (
    NoteFormat("markdown", "Markdown", ".md", notes.to_markdown),
    NoteFormat("obsidian", "Markdown for Obsidian", ".md", to_obsidian),
    NoteFormat("html", "Web page (HTML)", ".html", to_html, begins="<main>"),
    NoteFormat("csv", "CSV", ".csv", notes.to_csv),
    NoteFormat("json", "JSON", ".json", notes.to_data),
    NoteFormat("bibtex", "BibTeX of the articles", ".bib", notes.to_bibtex),
    NoteFormat("csl-json", "CSL-JSON of the articles", ".json", notes.to_csl_json),
)
NOTE_FORMATS = {form.id: form for form in _ALL}
