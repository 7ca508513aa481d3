"""A sheet to fill in: what stands in it, what may stand in it, and where the rest is told."""

from chipcmp.model.chips import Chip
from chipcmp.model.names import is_visible
from chipcmp.model.problems import ChipcmpError, shown
from chipcmp.show.candidate_sheet import TODO

SCHEMA = "sheet.schema.json"
_HEAD = f"""\
# yaml-language-server: $schema={SCHEMA}
# `chipcmp schema -o {SCHEMA}` puts the schema beside this file, for editors that check as one
# types. Replace every {TODO}, leave out what no source says, then run `chipcmp check FILE`.
"""
_CLAIMS = f"""\
claims:
# One claim for each thing that a source says, as the source says it: its number, its unit.
- metric: memory_capacity         # of `chipcmp list metrics`
  value: {TODO} GB
  source: {TODO}                     # of `chipcmp list sources`, or a record of your own
  locator: {TODO}                    # where in the source: table 1, line 16
- metric: memory_type
  label: {TODO}
  source: {TODO}
  locator: {TODO}
- metric: peak_throughput
  precision: fp16                 # conditions that the source states; what it leaves out, leave out
  # engine: matrix
  # sparsity: dense
  value: {TODO} TFLOP/s
  # printed: the figure as the source prints it
  source: {TODO}
  locator: {TODO}
# Instead of value:, where the source says that:
#   range: 1 TB/s to 2 TB/s       at_least: 1 TB/s       at_most: 2 TB/s
#   share: 15 %                   with  of: nvidia-h100-sxm
#   label: HBM3                   present: yes           date: 2024-01
#   above: nvidia-h100-sxm        undisclosed: yes       not_applicable: yes
# Beside it: approximate: yes, basis: measured, said_by:, stated: 2024-01, variant:, note:
#
# A source that has no record yet gets one, in a file of its own beside this one:
#   id: my-source
#   title: What the document is called
#   publisher: Who published it
#   kind: news                    # or vendor document, dataset, blog, ...
#   url: https://
#   date: 2024-01-31
"""


def new_sheet(name: str) -> str:
    """A commented sheet about a chip of this name, to be filled in.

    Raises ChipcmpError for a name without letters or digits, and for one of several lines.
    """
    if not is_visible(name) or name != " ".join(name.split()):
        raise ChipcmpError(
            f"found {shown(name)} for a new chip; allowed is a name on one line, such as Acme One."
        )
    about = f"chip: {_id(name)}\nname: {_quoted(name)}\nvendor: {TODO}\n"
    return f"{_HEAD}{about}# kind: card                      # where it is not a chip\n{_CLAIMS}"


def more_claims(chip: Chip) -> str:
    """A commented sheet that adds claims to a chip that has a sheet already."""
    about = f"chip: {chip.id}  # has a sheet: this one only adds claims\n"
    return f"{_HEAD}{about}{_CLAIMS}"


def _id(name: str) -> str:
    parts = "".join(c if c.isalnum() and c.isascii() else " " for c in name.casefold()).split()
    return "-".join(parts) or TODO


def _quoted(name: str) -> str:
    plain = all(c.isalnum() or c in " -_.+" for c in name) and name[0].isalnum()
    return name if plain else "'" + name.replace("'", "''") + "'"
