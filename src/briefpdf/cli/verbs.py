"""A command with verbs below it, each in a module that is imported when the verb is used."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click


class Verbs(click.Group):
    """Verbs in the order in which people meet them; the others need not be waited for.

    `verbs` maps each to its module in `package`, which has it as `command`.
    """

    def __init__(self, *words: Any, package: str, verbs: Mapping[str, str], **more: Any) -> None:
        super().__init__(*words, **more)
        self.package = package
        self.verbs = verbs

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs in the order in which people meet them."""
        return list(self.verbs)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a verb."""
        if cmd_name not in self.verbs:
            return None
        module = import_module(f"{self.package}.{self.verbs[cmd_name]}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments ask for; a misspelt one is told with the nearest."""
        if args and not args[0].startswith("-") and args[0] not in self.verbs:
            from ..source.nearest import nearest

            meant = nearest(args[0], self.verbs)
            hint = f" Did you mean “{meant}”?" if meant else ""
            ctx.fail(f"There is no command “{args[0]}”.{hint}")
        return super().resolve_command(ctx, args)
