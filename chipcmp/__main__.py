"""``python -m chipcmp`` is the command line."""

from chipcmp.cli import main

if __name__ == "__main__":
    main()
