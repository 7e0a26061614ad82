"""The workbench: a workspace in the browser, by the same functions as the commands."""
