"""Commands: one a module, with ``add_arguments(parser)`` and ``run(arguments) -> int``, which returns the exit code."""
