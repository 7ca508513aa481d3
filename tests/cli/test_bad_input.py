"""Bad input: one located sentence, the right exit code, no traceback, nothing written."""

from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]

CLAIM = "chip: nvidia-h20\nclaims:\n- metric: {metric}\n  {statement}\n  source: seed-004\n"
LOCATOR = "  locator: line 16\n"


def sheet(statement: str, metric: str = "memory_bandwidth") -> bytes:
    """A sheet with one claim of the H20."""
    return (CLAIM.format(metric=metric, statement=statement) + LOCATOR).encode()


SHEETS = {
    "misspelt key": (
        b"chip: nvidia-h20\nclaimz: []\n" + sheet("value: 4.1 TB/s").partition(b"\n")[2],
        "x.yaml:2:1: unknown key claimz; allowed are chip, name, vendor, kind, made_of, aliases,"
        " note, claims. Did you mean claims?",
    ),
    "missing source": (
        sheet("value: 4.1 TB/s").replace(b"  source: seed-004\n", b""),
        "x.yaml:3:3: claim without source; every claim has one. Add source: to it.",
    ),
    "missing unit": (
        sheet("value: 4.1"),
        "x.yaml:4:10: memory_bandwidth: found 4.1 without a unit; allowed is a number, a space "
        "and a unit such as TB/s. Add the unit that the source states.",
    ),
    "GB for GB/s": (
        sheet("value: 96 GB"),
        "x.yaml:4:10: memory_bandwidth: found 96 GB, a capacity; allowed is a rate such as TB/s. "
        "Move it to memory_capacity, or give the rate.",
    ),
    "3350 TB/s": (
        sheet("value: 3350 TB/s"),
        "x.yaml:4:10: memory_bandwidth: found 3350 TB/s, which is not possible; possible is 0.01 "
        "to 300 TB/s. Check the unit and the decimal point against the source.",
    ),
    "unknown metric": (
        sheet("value: 4.1 TB/s", "memory_bandwith"),
        "x.yaml:3:11: unknown metric memory_bandwith; allowed are those of `chipcmp list "
        "metrics`. Did you mean memory_bandwidth?",
    ),
    "duplicate key": (
        sheet("value: 4.1 TB/s\n  value: 4.2 TB/s"),
        "x.yaml:5:3: found the key value again, first on line 4; allowed is each key once. Remove "
        "one of the two.",
    ),
    "alias": (
        sheet("value: *a"),
        "x.yaml:4:10: found an alias; allowed are none. Write the value out.",
    ),
    "tag": (
        sheet("value: !!str 4.1 TB/s"),
        "x.yaml:4:10: found the tag tag:yaml.org,2002:str; allowed is none. Remove it.",
    ),
    "not UTF-8": (
        b"chip: \xff\n",
        "x.yaml:1:7: found the byte 0xFF, which is not UTF-8; allowed is UTF-8. Save the file as "
        "UTF-8.",
    ),
    "empty file": (
        b"",
        "x.yaml:1:1: found an empty file; allowed are keys with values. Write key: value.",
    ),
    "another chip's id": (
        b"name: Mine\nvendor: Me\n" + sheet("value: 4.1 TB/s"),
        "x.yaml:3:7: chip nvidia-h20 is already described in specs/chips/nvidia/h20.yaml:2; "
        "allowed is one sheet each. Give this one its own id, or leave out name and vendor to add "
        "claims to that chip.",
    ),
}

COMMANDS = {
    "unknown chip": (
        ("compare", "H100", "H2O"),
        "unknown chip 'H2O'; closest are H20, H200; see `chipcmp list chips`.",
    ),
    "unknown metric": (
        ("compare", "H100", "--metric", "memory_bandwith"),
        "unknown metric 'memory_bandwith'; closest are memory_bandwidth, memory_bus_width, "
        "network_bandwidth; see `chipcmp list metrics`.",
    ),
    "unknown chip or source": (
        ("show", "epoch-ml-hardwear"),
        "unknown chip or source 'epoch-ml-hardwear'; closest are epoch-ml-hardware; see `chipcmp "
        "list chips` and `chipcmp list sources`.",
    ),
    "unknown source": (
        ("compare", "H100", "--source", "seed-04"),
        "unknown source 'seed-04'; closest are seed-004, seed-003, seed-002; see `chipcmp list "
        "sources`.",
    ),
    "unknown trust": (
        ("compare", "H100", "--trust", "me"),
        "unknown trust 'me'; allowed are articles, vendor, agreed or a trust file of your own.",
    ),
    "unknown command": (
        ("compar", "H100"),
        "unknown command 'compar'; closest is compare; see `chipcmp --help`.",
    ),
    "unknown option": (
        ("compare", "H100", "--metrc", "tdp"),
        "unknown option --metrc; closest is --metric; see `chipcmp compare --help`.",
    ),
    "no chip": (("compare",), "CHIP is missing; see `chipcmp compare --help`."),
    "no chip at the slash": (
        ("why", "H20/", "tdp"),
        "unknown chip ''; see `chipcmp list chips`.",
    ),
    "option without value": (
        ("compare", "H100", "--metric"),
        "--metric needs a value; see `chipcmp --help`.",
    ),
    "unknown format": (
        ("compare", "H100", "--format", "xml"),
        "--format: found 'xml'; allowed are table, json, csv, markdown, latex, html, parquet.",
    ),
    "parquet to a terminal": (
        ("compare", "H100", "--format", "parquet"),
        "parquet is no text for a terminal or a pipe; name a file with -o.",
    ),
    "unknown kind of chart": (
        ("chart", "pies", "H100", "-o", "x.png"),
        "KIND: found 'pies'; allowed are ratios, values, disputes, scatter, roofline, timeline, "
        "history.",
    ),
    "unknown kind of list": (
        ("list", "chip"),
        "KIND: found 'chip'; allowed are chips, metrics, sources, families.",
    ),
    "chart without file": (
        ("chart", "ratios", "H100"),
        "--output is missing; see `chipcmp chart --help`.",
    ),
    "chart of unknown format": (
        ("chart", "ratios", "H100", "-o", "x.gif"),
        "cannot tell the format of x.gif; allowed are .png, .svg and .pdf.",
    ),
    "unknown size": (
        ("chart", "ratios", "H100", "H20", "--size", "2x1", "-o", "x.png"),
        "found size '2x1'; allowed are column, page, slide, or width x height in inches from 3x2 "
        "to 60x60, such as 6.5x9.",
    ),
    "unknown theme": (
        ("chart", "ratios", "H100", "--theme", "pink", "-o", "x.png"),
        "--theme: found 'pink'; allowed are light, dark, print.",
    ),
    "too many dots": (
        ("chart", "ratios", "H100", "H20", "--dpi", "9999", "-o", "x.png"),
        "found 9999 dots per inch; allowed are 50 to 600.",
    ),
    "chart that does not fit": (
        ("chart", "values", "H100 SXM", "H20", "--size", "4x3", "-o", "x.png"),
        "the chart does not fit 4 x 3 inches in legible letters; at this width it needs a height "
        "of 12.3. Name fewer chips or metrics, or give a larger size, or one without a height: "
        "page or column.",
    ),
    "all and some rows": (
        ("compare", "H100", "--all", "--metric", "tdp"),
        "give either --metric or --all, not both; see `chipcmp compare --help`.",
    ),
    "not a day": (
        ("compare", "H100", "--as-of", "May"),
        "found date 'May'; allowed is a day such as 2025-04-30.",
    ),
    "no folder of sheets": (
        ("compare", "H100", "--specs", "mine"),
        "no file or folder mine; name one that exists.",
    ),
    "nothing to check": (("check", "mine"), "no file or folder mine; name one that exists."),
    "no output folder": (
        ("compare", "H100", "-o", "mine/x.json"),
        "no folder mine to write mine/x.json in; create it or name another.",
    ),
    "no output folder for a chart": (
        ("chart", "ratios", "H100", "-o", "mine/x.png"),
        "no folder mine to write mine/x.png in; create it or name another.",
    ),
    "output is a folder": (
        ("compare", "H100", "-o", "."),
        "cannot write .: it is a folder; name a file in it.",
    ),
}


@pytest.mark.parametrize("case", SHEETS)
@pytest.mark.parametrize("command", ["compare", "check"])
def test_bad_sheet_is_answered_with_its_place(
    case: str, command: str, chipcmp: Run, tmp_path: Path
) -> None:
    """Each bad sheet gives one located sentence and 1; check prints it, others say it on stderr."""
    data, sentence = SHEETS[case]
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "x.yaml").write_bytes(data)

    if command == "check":
        code, said, other = chipcmp("check", "mine")
    else:
        code, other, said = chipcmp("compare", "H100", "H20", "--specs", "mine", "-o", "out.json")

    assert (1, "") == (code, other)
    assert f"mine/{sentence}" == said.splitlines()[0]
    assert said.splitlines()[-1].startswith(("1 problem in 1 of ", "2 problems in 1 of "))
    assert ["mine", "mine/x.yaml"] == written(tmp_path)


@pytest.mark.parametrize("case", COMMANDS)
def test_bad_command_line_is_answered_in_a_sentence(
    case: str, chipcmp: Run, tmp_path: Path
) -> None:
    """Whatever is wrong with a command line takes one sentence on stderr and 2, and no file."""
    arguments, sentence = COMMANDS[case]

    assert (2, "", f"chipcmp: {sentence}\n") == chipcmp(*arguments)
    assert [] == written(tmp_path)


def test_names_of_files_command_no_terminal(chipcmp: Run, tmp_path: Path) -> None:
    """Control characters of a name are left out wherever it is told, and it takes one line."""
    folder = tmp_path / "a\x1b[31mb"
    try:
        folder.mkdir()
        (folder / "x\x1b]0;y\nz.yaml").write_text("colour: blue\n", encoding="utf-8")
    except OSError:
        pytest.skip("this system has no such names")
    start = "a[31mb/x]0;y z.yaml:1:1: cannot tell what this file is; "

    _, checked, _ = chipcmp("check", folder.name)
    _, _, compared = chipcmp("compare", "H100", "--specs", folder.name)
    assert [start, start] == [said.splitlines()[0][: len(start)] for said in (checked, compared)]
    assert (2, "", "chipcmp: no file or folder c[1m; name one that exists.\n") == chipcmp(
        "check", "c\x1b[1m"
    )


def test_folder_without_sheets_is_refused(chipcmp: Run, tmp_path: Path) -> None:
    """A folder with no sheet in it is a mistake, not an empty addition."""
    (tmp_path / "mine").mkdir()

    assert (
        2,
        "",
        "chipcmp: no sheets in mine; allowed is a folder with at least one .yaml file.\n",
    ) == chipcmp("compare", "H100", "--specs", "mine")


def test_interruption_takes_one_line(chipcmp: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C ends with 130 and one line."""

    def interrupted(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("chipcmp.read.catalog.read", interrupted)

    assert (130, "", "chipcmp: interrupted.\n") == chipcmp("compare", "H100")


def written(folder: Path) -> list[str]:
    """Everything in a folder, by its path in it."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))
