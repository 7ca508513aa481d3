"""Names as people type them: case and spacing do not count."""


def name_key(name: str) -> str:
    """What two spellings of one name have in common.

    >>> name_key("Ascend 910B") == name_key("ascend910b")
    True
    """
    return "".join(name.casefold().split())
