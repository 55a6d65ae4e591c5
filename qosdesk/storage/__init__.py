"""What survives a restart: one SQLite file and the OS keyring. Imports domain, numpy, keyring; no Qt, no asyncio."""
