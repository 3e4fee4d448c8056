"""The one family of errors that a user may see: each says what is wrong and what to do."""


class ReaderError(Exception):
    """Something went wrong that the user can understand and act on.

    Attributes:
        message: what is wrong, naming the file, address or setting.
        hint: what to do about it, or an empty string.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".rstrip()


class SourceError(ReaderError):
    """A location could not be read as articles."""


class NotTextError(SourceError):
    """The bytes are not text in any encoding that can be recognised."""


class StoreError(ReaderError):
    """The library's database could not be opened, read or written."""


class NotebookError(ReaderError):
    """There is no such notebook."""


class ServeError(ReaderError):
    """The reader could not be served to a browser."""


class SettingsError(ReaderError):
    """The configuration file holds something that cannot be used."""


class AnalysisError(ReaderError):
    """The article could not be analysed."""


class ModelError(AnalysisError):
    """The files of the language model, or the packages that run it, are missing or damaged."""
