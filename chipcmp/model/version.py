"""The version of the package, below all floors so that every answer can name it."""

VERSION = "0.1.0"
