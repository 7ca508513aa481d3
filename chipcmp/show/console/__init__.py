"""Answers on a terminal or in a pipe; the only package that imports rich."""
