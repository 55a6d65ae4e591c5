"""Use cases between the screens and the feed. Imports net, feed, market, storage, domain; providers are injected."""
