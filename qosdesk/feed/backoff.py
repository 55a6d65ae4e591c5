"""How long to wait before the next attempt to connect. Yields delays and sleeps for nobody; imports nothing of ours."""

from __future__ import annotations

import random
from typing import Final

FIRST_S: Final = 0.5
CAP_S: Final = 30.0
LONG_S: Final = 60.0
FACTOR: Final = 2.0
JITTER: Final = 0.25


class Backoff:
    """Capped exponential delays with jitter, so that many desks do not come back in step.

    Args:
        floor_s: the vendor wants at least this between two connections.

    Attributes:
        attempt: how many delays were handed out since the last `reset`.
    """

    def __init__(self, rng: random.Random, floor_s: float = 0.0) -> None:
        self._random = rng
        self.floor_s = floor_s
        self.attempt = 0

    def next_delay_s(self, *, long: bool = False) -> float:
        """Seconds to wait before the next attempt: 0.5 doubling to 30, each ±25 %, and never below the floor.

        Args:
            long: the server asked for patience (rate limit, too many connections): 60 ± 25 % at once.
        """
        # 2.0 ** 1024 overflows; the cap is reached long before.
        first_s = max(FIRST_S, self.floor_s / (1 - JITTER))
        plain = LONG_S if long else min(max(CAP_S, first_s), first_s * FACTOR ** min(self.attempt, 16))
        self.attempt += 1
        return plain * self._random.uniform(1 - JITTER, 1 + JITTER)

    def reset(self) -> None:
        """Real data arrived for a while: the connection works. A handshake alone proves nothing."""
        self.attempt = 0
