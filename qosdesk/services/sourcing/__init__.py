"""Several vendors at once: who covers, who serves, who takes over. Imports feed, market and domain."""
