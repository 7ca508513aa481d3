"""Alternative text: a chart in words, for who cannot see it."""

from chipcmp.show.charts.description import Chart


def alt(chart: Chart) -> str:
    """All that a chart says, in lines: title, values, signs, sentences, sources.

    It is made from the description alone, so that it cannot say what the chart does not.
    """
    key = "; ".join(entry.text for entry in chart.key)
    sources = "; ".join(f"{note.mark} {note.text}" for note in chart.notes)
    lines = (
        f"{chart.plot.what}: {chart.title}. {chart.subtitle}",
        *chart.plot.aloud,
        f"Signs: {key}." if key else "",
        *chart.sentences,
        f"Sources: {sources}." if sources else "",
        f"Drawn by {chart.small_print}.",
    )
    return "\n".join(line for line in lines if line)
