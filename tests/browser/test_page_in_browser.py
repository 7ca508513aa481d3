"""The HTML page in a browser: by keyboard, on a phone, in the dark, with and without script."""

import itertools
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import pytest

PHONE, DESK = 360, 1200
PAGES = ("three", "many", "hostile")
LEAST_CONTRAST = 4.5  # WCAG 2, level AA, for text of usual size
LARGE_CONTRAST = 3.0  # and for large text

# The colours, sizes and texts of all visible text, over what is painted behind it.
TEXTS = """
const parse = (colour) => colour.match(/[0-9.]+/g).map(Number);
const over = (top, below) => {
  const alpha = top.length > 3 ? top[3] : 1;
  return [0, 1, 2].map((n) => top[n] * alpha + below[n] * (1 - alpha));
};
function behind(element) {
  const layers = [];
  for (let at = element; at; at = at.parentElement) {
    layers.push(parse(getComputedStyle(at).backgroundColor));
  }
  const canvas = matchMedia("(prefers-color-scheme: dark)").matches ? [0, 0, 0] : [255, 255, 255];
  return layers.reverse().reduce((below, top) => over(top, below), canvas);
}
document.querySelectorAll("[popover]").forEach((note) => note.setAttribute("popover", "manual"));
document.querySelectorAll("[popover]").forEach((note) => note.showPopover());
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
const found = [];
while (walker.nextNode()) {
  const element = walker.currentNode.parentElement;
  const style = getComputedStyle(element);
  if (!walker.currentNode.data.trim() || !element.checkVisibility()) continue;
  if (element.closest("script, style")) continue;
  let opacity = 1;
  for (let at = element; at; at = at.parentElement) opacity *= getComputedStyle(at).opacity;
  const below = behind(element);
  const ink = parse(style.color);
  ink[3] = (ink.length > 3 ? ink[3] : 1) * opacity;
  found.push({ text: walker.currentNode.data.trim().slice(0, 40), ink: over(ink, below), below,
    size: parseFloat(style.fontSize), weight: Number(style.fontWeight) });
}
return found;
"""
ROWS = "return [...document.querySelectorAll('tbody th')].map((head) => head.textContent)"
RATIOS = """
return [...document.querySelectorAll('tbody tr')].map((row) => {
  const cell = row.querySelector('td[data-column="1"]');
  return "ratio" in cell.dataset ? Number(cell.dataset.ratio) : null;
});
"""
SORTING = "return [...document.querySelectorAll('thead th')].map((head) => head.ariaSort)"
ACTIVE = """
const element = document.activeElement;
const style = getComputedStyle(element);
return { tag: element.tagName, label: element.ariaLabel ?? element.textContent,
  target: element.getAttribute("popovertarget"), outline: style.outlineStyle,
  width: parseFloat(style.outlineWidth) };
"""
OPEN = """
const note = document.querySelector(":popover-open");
return note && { id: note.id, text: note.innerText, box: note.getBoundingClientRect().toJSON() };
"""


class Driven(Protocol):
    """What the tests ask of the browser; `conftest` says how it does it."""

    def open(
        self, page: str, *, width: int = DESK, scheme: str = "light", script: str = "on"
    ) -> None:
        """Open a page anew."""

    def ask(self, command: str, **arguments: object) -> Any:  # noqa: ANN401 - JSON of any kind
        """Ask the browser by its own protocol."""

    def run(self, script: str, *arguments: object) -> Any:  # noqa: ANN401 - JSON of any kind
        """Run a function's body in the page."""

    def press(self, key: str, *, times: int = 1) -> None:
        """Press a key."""

    def said(self) -> list[str]:
        """What the console holds."""

    def requested(self) -> list[str]:
        """Every address that was asked for."""

    def picture(self, name: str) -> object:
        """A picture of what is seen."""


def luminance(colour: Sequence[float]) -> float:
    """The relative luminance of a colour, as WCAG defines it."""
    parts = [each / 255 for each in colour[:3]]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: Sequence[float], other: Sequence[float]) -> float:
    """The contrast of two colours, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def needed(text: Mapping[str, Any]) -> float:
    """The contrast that a text must have: large or bold and nearly so may have less."""
    is_large = text["size"] >= 24 or (text["size"] >= 18.66 and text["weight"] >= 700)
    return LARGE_CONTRAST if is_large else LEAST_CONTRAST


def test_contrast_is_what_wcag_says() -> None:
    """The measure itself: black on white is 21, a colour on itself 1."""
    assert 21 == round(contrast((0, 0, 0), (255, 255, 255)), 9)
    assert 1 == contrast((9, 9, 9), (9, 9, 9))
    assert 4.54 == round(contrast((118, 118, 118), (255, 255, 255)), 2)


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_asked_of_the_network_and_nothing_complains(page: str, browser: Driven) -> None:
    """The page asks for itself alone; its console is silent: no error, nothing refused."""
    browser.open(page)
    assert [browser.run("return location.href")] == browser.requested()
    assert [] == browser.said()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page", PAGES)
def test_all_text_can_be_read(page: str, scheme: str, browser: Driven) -> None:
    """Every text, also in the notes, has the contrast that WCAG asks for, in light and dark."""
    browser.open(page, scheme=scheme)
    texts = browser.run(TEXTS)
    assert len(texts) > 50
    assert [] == [
        (text["text"], round(contrast(text["ink"], text["below"]), 2))
        for text in texts
        if contrast(text["ink"], text["below"]) < needed(text)
    ]


def test_dark_is_dark(browser: Driven) -> None:
    """A reader who asks for dark gets a dark page, another one a white one."""
    paper = "return getComputedStyle(document.body).backgroundColor.match(/[0-9]+/g).map(Number)"
    browser.open("three", scheme="dark")
    assert luminance(browser.run(paper)) < 0.05
    browser.open("three", scheme="light")
    assert 1 == round(luminance(browser.run(paper)), 9)


@pytest.mark.parametrize("width", [320, PHONE, 480, 768, DESK])
@pytest.mark.parametrize("page", PAGES)
def test_page_never_scrolls_sideways(page: str, width: int, browser: Driven) -> None:
    """From a small phone to a desk the page is no wider than its window."""
    browser.open(page, width=width)
    assert width >= browser.run("return document.documentElement.scrollWidth")


@pytest.mark.parametrize("page", PAGES)
def test_a_phone_shows_every_value_without_scrolling(page: str, browser: Driven) -> None:
    """At 360 pixels each cell and each ratio lies within the window, with its chip's name."""
    browser.open(page, width=PHONE)
    outside = browser.run("""
        return [...document.querySelectorAll("tbody th, tbody td")]
          .map((cell) => [cell.textContent, cell.getBoundingClientRect()])
          .filter(([, box]) => box.left < 0 || box.right > innerWidth)
          .map(([text]) => text);
    """)
    unnamed = browser.run("""
        return [...document.querySelectorAll("td[data-chip]")].filter((cell) => {
          const name = getComputedStyle(cell, "::before");
          const room = parseFloat(getComputedStyle(cell).paddingLeft);
          return name.content === "none" || room < parseFloat(name.width) ||
            parseFloat(name.marginLeft) !== -room;
        }).length;
    """)
    assert ([], 0) == (outside, unnamed)


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_the_table_stays_a_table_for_screen_readers(width: int, browser: Driven) -> None:
    """Blocks on a phone are still rows, row heads and cells in the accessibility tree."""
    browser.open("three", width=width)
    browser.ask("Accessibility.enable")
    nodes = browser.ask("Accessibility.getFullAXTree")["nodes"]
    roles = [node["role"]["value"] for node in nodes if not node["ignored"]]
    assert 1 == roles.count("table")
    assert 9 == roles.count("rowheader")
    assert 10 == roles.count("row")


def focus_first_mark(browser: Driven) -> Mapping[str, Any]:
    """Press Tab until a cell's mark has the focus."""
    for _ in range(40):
        browser.press("Tab")
        active: Mapping[str, Any] = browser.run(ACTIVE)
        if active["target"]:
            return active
    raise AssertionError("no mark can be reached with the Tab key")


@pytest.mark.parametrize("script", ["on", "off"])
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_notes_are_reached_by_keyboard(width: int, script: str, browser: Driven) -> None:
    """Tab reaches a mark, which shows it; Enter opens the note, Esc closes it and leads back."""
    browser.open("three", width=width, script=script)
    active = focus_first_mark(browser)
    assert active["label"].startswith("[1]: where H100 SXM peak throughput, FP16 stands")
    assert ("solid", 3) == (active["outline"], active["width"])
    assert browser.run(OPEN) is None
    browser.press("Enter")
    note = browser.run(OPEN)
    assert active["target"] == note["id"]
    for part in ("chosen: 989.4 TFLOP/s", "[1] Epoch AI", 'row "NVIDIA H100', "h100-sxm.yaml:"):
        assert part in note["text"]
    assert note["box"]["left"] >= 0
    assert note["box"]["right"] <= width
    browser.picture(f"note-{width}-script-{script}")
    browser.press("Escape")
    assert browser.run(OPEN) is None
    assert active == browser.run(ACTIVE)


def test_every_mark_can_be_reached(browser: Driven) -> None:
    """Tab passes every mark of the table and every link of the disputes, in their order."""
    browser.open("three")
    seen = []
    for _ in range(400):
        browser.press("Tab")
        active = browser.run(ACTIVE)
        if active["tag"] == "BODY":
            break
        seen.append(active["target"])
    marks = browser.run(
        "return [...document.querySelectorAll('button.mark')]"
        ".map((mark) => mark.getAttribute('popovertarget'))"
    )
    assert marks == [target for target in seen if target]


def test_a_mark_in_a_note_leads_to_its_source(browser: Driven) -> None:
    """In the note a link leads to the source below, which is then marked."""
    browser.open("three")
    focus_first_mark(browser)
    browser.press("Enter")
    browser.press("Tab")
    assert "1" == browser.run(ACTIVE)["label"]
    browser.press("Enter")
    assert "#source-1" == browser.run("return location.hash")
    assert browser.run("return document.querySelector(':target').matches('#source-1')")


def test_columns_sort_and_come_back(browser: Driven) -> None:
    """A click on a chip sorts by its ratio, another one downward, a third gives the order back."""
    browser.open("many")
    given = browser.run(ROWS)
    click = "document.querySelectorAll('thead th button')[2].click()"
    assert {"none", None} == set(browser.run(SORTING))
    for order in ("ascending", "descending"):
        browser.run(click)
        ratios = browser.run(RATIOS)
        filled = [each for each in ratios if each is not None]
        assert filled
        assert sorted(filled, reverse=order == "descending") == filled
        assert filled == ratios[: len(filled)]
        assert 1 == browser.run(SORTING).count(order)
        assert sorted(given) == sorted(browser.run(ROWS))
    browser.run(click)
    assert given == browser.run(ROWS)
    assert {"none", None} == set(browser.run(SORTING))


def test_labels_sort_by_their_letters_with_the_keyboard(browser: Driven) -> None:
    """The column of metrics sorts when Enter is pressed on its head."""
    browser.open("three")
    browser.run("document.querySelector('thead th button').focus()")
    browser.press("Enter")
    rows = browser.run(ROWS)
    assert sorted(rows, key=str.casefold) == rows


def test_a_baseline_is_not_sorted(browser: Driven) -> None:
    """Its values are of different units, and so have no order: its head is no button."""
    browser.open("three")
    heads = browser.run(
        "return [...document.querySelectorAll('thead th')]"
        ".map((head) => [head.innerText, !!head.querySelector('button')])"
    )
    assert [False] == [is_button for text, is_button in heads if "baseline" in text]
    assert 4 == sum(is_button for _, is_button in heads)


def test_without_script_the_page_is_whole(browser: Driven) -> None:
    """No button that does nothing, no text that is missing."""
    browser.open("three", script="on")
    with_script = browser.run("return document.querySelector('main').textContent")
    browser.open("three", script="off")
    assert with_script == browser.run("return document.querySelector('main').textContent")
    assert 0 == browser.run("return document.querySelectorAll('thead button').length")
    assert [] == browser.said()


def test_hostile_text_does_not_run(browser: Driven) -> None:
    """Scripts, handlers and addresses in sheets are letters: the title stays, no box opens."""
    browser.open("hostile")
    browser.run("""
        for (const element of document.querySelectorAll("main *")) {
          element.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
        }
    """)
    assert "ran" != browser.run("return document.title")
    assert "<script>" in browser.run("return document.querySelector('h1').textContent")
    assert [] == browser.said()
    assert 1 == len(browser.requested())


@pytest.mark.parametrize(
    ("page", "width", "scheme"),
    [*itertools.product(PAGES, (PHONE, DESK), ("light", "dark"))],
)
def test_pictures_are_kept(page: str, width: int, scheme: str, browser: Driven) -> None:
    """A picture of each page is there to be looked at, as wide as its window."""
    browser.open(page, width=width, scheme=scheme)
    height = min(browser.run("return document.documentElement.scrollHeight"), 4000)
    browser.ask("Emulation.setDeviceMetricsOverride", width=width, height=height,
                deviceScaleFactor=1, mobile=width == PHONE)  # fmt: skip
    browser.picture(f"{page}-{width}-{scheme}")
