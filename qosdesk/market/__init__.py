"""In-memory market state. No Qt, no asyncio; imports only domain and numpy."""
