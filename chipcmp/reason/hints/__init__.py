"""Hints: what may explain a dispute, each a possibility that changes no value."""
