"""The whole catalog as frames: one line per claim, chips by rows, rankings; one truth in all."""

import math

import pandas as pd
import pytest

import chipcmp
from chipcmp.model.problems import ChipcmpError
from chipcmp.model.statements import Value
from chipcmp.reason import asked
from chipcmp.reason.ratios import canonical
from chipcmp.reason.single_cells import single_cell
from chipcmp.show import claim_frames
from chipcmp.show.pint_frames import registry


def columns(frame: pd.DataFrame) -> list[tuple[str, str]]:
    """The columns of a wide frame: rows with their units."""
    levels = (frame.columns.get_level_values(name) for name in ("row", "unit"))
    return list(zip(*levels, strict=True))


@pytest.fixture(scope="module")
def catalog() -> chipcmp.Catalog:
    """The shipped catalog."""
    return chipcmp.load()


def test_every_claim_has_a_line(catalog: chipcmp.Catalog) -> None:
    """In the order of the files, with its place; its conditions are those of its row."""
    frame = catalog.frame()
    conditions = list(catalog.contents.vocabulary.conditions)
    assert [claim.location.relative for claim in catalog.claims] == list(frame["claim"])
    lines = frame.to_dict("records")
    for line, claim in zip(lines, catalog.claims, strict=True):
        held = {name: line[name] for name in conditions if not pd.isna(line[name])}
        assert dict(claim.row.conditions) == held
        assert (claim.chip, claim.source, claim.basis) == (
            line["chip"],
            line["source"],
            line["basis"],
        )


def test_a_value_is_a_float_in_its_unit(catalog: chipcmp.Catalog) -> None:
    """A claim without a single value has none; a label, a date and a presence are text."""
    frame = catalog.frame()
    for line, claim in zip(frame.to_dict("records"), catalog.claims, strict=True):
        unit = catalog.contents.vocabulary.unit(claim.row)
        if isinstance(claim.statement, Value) and unit and claim.exact is not None:
            assert (canonical(claim.exact, unit), unit.name) == (line["value"], line["unit"])
        else:
            assert math.isnan(line["value"])
    kinds = frame.groupby("kind")["text"].count()
    assert {"label", "present", "date"} == set(kinds[kinds > 0].index) - {"above", "below"}


def test_columns_have_one_type_each(catalog: chipcmp.Catalog) -> None:
    """The same for a catalog of any size."""
    dtypes = {str(name): str(dtype) for name, dtype in catalog.frame().dtypes.items()}
    assert {"float64"} == {dtypes[name] for name in ("value", "low", "high", "share")}
    assert "bool" == dtypes["approximate"]
    assert {"str", "float64", "bool"} == set(dtypes.values())


def test_a_share_names_its_chip(catalog: chipcmp.Catalog) -> None:
    """15 % of the H100 SXM is 0.15, and no value."""
    frame = catalog.frame()
    lines = frame[(frame["chip"] == "nvidia-h20") & frame["share"].notna()].to_dict("records")
    assert (0.15, "nvidia-h100-sxm") in [(line["share"], line["of"]) for line in lines]


@pytest.mark.parametrize("trust", ["articles", "vendor", "agreed"])
def test_wide_has_what_each_trust_chooses(catalog: chipcmp.Catalog, trust: str) -> None:
    """Every number is the chosen value, in the unit of its column; no row is empty."""
    frame = catalog.wide(trust=trust)
    view = asked.view(catalog.contents, trust)
    rows = {row.name(): row for rows in catalog.contents.by_chip.values() for row in rows}
    assert ["row", "unit"] == list(frame.columns.names)
    assert frame.notna().any().all()
    for name, unit in columns(frame):
        known = catalog.contents.vocabulary.unit(rows[name])
        assert known is not None
        assert known.name == unit
        for chip, number in frame[(name, unit)].items():
            exact = single_cell(view, rows[name], catalog.chip(str(chip))).exact
            assert (math.isnan(number) and exact is None) or (
                exact is not None and canonical(exact, known) == number
            )


def test_wide_in_pint(catalog: chipcmp.Catalog) -> None:
    """The same numbers as quantities, which convert; None where there is none."""
    plain, quantities = catalog.wide(), catalog.wide(units="pint")
    assert list(plain.columns.get_level_values("row")) == list(quantities.columns)
    for name, unit in columns(plain):
        for number, quantity in zip(plain[(name, unit)], quantities[name], strict=True):
            if math.isnan(number):
                assert quantity is None
            else:
                assert (number, registry().Unit(unit)) == (quantity.magnitude, quantity.units)


def test_units_that_are_none(catalog: chipcmp.Catalog) -> None:
    """Anything else is refused in a sentence."""
    with pytest.raises(ChipcmpError) as raised:
        catalog.wide(units="metric")  # type: ignore[arg-type]  # that is the test
    assert "unknown units 'metric'; allowed are canonical, pint." == str(raised.value)


def test_values_without_a_baseline_have_no_ratios(catalog: chipcmp.Catalog) -> None:
    """What was chosen by trust alone is compared to nothing."""
    values = catalog.values()
    assert values.frame().equals(catalog.wide())
    with pytest.raises(ChipcmpError) as raised:
        values.ratios()
    assert "no baseline to divide by; ask for the values of one." == str(raised.value)


def test_a_ranking_is_sorted_wide_values(catalog: chipcmp.Catalog) -> None:
    """Its values are those of the wide frame, the highest first; the rest has no place."""
    ranking = catalog.rank("memory_bandwidth")
    frame = ranking.frame()
    wide = catalog.wide()[("memory_bandwidth:package", "TB/s")].dropna()
    placed = frame[frame["place"].notna()]
    assert list(claim_frames.RANKING) == list(frame.columns)
    assert wide.sort_values(ascending=False, kind="stable").to_list() == placed["value"].to_list()
    assert [chip.id for chip in ranking.chips] == placed["chip"].to_list()
    assert frame[frame["place"].isna()]["value"].isna().all()
    assert [1, 2, 3] == placed["place"].to_list()[:3]
    assert repr(ranking).startswith("<Ranking by memory_bandwidth:package: 1 LPU, 2 C500, ")


def test_a_ranking_exports_itself(catalog: chipcmp.Catalog) -> None:
    """In the formats of the command line; any other is refused."""
    ranking = catalog.rank("tdp", where="vendor == Huawei", top=1, first="lowest")
    assert "place" == ranking.export("csv").split(",")[6]
    with pytest.raises(ChipcmpError) as raised:
        ranking.export("xml")
    assert "unknown format 'xml'; allowed are json, csv, markdown." == str(raised.value)


def test_where_answers_chips(catalog: chipcmp.Catalog) -> None:
    """What fulfils the filters, by another trust where one asks; the unknown apart."""
    found = catalog.where("memory_type == HBM3e")
    assert "H100 SXM" in [chip.short_name for chip in found]
    assert "H100 SXM" not in [
        chip.short_name for chip in catalog.where("memory_type == HBM3e", trust="vendor")
    ]
    assert 74 > len(found) > 0
    assert found.unknown
