"""A key tried by one cheap call, step by step; and a key asked for, where the vendor has a call for that.

The steps are those that the vendor documents: the address answers, TLS holds, the key is taken, a quote comes. All go
the user's way (proxy, certificates); only the call itself carries the key, and costs one request.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from qosdesk.app.source import Source
from qosdesk.clock import SystemClock
from qosdesk.domain.keys import Check, Mark, Step
from qosdesk.domain.status import Cause
from qosdesk.domain.symbols import parse_symbol
from qosdesk.feed.calls import Call, Failure, FailureKind, GetSnapshots, Registration
from qosdesk.feed.dialect import Credentials, Provider
from qosdesk.net.http import HttpClient
from qosdesk.net.route import Route, Target, parse_target
from qosdesk.net.words import BAD_KEY, LinkFailedError, is_header_value

STEP_S: Final = 10.0
"""Each step's deadline."""
_SYMBOL: Final = parse_symbol("HK:700")
_WRONG_ADDRESS: Final = Failure(
    FailureKind.BAD_ANSWER, "The HTTP address must look like https://host, the WebSocket one like wss://host."
)
_NO_KEY_SAID: Final = frozenset({FailureKind.RATE_LIMIT, FailureKind.OVER_LIMIT, FailureKind.REJECTED})
"""The vendor knows who asks, and refuses something else."""


async def check_key(
    source: Source, route: Route, changed: Callable[[Check], None], step_s: float = STEP_S
) -> Check:
    """Try a source's key, or as a guest where the vendor has such; `changed` hears of every step.

    Args:
        step_s: deadline of each step.

    Returns:
        The outcome, which `changed` has heard too.
    """
    check = _Steps(changed)
    target = parse_target(source.http_url, "http", "https")
    if target is None or parse_target(source.ws_urls[0], "ws", "wss") is None:
        return check.fail(Step.ADDRESS, _WRONG_ADDRESS)
    is_guest = not source.key and source.provider.dialect().capabilities.has_guests
    if not is_guest and (not source.key or not is_header_value(source.key)):
        return check.fail(Step.KEY, BAD_KEY)
    check.put(Step.ADDRESS, Mark.TRYING)
    failure = await _reach(route, target, step_s)
    if failure is not None:
        return check.fail(Step.ADDRESS, failure)
    check.put(Step.ADDRESS, Mark.DONE)
    if target.is_secure:
        check.put(Step.TLS, Mark.TRYING)
        failure = await route.check(target, step_s)
        if failure is not None:
            return check.fail(Step.TLS, failure)
    check.put(Step.TLS, Mark.DONE if target.is_secure else Mark.SKIPPED)
    check.put(Step.KEY, Mark.TRYING)
    return await _ask(source, route, check, step_s)


async def register(
    provider: Provider, http_url: str, email: str, route: Route, step_s: float = STEP_S
) -> Registration | Failure:
    """Ask the vendor for a key; it allows one such call in a minute (QOS 4.1)."""
    request = provider.registration(email)
    if request is None:
        return Failure(FailureKind.NOT_OFFERED, f"{provider.title} makes keys on its web site only.")
    client = HttpClient(http_url, Credentials(), route)
    try:
        answer = await client.request(request, step_s)
    finally:
        await client.aclose()
    return answer if isinstance(answer, Failure) else provider.read_registration(*answer)


async def _reach(route: Route, target: Target, step_s: float) -> Failure | None:
    """Connect and hang up."""
    try:
        (await route.connect(target, step_s)).close()
    except (OSError, LinkFailedError) as error:
        return await route.explain(error, target, step_s)
    return None


async def _ask(source: Source, route: Route, check: _Steps, step_s: float) -> Check:
    """The one call."""
    provider = source.provider
    dialect = provider.dialect(source.limits)
    question = dialect.preface or GetSnapshots((_SYMBOL,))
    request = dialect.http_request(question)
    assert request is not None, "every provider answers snapshots, or what it begins with, over HTTP"
    client = HttpClient(source.http_url, provider.credentials(source.key), route, SystemClock().wall_ms)
    try:
        said = await client.request(request, step_s)
    finally:
        await client.aclose()
    if isinstance(said, Failure):
        check.count(said.was_sent)
        return check.fail(Step.KEY, said)
    check.count(True)
    answer = dialect.read_http(Call(1, question), *said)
    if isinstance(answer, Failure):
        if answer.kind in _NO_KEY_SAID:
            check.put(Step.KEY, Mark.DONE)
            return check.fail(Step.QUOTE, answer)
        # Every provider offers what it is asked here: whoever does not is another server.
        is_other = answer.kind is FailureKind.NOT_OFFERED
        return check.fail(Step.KEY, replace(answer, kind=FailureKind.BAD_ANSWER) if is_other else answer)
    check.put(Step.KEY, Mark.DONE)
    if not answer:
        text = f"{provider.title} has no quote of {_SYMBOL} for this key."
        return check.fail(Step.QUOTE, Failure(FailureKind.NOT_OFFERED, text))
    return check.put(Step.QUOTE, Mark.DONE, is_over=True)


class _Steps:
    """The check as it goes on."""

    def __init__(self, changed: Callable[[Check], None]) -> None:
        self._changed = changed
        self._check = Check()

    def put(self, step: Step, mark: Mark, *, is_over: bool = False) -> Check:
        """A step's new mark."""
        place = list(Step).index(step)
        marks = (*self._check.marks[:place], mark, *self._check.marks[place + 1 :])
        self._check = replace(self._check, marks=marks, is_over=is_over)
        self._changed(self._check)
        return self._check

    def count(self, was_sent: bool) -> None:
        """A request went out."""
        self._check = replace(self._check, requests=self._check.requests + was_sent)

    def fail(self, step: Step, failure: Failure) -> Check:
        """It ends here."""
        self._check = replace(self._check, cause=Cause(failure.kind.value), text=failure.text)
        return self.put(step, Mark.FAILED, is_over=True)
