"""The use cases: check a workspace, render its briefs, start a new one."""
