"""Notebooks run from top to bottom and show what is committed."""

import base64
import re
import runpy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest

NOTEBOOKS = Path(__file__).resolve().parent.parent / "notebooks"
README = NOTEBOOKS.parent / "README.md"
FOUND = {path.name: path for path in sorted(NOTEBOOKS.glob("*.ipynb"))}
PNG = b"\x89PNG\r\n\x1a\n"
# A kernel may warn about its own sockets, which is no matter of ours.
pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:jupyter_client")

Notebook = Any  # nbformat has no types
every_notebook = pytest.mark.parametrize("name", FOUND)


@pytest.fixture(scope="module")
def executed() -> Callable[[Path], Notebook]:
    """What ``notebooks/refresh.py`` runs notebooks with."""
    run: Callable[[Path], Notebook] = runpy.run_path(str(NOTEBOOKS / "refresh.py"))["executed"]
    return run


def read(name: str) -> Notebook:
    """The notebook as committed."""
    return nbformat.read(FOUND[name], as_version=4)  # type: ignore[no-untyped-call]


def outputs(notebook: Notebook) -> list[tuple[str, str, str]]:
    """What each code cell shows: its source, the kind of output, the text; pictures only named."""
    found = []
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            data = output.get("data", {output.output_type: str(output.get("text", ""))})
            kind = next(kind for kind in ("image/png", "text/html", *data) if kind in data)
            found.append((cell.source, kind, "" if kind == "image/png" else data[kind]))
    return found


def test_notebooks_are_found() -> None:
    """The tests look where the notebooks are, and at each that the README names."""
    named = re.findall(r"\]\(notebooks/(\S+?)\)", README.read_text(encoding="utf-8"))
    assert 4 == len(named)
    assert sorted(named) == list(FOUND)


@every_notebook
def test_a_fresh_run_shows_what_is_committed(
    name: str, executed: Callable[[Path], Notebook]
) -> None:
    """Tables and texts are those of a run with the present code and data."""
    fresh = executed(FOUND[name])
    expected = outputs(read(name))
    assert expected
    assert expected == outputs(fresh), "run: python notebooks/refresh.py"


@every_notebook
def test_committed_notebook_says_nothing_of_a_machine(name: str) -> None:
    """Only the kernel's name is kept, cells ran in order, and no path or hour is left behind."""
    notebook = read(name)
    assert {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    } == notebook.metadata
    counts = [cell.execution_count for cell in notebook.cells if cell.cell_type == "code"]
    assert list(range(1, len(counts) + 1)) == counts
    assert [{}] * len(notebook.cells) == [cell.metadata for cell in notebook.cells]
    text = "\n".join(shown for _, _, shown in outputs(notebook))
    assert None is re.search(r"/(home|root|tmp|usr|Users|work)/", text)


@every_notebook
def test_charts_are_pictures(name: str) -> None:
    """A chart shows itself as PNG, with the size at which it is read."""
    shown = [
        output
        for cell in read(name).cells
        for output in cell.get("outputs", ())
        if "image/png" in output.get("data", {})
    ]
    assert shown
    for output in shown:
        assert base64.b64decode(output.data["image/png"]).startswith(PNG)
        assert 720 == output.metadata["image/png"]["width"]
