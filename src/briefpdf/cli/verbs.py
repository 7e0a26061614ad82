"""Groups of commands, each imported when it is used: the others need not be waited for."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click


class Verbs(click.Group):
    """Commands by their names, in the order in which people meet them.

    `modules` maps each name to the module, from `commands` on, whose `command` it is.
    """

    def __init__(self, *args: Any, modules: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.modules = modules

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands."""
        return list(self.modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name."""
        if cmd_name not in self.modules:
            return None
        module = import_module(f".commands.{self.modules[cmd_name]}", __package__)
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments ask for; a misspelt one is told with the nearest."""
        if args and not args[0].startswith("-") and args[0] not in self.modules:
            from ..source.nearest import nearest

            meant = nearest(args[0], self.modules)
            hint = f" Did you mean “{meant}”?" if meant else ""
            ctx.fail(f"There is no command “{args[0]}”.{hint}")
        return super().resolve_command(ctx, args)
