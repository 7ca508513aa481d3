"""The files of charts: what they carry of how they were drawn, read within bounds."""

from chipcmp.read.pictures.provenance import LIMIT, read

__all__ = ["LIMIT", "read"]
