"""Charts in words: alternative text says what the chart says, wherever a chart goes."""

from collections.abc import Callable

import pytest

import chipcmp
from chipcmp.cli.run import run
from chipcmp.reason.compare import Compared
from chipcmp.show import charts
from chipcmp.show.charts.description import Bars
from chipcmp.show.charts.rendering import Drawing
from chipcmp.show.charts.settings import Settings


@pytest.mark.parametrize("kind", ["ratios", "values"])
def test_it_says_all_that_the_chart_says(kind: str, every_sign: Compared) -> None:
    """Title, subtitle, every name and label, the key, the sentences and the sources are in it."""
    chart = charts.describe(kind, every_sign)
    text = charts.alt(chart)
    assert isinstance(chart.plot, Bars)
    said = [chart.title, chart.subtitle, *chart.sentences, chart.small_print, *chart.plot.texts]
    said += [bar.chip for bar in chart.plot.bars] + [panel.heading for panel in chart.plot.panels]
    said += [entry.text for entry in chart.key]
    said += [part for note in chart.notes for part in (note.mark, note.text)]
    assert [] == [each for each in said if each not in text]


def test_it_reads_like_this(make: Callable[..., Compared]) -> None:
    """The words of a small chart, whole."""
    claims = [
        (0, "speed", "vendor-0", "4.0 TB/s"),
        (0, "speed", "dataset-0", "3.0 TB/s"),
        (1, "speed", "vendor-0", "2.0 TB/s"),
    ]
    chart = charts.describe("values", make(["Acme One", "Acme Two"], {"speed": "TB/s"}, claims))
    assert (
        "Bar chart: Speed of One and Two, as the articles report. 1 of 2 values shown is disputed "
        "(≠). Where they are silent, the tier of the source is named.\n"
        "Speed, TB/s: One 4.0 vendor [1] ≠ 3.0 [2]; Two 2.0 vendor [1].\n"
        "Signs: ≠ what a rival claim gives, with its mark.\n"
        "Sources: [1] Some house, Title of vendor-0, undated: lines 1, 3; [2] Some house, Title of "
        "dataset-0, undated: line 2.\n"
        f"Drawn by chipcmp {chipcmp.__version__}, catalog 0123456789ab."
    ) == charts.alt(chart)


def test_a_title_of_ones_own_hides_no_trust(every_sign: Compared) -> None:
    """It stands above; what the chart says of itself, the trust in force in it, moves below."""
    usual = charts.describe("values", every_sign)
    own = charts.describe("values", every_sign, Settings.of(title="Great chips\x1b[2J"))
    assert "Great chips[2J" == own.title
    assert f"{usual.title}. {usual.subtitle}" == own.subtitle


def test_the_command_prints_it_without_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    """`--alt` needs no -o, and prints the words of each kind asked for."""
    assert 0 == run(["chart", "ratios,values", "nvidia-h100-sxm", "nvidia-h20", "--alt"])
    compared = chipcmp.load().compare("nvidia-h100-sxm", "nvidia-h20").compared
    texts = [charts.alt(charts.describe(kind, compared)) for kind in ("ratios", "values")]
    assert "\n\n".join(texts) + "\n" == capsys.readouterr().out


def test_a_figure_knows_its_words(every_sign: Compared) -> None:
    """What `comparison.chart` returns has them at hand, and gives them to notebooks, escaped."""
    figure = charts.figure("values", every_sign, Settings.of(title='A "quoted" <b>'))
    assert figure.alt == charts.alt(
        charts.describe("values", every_sign, Settings.of(title='A "quoted" <b>'))
    )
    bundle, metadata = figure._repr_mimebundle_()
    assert {"image/png", "text/html", "text/plain"} == set(bundle)
    assert 'alt="Bar chart: A &quot;quoted&quot; &lt;b&gt;. ' in str(bundle["text/html"])
    assert figure.alt == bundle["text/plain"]
    png = metadata["image/png"]
    assert isinstance(png, dict)
    assert figure.alt == png["alt"]


def test_a_figure_without_words_is_shown_too() -> None:
    """A bare Drawing has no alternative text, and says what it is."""
    bundle, _ = Drawing()._repr_mimebundle_()
    assert str(bundle["text/plain"]).startswith("<Drawing size 640x480")
