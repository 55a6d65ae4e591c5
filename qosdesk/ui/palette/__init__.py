"""The command palette: symbols, commands, settings and workspaces in one list under the search box."""
