"""The door for shells: parses the command line, calls one command, words what went wrong.

Each command is a module of its own, imported when it is called, so that `chipcmp --help` and a
mistyped name cost next to nothing.
"""

from chipcmp.cli.run import main

__all__ = ["main"]
