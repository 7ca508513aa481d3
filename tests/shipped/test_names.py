"""What bare names mean: a default that is fair, or a question back."""

import pytest

from chipcmp.api import Catalog
from chipcmp.model.problems import ChipcmpError
from chipcmp.reason.resolve import resolve

DEFAULTS = {
    "H100": "nvidia-h100-sxm",
    "H200": "nvidia-h200-sxm",
    "H800": "nvidia-h800-sxm",
    "A100": "nvidia-a100-sxm-80",
    "A800": "nvidia-a800-sxm",
    "V100": "nvidia-v100-sxm2",
    "910B": "huawei-910b",
    "950": "huawei-950",
}
AMBIGUOUS = {
    "MI300": "MI300 may be any of Instinct MI300X, Instinct MI300A; name one of them.",
    "MI350": "MI350 may be any of Instinct MI350X, Instinct MI355X; name one of them.",
    "Blackwell Ultra": "Blackwell Ultra may be any of B300, GB300; name one of them.",
    "B100, B200 and GB200": "B100, B200 and GB200 may be any of B100, B200, GB200; name one of"
    " them.",
    "Gaudi": "Gaudi may be any of Gaudi 2, Gaudi 3; name one of them.",
    "TPU": "TPU may be any of TPU v3, TPU v4, TPU v5e, TPU v5p, TPU v6e, TPU v7; name one of them.",
    "TPU v5": "TPU v5 may be any of TPU v5e, TPU v5p; name one of them.",
    "Trainium": "Trainium may be any of Trainium1, Trainium2, Trainium3; name one of them.",
}
NAMES = {
    "B200": "nvidia-b200",
    "GB200": "nvidia-gb200",
    "GB200 NVL72": "nvidia-gb200-nvl72",
    "MI250": "amd-mi250",
    "mi 300x": "amd-mi300x",
    "Max 1550": "intel-max1550",
    "Ironwood": "google-tpu-v7",
    "Siyuan 590": "cambricon-mlu590",
    "Ascend 950": "huawei-950",
    "L2": "nvidia-l2",
}


def test_every_family_is_expected_here(catalog: Catalog) -> None:
    """A family is listed above, with its default or as ambiguous."""
    families = catalog.contents.families.values()
    assert sorted([*DEFAULTS, *AMBIGUOUS]) == sorted(family.name for family in families)


@pytest.mark.parametrize(("name", "chip"), DEFAULTS.items())
def test_a_fair_default_is_taken_and_told(catalog: Catalog, name: str, chip: str) -> None:
    """The bare name means the family's default, and the others are named in a note."""
    found = resolve(catalog.contents, name)
    assert chip == found.chip.id
    assert found.note(catalog.contents, name).startswith(f"{name}: taken as {found.chip.name} (")


@pytest.mark.parametrize(("name", "sentence"), AMBIGUOUS.items())
def test_an_ambiguous_name_is_not_guessed(catalog: Catalog, name: str, sentence: str) -> None:
    """A name with no fair default is asked back, with the chips that it may mean."""
    with pytest.raises(ChipcmpError) as raised:
        resolve(catalog.contents, name)
    assert sentence == str(raised.value)


@pytest.mark.parametrize(("name", "chip"), NAMES.items())
def test_a_name_of_its_own_needs_no_family(catalog: Catalog, name: str, chip: str) -> None:
    """Short names and aliases mean one chip, whatever case and spacing."""
    found = resolve(catalog.contents, name)
    assert (chip, None) == (found.chip.id, found.family)
