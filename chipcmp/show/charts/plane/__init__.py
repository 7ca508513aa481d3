"""Planes: points, curves and areas over two axes, with a table of what they stand for below."""
