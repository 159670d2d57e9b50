"""The commands of `central`, one a module: `HELP`, `add_arguments(parser)`, `run(arguments)`."""


class CommandError(Exception):
    """A command cannot go on; the text says why, in Portuguese, and what to do."""
