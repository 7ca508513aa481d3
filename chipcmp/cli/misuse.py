"""What was wrong with a command line, in one sentence that says what to do."""

from difflib import get_close_matches

import click


def worded(error: click.ClickException) -> str:
    """The sentence for an error of click's."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    see = f"see `{context.command_path if context else 'chipcmp'} --help`."
    match error:
        case click.NoSuchOption(option_name=name):
            return f"unknown option {name}{_closest(name, context)}; {see}"
        case click.MissingParameter(param=click.Parameter() as param):
            return f"{_name(param)} is missing; {see}"
        case click.BadOptionUsage(option_name=name):
            return f"{name} needs a value; {see}"
        case click.BadParameter(param=click.Parameter() as param):
            return f"{_name(param)}: {_lowered(error.message)}."
    return f"{_lowered(error.format_message())}; {see}"


def _closest(name: str, context: click.Context | None) -> str:
    if context is None:
        return ""
    known = [opt for param in context.command.get_params(context) for opt in param.opts]
    near = get_close_matches(name, known, n=1)
    return f"; closest is {near[0]}" if near else ""


def _name(param: click.Parameter) -> str:
    if isinstance(param, click.Option):
        return max(param.opts, key=len)
    return (param.name or "").upper()


def _lowered(message: str) -> str:
    text = message.strip().rstrip(".")
    return text[:1].lower() + text[1:]
