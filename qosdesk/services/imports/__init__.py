"""Lists of symbols from and for other programs: text or bytes -> lines -> verdicts, and back. No Qt."""
