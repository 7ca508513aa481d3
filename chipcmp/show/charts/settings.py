"""How a chart is set: its size, its theme, its dots per inch, a title of one's own."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from chipcmp.model.problems import ChipcmpError, shown
from chipcmp.show.charts.themes import LIGHT, THEMES, Theme

DOTS_PER_INCH = 200
_FEWEST_DOTS, _MOST_DOTS = 50, 600
_MOST_DOTS_OF_A_PICTURE = 100_000_000
# Narrower or lower than this nothing is legible; wider or higher is no page.
_LEAST, _MOST = (3.0, 2.0), (60.0, 60.0)
_INCHES = re.compile(r"([0-9]{1,2}(?:\.[0-9]{1,3})?)[x×]([0-9]{1,2}(?:\.[0-9]{1,3})?)")
_LONGEST_TITLE = 300
_STEPS = 8
# The small print has 6.5 points on a page; under 6 it is hard to read on paper.
_SMALLEST = 0.925


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """A size in inches; ``height`` is 0 where a chart is as high as it needs to be.

    ``scales`` are how many times the text sizes of a page the texts may be: the usual one first;
    where the height is given, smaller ones down to the last one that is still legible follow.
    """

    name: str
    width: float
    height: float = 0.0
    scales: tuple[float, ...] = (1.0,)

    @classmethod
    def parse(cls, text: str) -> "Size":
        """The size of that name, or ``WxH`` in inches. Raises ChipcmpError for any other."""
        asked: object = text
        for size in SIZES.values():
            if size.name == asked:
                return size
        found = _INCHES.fullmatch(asked) if isinstance(asked, str) else None
        width, height = (float(each) for each in found.groups()) if found else (0.0, 0.0)
        if not (_LEAST[0] <= width <= _MOST[0] and _LEAST[1] <= height <= _MOST[1]):
            raise ChipcmpError(
                f"found size {shown(asked)}; allowed are {', '.join(SIZES)}, or width x height in "
                "inches from 3x2 to 60x60, such as 6.5x9."
            )
        # A wide page is read from further away.
        largest = max(width / PAGE.width, 1.0)
        return cls(name=text, width=width, height=height, scales=_steps(largest, _SMALLEST))


def _steps(largest: float, smallest: float) -> tuple[float, ...]:
    step = (smallest / largest) ** (1 / (_STEPS - 1))
    return tuple(largest * step**number for number in range(_STEPS))


PAGE = Size(name="page", width=7.2)
COLUMN = Size(name="column", width=3.5, scales=(_SMALLEST,))
SLIDE = Size(name="slide", width=13.33, height=7.5, scales=_steps(1.85, 1.0))
SIZES: Mapping[str, Size] = MappingProxyType({each.name: each for each in (COLUMN, PAGE, SLIDE)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything about a chart that is not what it says.

    ``title`` stands above the title that the chart gives itself, which is said below it.
    """

    size: Size = PAGE
    theme: Theme = LIGHT
    dots_per_inch: int = DOTS_PER_INCH
    title: str = ""

    @classmethod
    def of(
        cls,
        *,
        size: str = PAGE.name,
        theme: str = LIGHT.name,
        dpi: int = DOTS_PER_INCH,
        title: str = "",
    ) -> "Settings":
        """Settings from words: ``of(size="slide", theme="dark")``.

        Raises ChipcmpError for a size, theme, number of dots or title that is not allowed.
        """
        return cls(
            size=Size.parse(size),
            theme=_theme(theme),
            dots_per_inch=_dots(dpi),
            title=_title(title),
        )

    def need_dots(self, width: float, height: float) -> None:
        """Raise ChipcmpError where a picture of so many inches would have too many dots."""
        dots = round(width * height * self.dots_per_inch**2)
        if dots > _MOST_DOTS_OF_A_PICTURE:
            raise ChipcmpError(
                f"a chart of {width:.3g} x {height:.3g} inches at {self.dots_per_inch} dots per "
                f"inch has {dots // 10**6} million dots; allowed are "
                f"{_MOST_DOTS_OF_A_PICTURE // 10**6} million. Give fewer dots per inch."
            )


def _theme(name: object) -> Theme:
    for theme in THEMES.values():
        if theme.name == name:
            return theme
    raise ChipcmpError(f"found theme {shown(name)}; allowed are {', '.join(THEMES)}.")


def _dots(number: object) -> int:
    if isinstance(number, int) and _FEWEST_DOTS <= number <= _MOST_DOTS:
        return number
    raise ChipcmpError(
        f"found {shown(number)} dots per inch; allowed are {_FEWEST_DOTS} to {_MOST_DOTS}."
    )


def _title(text: object) -> str:
    if not isinstance(text, str):
        raise ChipcmpError(f"found title {shown(text)}; allowed is a text.")
    if len(text) > _LONGEST_TITLE:
        raise ChipcmpError(
            f"found a title of {len(text)} characters; allowed are {_LONGEST_TITLE}. Shorten it."
        )
    return text.strip()


USUAL = Settings()
