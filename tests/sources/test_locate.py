"""What the arguments of the command line stand for."""

import os
from pathlib import Path

import pytest

from reader.errors import SourceError
from reader.sources import locate, locate_all, read


def write(folder: Path, *names: str) -> None:
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("Some words.")


def test_a_file_stands_for_itself(tmp_path: Path) -> None:
    write(tmp_path, "article.html")
    assert locate(f"{tmp_path}/article.html") == [f"{tmp_path}/article.html"]


@pytest.mark.parametrize("argument", ["-", "/dev/stdin", "/dev/fd/0"])
def test_standard_input_has_one_name(argument: str) -> None:
    assert locate(argument) == ["-"]


def test_a_folder_stands_for_its_article_files_sorted_by_path(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "a.md", "C.TXT", "d.markdown", "e.text", "sub/a.txt", "photo.jpg", "page.html")
    found = [os.path.relpath(path, tmp_path) for path in locate(str(tmp_path))]
    assert found == ["C.TXT", "a.md", "b.txt", "d.markdown", "e.text", "sub/a.txt"]


def test_hidden_files_and_folders_are_left_out(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", ".hidden.txt", ".git/b.txt")
    assert locate(str(tmp_path)) == [f"{tmp_path}/a.txt"]


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    write(tmp_path, "sub/a.txt")
    (tmp_path / "sub/up").symlink_to(tmp_path)
    (tmp_path / "sub/self.txt").symlink_to("self.txt")
    (tmp_path / "sub/broken.txt").symlink_to("nowhere.txt")
    assert locate(str(tmp_path)) == [f"{tmp_path}/sub/a.txt"]


def test_a_linked_folder_is_read_once(tmp_path: Path) -> None:
    write(tmp_path, "outside/a.txt")
    (tmp_path / "top").mkdir()
    for name in ("one", "two"):
        (tmp_path / "top" / name).symlink_to(tmp_path / "outside")
    assert len(locate(f"{tmp_path}/top")) == 1


def test_a_folder_that_cannot_be_listed_says_so_when_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "a.txt", "locked/b.txt")
    listdir = os.listdir

    def refuse(folder: str) -> list[str]:
        if folder.endswith("locked"):
            raise PermissionError(13, "Permission denied")
        return listdir(folder)

    monkeypatch.setattr(os, "listdir", refuse)
    assert locate(str(tmp_path)) == [f"{tmp_path}/a.txt", f"{tmp_path}/locked"]
    with pytest.raises(SourceError, match="locked: this folder cannot be listed"):
        read(f"{tmp_path}/locked")
    with pytest.raises(SourceError, match="locked: this folder cannot be listed"):
        locate(f"{tmp_path}/locked")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"gone\.txt: there is no such file or folder\. Check the path"):
        locate(f"{tmp_path}/gone.txt")


def test_a_folder_without_articles_says_what_is_read(tmp_path: Path) -> None:
    write(tmp_path, "photo.jpg")
    with pytest.raises(SourceError, match=r"has no articles: \.txt and \.md files are read\."):
        locate(str(tmp_path))


@pytest.mark.parametrize("location", ["/dev/null", "/dev/zero"])
def test_devices_are_refused(location: str) -> None:
    with pytest.raises(SourceError, match="neither a file nor a folder"):
        locate(location)


@pytest.mark.parametrize("location", ["a\0b", "x" * 5000, ""])
def test_what_cannot_be_a_path_is_an_error_of_the_user(location: str) -> None:
    with pytest.raises(SourceError):
        locate(location)


def test_messages_carry_nothing_that_a_terminal_obeys() -> None:
    with pytest.raises(SourceError) as caught:
        locate("no\x1b]0;title\x07such\nfile")
    assert caught.value.message.isprintable()


def test_several_arguments_give_each_place_once_and_every_problem(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "b.txt")
    given = [
        f"{tmp_path}/b.txt",
        f"{tmp_path}/gone.txt",
        str(tmp_path),
        f"{tmp_path}/../{tmp_path.name}/a.txt",
    ]
    locations, problems = locate_all(given)
    assert locations == [f"{tmp_path}/b.txt", f"{tmp_path}/a.txt"]
    assert [type(problem) for problem in problems] == [SourceError]
