"""Figures in lines of text: each form in which articles print them, and texts that hold none."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import chipcmp
from chipcmp.model.words import Words
from chipcmp.read.figures import figures

WORDS = chipcmp.load().contents.words
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
TEN_MEGABYTES = 10_000_000


def read(line: str, words: Words = WORDS) -> list[str]:
    """The figures of a line as sheets write them."""
    return [figure.text for figure in figures(line, words)]


def printed(line: str) -> list[str]:
    """The figures of a line as the line prints them."""
    return [line[figure.start : figure.end] for figure in figures(line, WORDS)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("700،000 وحدة", "700000 units"),
        ("٧٠٠٬٠٠٠ وحدة", "700000 units"),
        ("۷۰۰٬۰۰۰ وحدة", "700000 units"),
        ("700,000 units", "700000 units"),
        ("1,234,567 units", "1234567 units"),
        ("1.234.567 units", "1234567 units"),
        ("700'000 units", "700000 units"),
        ("700\u202f000 units", "700000 units"),
        ("700\u2009000 units", "700000 units"),
        ("700\u00a0000\u00a0units", "700000 units"),
        ("4.0 TB/s", "4.0 TB/s"),
        ("٤٫٥ واط", "4.5 W"),
        ("٤.٥ واط", "4.5 W"),
        ("4,5 W", "4.5 W"),
        ("3،5 مليار دولار", "3.5 billion USD"),
        ("1,234.5 W", "1234.5 W"),
        ("1.234,5 W", "1234.5 W"),
        ("١٬٢٣٤٫٥ واط", "1234.5 W"),
        ("0,125 W", "0.125 W"),
        ("\u200f80\u200f جيجابايت", "80 GB"),
        ("7\u200e00\u200f،\u200f000 وحدة", "700000 units"),
        ("８０ GB", "80 GB"),
        ("−5 W", "-5 W"),
        ("-5 W", "-5 W"),
    ],
)
def test_digits_and_separators(line: str, expected: str) -> None:
    """Digits of any script are read, and separators by what they can mean."""
    assert [expected] == read(line)


@pytest.mark.parametrize(
    ("line", "usual", "other"),
    [
        ("3,350 W", "3350", "3.350"),
        ("3،350 واط", "3350", "3.350"),
        ("3.350 W", "3.350", "3350"),
        ("3,35 W", "3.35", None),
        ("3٫350 W", "3.350", None),
        ("3٬350 W", "3350", None),
        ("3,350,000 W", "3350000", None),
    ],
)
def test_separators_that_could_be_either(line: str, usual: str, other: str | None) -> None:
    """A point is a decimal point and a comma before three digits groups; the other is kept."""
    (figure,) = figures(line, WORDS)
    assert (usual, other) == (figure.number.text, figure.other.text if figure.other else None)


@pytest.mark.parametrize(
    "line",
    [
        "1.2.3 W",
        "24.11.2024 W",
        "1,00,000 W",
        "12٣ W",
        "1,234;567,8,9 units of 1,2,3 W",
        f"{'9' * 16} W",
        f"0.{'1' * 13} W",
        "1 000 W",
        "H100 A800 910B FP16 GPT-4 36kr HBM3 B200-SXM6 V12 x86_64",
    ],
)
def test_what_is_no_number_with_a_unit(line: str) -> None:
    """Versions, dates, mixed scripts, too many digits, spaced groups and names are no figures."""
    assert [] == [figure.text for figure in figures(line, WORDS) if figure.has_unit]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("15 ٪", "15 %"),
        ("15%", "15 %"),
        ("٪15", "15 %"),
        ("30 بالمئة", "30 %"),
        ("30 في المائة", "30 %"),
        ("96 جيجا بايت", "96 GB"),
        ("900 جيجابايت/ثانية", "900 GB/s"),
        ("4 تيرابايت في الثانية", "4 TB/s"),
        ("4 تيرابايت (في الثانية)", "4 TB/s"),
        ("4.8 TB/S", "4.8 TB/s"),
        ("4.8TB/s", "4.8 TB/s"),
        ("900 GB per second", "900 GB/s"),
        ("400 Gbps", "400 Gbit/s"),
        ("400 Gb/s", "400 Gbit/s"),
        ("80-GB", "80 GB"),
        ("1,979 TFLOPS", "1979 TFLOP/s"),
        ("4.6 مليار دولار أمريكي", "4.6 billion USD"),
        ("23 مليار دولاراً", "23 billion USD"),
        ("1.5 مليون وحدة", "1.5 million units"),
        ("US$4.6 billion", "4.6 billion USD"),
        ("$23bn", "23 billion USD"),
        ("15 thousand chips", "15 thousand chips"),
        ("150万台", "150e4 units"),
        ("4.6亿美元", "4.6e8 USD"),
        ("1.2万亿美元", "1.2e12 USD"),
        ("带宽900GB/秒", "900 GB/s"),
        ("7纳米", "7 nm"),
        ("30 يومًا", "30 days"),
        ("3-4 years", "3 years to 4 years"),
        ("12 إلى 15 واط", "12 W to 15 W"),
    ],
)
def test_units_and_scales(line: str, expected: str) -> None:
    """Units and scales are read in Arabic, Chinese and English, after or before the number."""
    assert [expected] == read(line)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("ثلاثة مليارات وسبعمئة مليون دولار", "3.7 billion USD"),
        ("ثلاثين بالمئة", "30 %"),
        ("بثلاثين بالمئة", "30 %"),
        ("ثلث", "1/3"),
        ("ثلثًا", "1/3"),
        ("ثُلث", "1/3"),
        ("الثلث", "1/3"),
        ("ثلثا", "2/3"),
        ("خمس مرات", "5 times"),
        ("ثلاثة أضعاف", "3 times"),
        ("بثلاث إلى أربع سنوات", "3 years to 4 years"),
        ("خمسة عشر ألف وحدة", "15 thousand units"),
        ("مئة وخمسة وعشرون مليار دولار", "125 billion USD"),
        ("ثلاث مئة واط", "300 W"),
        ("ألفي وحدة", "2000 units"),
        ("مليوني وحدة", "2000000 units"),
        ("ثلاثة مليارات وأربعة ملايين وخمسة آلاف وحدة", "3.004005 billion units"),
    ],
)
def test_numbers_in_words(line: str, expected: str) -> None:
    """Arabic numbers in words are put together from their parts, with prefixes and vowel signs."""
    assert [expected] == read(line)


@pytest.mark.parametrize("line", ["مليارات الدولارات", "آلاف الوحدات", "و", "وعشر", "ال"])
def test_words_that_are_no_number_with_a_unit(line: str) -> None:
    """A scale alone says no number, nor does a prefix."""
    assert [] == [figure.text for figure in figures(line, WORDS) if figure.has_unit]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("عشرات الآلاف", "10000"),
        ("مئات الآلاف من الرقائق", "100000"),
        ("tens of thousands", "10000"),
    ],
)
def test_words_that_give_the_least(line: str, expected: str) -> None:
    """Tens of thousands are at least ten thousand."""
    (figure,) = figures(line, WORDS)
    assert ("at_least", expected) == (figure.sense, figure.number.text)


def test_figure_is_the_whole_of_what_is_printed() -> None:
    """A figure spans its number and unit, without the prefix before an Arabic number."""
    line = "بثلاثين بالمئة، ثم US$4.6 billion و15 ٪."
    assert ["ثلاثين بالمئة", "US$4.6 billion", "15 ٪"] == printed(line)


def test_per_second_further_on_completes_a_unit() -> None:
    """Words for "per second" complete a unit where no number stands between, and it is said."""
    (figure,) = figures("4.0 تيرابايت كما قيل في الثانية", WORDS)
    assert ("4.0 TB/s", "في الثانية") == (figure.text, figure.completed)
    assert ["4.0 TB", "9 GB/s"] == read("4.0 تيرابايت و 9 جيجابايت في الثانية")
    assert ["4.8 TB/s"] == read("每秒可传4.8TB")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("bandwidth is 4.8 TB per second. 80GB memory", ["4.8 TB/s", "80 GB"]),
        ("عرض النطاق 4.8 تيرابايت في الثانية، والذاكرة 80 جيجابايت", ["4.8 TB/s", "80 GB"]),
        ("80 GB. Per second, 4.8 TB", ["80 GB", "4.8 TB"]),
        ("80 GB of memory. It moves per second 4.8 TB", ["80 GB", "4.8 TB/s"]),
        ("内存80GB,每秒4.8TB", ["80 GB", "4.8 TB/s"]),
        ("80 GB of memory and per second 4.8 TB", ["80 GB", "4.8 TB/s"]),
        ("4.8 TB moved per second beside the memory of 80 GB", ["4.8 TB/s", "80 GB"]),
        ("4.0 TB moved per hour; 80 GB", ["4.0 TB per hour", "80 GB"]),
    ],
)
def test_per_second_completes_the_one_figure_it_belongs_to(line: str, expected: list[str]) -> None:
    """Words of one figure, of another sentence or clause, or nearer to another, complete none."""
    assert expected == read(line)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("4.0 تيرابايت لكل ساعة، في الثانية", "4.0 TB لكل ساعة"),
        ("4.0 TB per hour or per second", "4.0 TB per hour"),
        ("4 TFLOPS/W", "4 TFLOP/s /W"),
        ("$5 per hour", "5 USD per hour"),
    ],
)
def test_what_a_unit_is_per_is_part_of_the_figure(line: str, expected: str) -> None:
    """Terabytes per hour are no terabytes per second, whatever stands further on."""
    assert [expected] == read(line)


@pytest.mark.parametrize(
    "line",
    [
        "1/15 ٪",
        "1 / 15 ٪",
        "15/16 %",
        "2×900 GB/s",
        "2 × 900 GB/s",
        "900 GB/s × 2",
        "900 × 2 GB/s",
        "8 x 80 GB",
        "±400 GB/s",
        "400 ± 10 GB/s",
        "10^3 W",
        "900² W",
        "4½ TB",
        "5 + 900 GB/s",
        "1:15 %",
        "1\u200b900 GB/s",
        "900\u200b1 GB/s",
        "1\u00ad900 W",
        "1\u0338900 W",
        f"1{chr(0x200B) * 50}900 GB/s",
        "up to at least 5 W",
        "20-15 ٪",
        "900–400 GB/s",
    ],
)
def test_part_of_another_number_is_no_figure(line: str) -> None:
    """Products, quotients, tolerances, powers, and numbers that hide digits are not their parts."""
    assert [] == [figure.text for figure in figures(line, WORDS) if figure.has_unit]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("H100/80GB", "80 GB"),
        ("A100 / 80 GB", "80 GB"),
        ("HBM3:96 GB", "96 GB"),
        ("for 5 mm²,900 W", "900 W"),
        ("80\u200bGB", "80 GB"),
        ("+15 %", "15 %"),
    ],
)
def test_signs_after_names_join_no_numbers(line: str, expected: str) -> None:
    """A sign after a name, a unit or nothing leaves a number as it is."""
    assert expected == read(line)[-1]


@pytest.mark.parametrize(
    ("line", "sense", "expected"),
    [
        ("أقل من 15 ٪", "at_most", "15 %"),
        ("بأقل من 15 ٪", "at_most", "15 %"),
        ("أقل من الثلث", "at_most", "1/3"),
        ("Less than 15 %", "at_most", "15 %"),
        ("less than about 15 %", "at_most", "15 %"),
        ("up to 900 GB/s", "at_most", "900 GB/s"),
        ("under $5", "at_most", "5 USD"),
        ("<15 %", "at_most", "15 %"),
        ("低于15%", "at_most", "15 %"),
        ("15%以下", "at_most", "15 %"),
        ("أكثر من 15 ٪", "at_least", "15 %"),
        ("لا يزيد عن 15 ٪", "at_most", "15 %"),
        ("لا يقل عن 15 ٪", "at_least", "15 %"),
        ("over 900 W", "at_least", "900 W"),
        ("no more than 900 W", "at_most", "900 W"),
        ("900+ GB/s", "at_least", "900 GB/s"),
        ("900 GB/s or more", "at_least", "900 GB/s"),
        ("低于每秒4.8TB", "at_most", "4.8 TB/s"),
        ("超过900W", "at_least", "900 W"),
        ("900多GB", "at_least", "900 GB"),
        ("10000 وحدة على الأقل", "at_least", "10000 units"),
        ("بحوالي ثلاثة مليارات دولار", "about", "3 billion USD"),
        ("about 700 W", "about", "700 W"),
        ("约700W", "about", "700 W"),
        ("le\u200bss than 15 %", "at_most", "15 %"),
        ("أقل من X9 4.7 TB/s", "", "4.7 TB/s"),
        ("moreover 900 W", "", "900 W"),
        ("reduced to 400 GB/s", "", "400 GB/s"),
        ("at least 3 to 4 years", "at_least", "3 years to 4 years"),
    ],
)
def test_words_beside_a_number_make_it_a_bound(line: str, sense: str, expected: str) -> None:
    """Words right before or after a figure bound it or make it approximate; others do not."""
    figure = list(figures(line, WORDS))[-1]
    assert (sense, expected) == (figure.sense, figure.text)


def test_only_rates_are_completed() -> None:
    """Watts and dollars do not become rates because a second is spoken of."""
    assert ["700 W"] == read("700 W per second")


def test_two_figures_with_units_are_no_range() -> None:
    """From 900 GB/s to 400 GB/s is a change, and two years joined by a word are no quantity."""
    assert ["900 GB/s", "400 GB/s"] == read("900 جيجابايت/ثانية ثم 400 جيجابايت/ثانية")
    assert ["2024", "2025"] == read("2024 to 2025")


def test_without_words_nothing_is_a_unit() -> None:
    """Numbers in digits are read by themselves, units only by the table."""
    assert ["80"] == read("80 جيجابايت", Words())


GROUPS = {
    "arabic": ("٬", "٫", ARABIC),
    "persian": ("٬", "٫", PERSIAN),
    "thin": ("\u2009", "٫", ARABIC),
}


@given(
    st.integers(0, 10**12 - 1).flatmap(
        lambda whole: st.tuples(
            st.just(whole), st.text("0123456789", max_size=12 - len(str(whole)))
        )
    ),
    st.sampled_from(sorted(GROUPS)),
    st.sampled_from(["", "\u200f", "\u200e"]),
)
def test_any_number_reads_back(parts: tuple[int, str], style: str, mark: str) -> None:
    """Up to twelve digits, printed with digits and separators of other scripts, come back."""
    whole, decimals = parts
    group, point, digits = GROUPS[style]
    text = f"{whole:,}".replace(",", mark + group) + (point + decimals if decimals else "")
    exact = Fraction(f"{whole}.{decimals or 0}")

    (figure,) = figures(f"قيل {text.translate(digits)} واط", WORDS)

    assert (exact, "W") == (figure.number.exact, figure.unit and figure.unit.name)


@given(st.integers(1, 999_999).filter(lambda number: number // 1000 != 1))
def test_any_number_in_words_reads_back(number: int) -> None:
    """Arabic numbers that are put together by the rules of the language come back."""
    (figure,) = figures(f"{_in_words(number)} وحدة", WORDS)
    assert Fraction(number) == figure.number.exact * figure.factor


UNITS = ["", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"]
TENS = ["", "عشرة", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]
HUNDREDS = [
    "", "مئة", "مئتان", "ثلاثمئة", "أربعمئة", "خمسمئة", "ستمئة", "سبعمئة", "ثمانمئة", "تسعمئة",
]  # fmt: skip


def _in_words(number: int) -> str:
    thousands, rest = divmod(number, 1000)
    parts = [f"{_below_thousand(thousands)} ألف"] if thousands else []
    if rest:
        parts.append(_below_thousand(rest))
    return " و".join(parts)


def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    if tens == 1 and ones:
        below = [f"{UNITS[ones]} عشر"]
    else:
        below = [word for word in (UNITS[ones], TENS[tens]) if word]
    return " و".join([*([HUNDREDS[hundreds]] if hundreds else []), *below])


HOSTILE = {
    "no digits": "س ",
    "one word": "س",
    "only digits": "9",
    "only Arabic digits": "٩",
    "digits and separators": "1,",
    "digits and marks": "1\u200f",
    "mixed directions": "1٢\u202eab\u202dج\u2067",
    "vowel signs": "\u064b",
    "NUL": "\0",
    "replacements": "\ufffd",
    "spaces": " ",
    "currency signs": "$",
    "accents": "e\u0301",
    "accented words": "e\u0301 ",
    "names": "1e",
    "first words": "a\u064b ",
}


@pytest.mark.parametrize("part", HOSTILE.values(), ids=HOSTILE)
def test_hostile_lines_end_without_a_figure(part: str) -> None:
    """Ten megabytes of one kind, after a number, hold no figure, and are read to their end."""
    text = "1" + part * (TEN_MEGABYTES // len(part.encode()))
    assert [] == [figure.text for figure in figures(text, WORDS) if figure.has_unit]


def test_figures_after_hostile_stretches_are_found() -> None:
    """A long stretch that is no number does not hide the figure after it."""
    assert ["80 GB"] == read(f"{'9' * 100_000} {'،' * 100_000} 80 GB")
