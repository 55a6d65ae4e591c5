"""The gateway's calls: product lists and details, login (MultiMarkets 2). Over HTTP, and over its own socket (6.4)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from qosdesk.demo.bodies import Json, to_int
from qosdesk.demo.faults import FaultBoard
from qosdesk.demo.floor import Floor
from qosdesk.demo.ledger import Ledger
from qosdesk.demo.multimarkets import products
from qosdesk.demo.multimarkets.products import Product
from qosdesk.demo.multimarkets.seal import SealError, open_body
from qosdesk.demo.noise import mix

COMPANY, GROUP = 1, 2
"""The operator's number, and the group of customers that guests belong to (MultiMarkets 2.7)."""

_APP: Final = "config.app.AppSymbolDubboService."
LOGIN: Final = "customer.app.CustomerWebApiService.login"
_DETAIL_VERSION = "0.0.2"
_SEALED = "x-"


class GatewayError(Exception):
    """A call that fails: `bizCode` and `code` (MultiMarkets 6.3)."""

    def __init__(self, code: str, text: str, biz_code: str = "G") -> None:
        super().__init__(text)
        self.code = code
        self.biz_code = biz_code


@dataclass(frozen=True, slots=True)
class GatewayCall:
    """One call, by whatever way it came.

    Attributes:
        headers: `companyId`, `trace`, `timestamp`, `version`, `lang`, `token`; lower-case names.
        body: business fields, still sealed if they came so.
    """

    biz_type: str
    headers: Mapping[str, str]
    body: Json | None
    is_manager: bool = False


class Gateway:
    """Answers the calls.

    Args:
        floor: the exchange.
        faults: switches of this wire.
        ledger: whose tokens are valid; a login adds one.
        listed: all products.
    """

    def __init__(
        self, floor: Floor, faults: FaultBoard, ledger: Ledger, listed: Mapping[tuple[int, int], Product]
    ) -> None:
        self._floor = floor
        self._faults = faults
        self._ledger = ledger
        self._products = listed
        self._logins = 0
        self._client: dict[str, Callable[[GatewayCall, Json], object]] = {
            _APP + "getSymbolBaseList": self._base_list,
            _APP + "getSymbolList": self._search,
            _APP + "getSymbolDetail": self._detail,
            LOGIN: self._login,
            "thirdExt/randomKey": self._random_key,
        }
        self._manager: dict[str, Callable[[GatewayCall, Json], object]] = {
            "config.admin.AdminSymbolDubboService.getSymbolByCompanyId": self._company_list
        }

    def answer(self, call: GatewayCall) -> Json:
        """The envelope of an answer (MultiMarkets 2.3)."""
        envelope: Json = {
            "bizCode": "",
            "code": "0",
            "msg": "Success",
            "tm": 1,
            "trace": call.headers.get("trace", ""),
            "msgParams": None,
            "data": None,
            "ok": True,
            "fail": False,
        }
        try:
            return envelope | {"data": self._run(call)}
        except GatewayError as error:
            failed = {"bizCode": error.biz_code, "code": error.code, "msg": str(error)}
            return envelope | failed | {"ok": False, "fail": True}

    def _run(self, call: GatewayCall) -> object:
        headers = call.headers
        if not headers.get("companyid", "").isdigit():
            raise _gateway("003", "companyId is required")
        if not headers.get("trace"):
            raise _gateway("004", "trace is required")
        if not call.biz_type:
            raise _gateway("008", "business type is required")
        self._check_token(call)
        run = (self._manager if call.is_manager else self._client).get(call.biz_type)
        if run is None:
            raise _gateway("010", "unknown interface")
        fault = self._faults.get("error-msg")
        if fault is not None:
            raise GatewayError("500", fault.arg or "System busy.")
        return run(call, self._opened(call))

    def _check_token(self, call: GatewayCall) -> None:
        """Guests may ask for products; managers need a token, and a token that is sent must be valid."""
        token = call.headers.get("token", "")
        for fault in ("bad-key", "expired-key"):
            if self._faults.active(fault) and (token or call.is_manager):
                self._ledger.refused[fault] += 1
                raise _gateway("005", "Login info is expired, please login again")
        if not token and not call.is_manager:
            return
        if self._ledger.account(token) is None:
            self._ledger.refused["invalid"] += 1
            if not token:
                raise _gateway("001", "token is required")
            raise _gateway("005", "Login info is expired, please login again")

    def _opened(self, call: GatewayCall) -> Json:
        """The business fields, unsealed where the trace says that they are sealed (MultiMarkets 2.4)."""
        if call.body is None:
            raise _gateway("006", "parameters are required")
        if not call.headers["trace"].startswith(_SEALED):
            return call.body
        try:
            return open_body(str(call.body.get("data", "")), call.headers.get("timestamp", ""))
        except SealError:
            raise _gateway("104", "bad parameters") from None

    # -- calls (MultiMarkets 2.6, 2.7) ---------------------------------------------------------------------------

    def _base_list(self, call: GatewayCall, body: Json) -> object:
        _need_int(body, "customerGroupId")
        return self._infos(call, self._products.values())

    def _company_list(self, call: GatewayCall, body: Json) -> object:
        _need_int(body, "companyId")
        wanted = to_int(body.get("tradeType"))
        return self._infos(call, [p for p in self._products.values() if wanted in (None, p.trade_type)])

    def _infos(self, call: GatewayCall, found: Iterable[Product]) -> list[Json]:
        world, now_ms = self._floor.world, self._floor.now_ms()
        return [products.base_info(one, world, now_ms, _language(call)) for one in found]

    def _search(self, call: GatewayCall, body: Json) -> object:
        trade_type, text = _need_int(body, "tradeType"), str(body.get("name", "")).upper()
        _need_int(body, "customerGroupId")
        return [
            products.search_info(one, self._trade_types(one), _language(call))
            for one in self._products.values()
            if one.trade_type == trade_type
            and (text in one.code or text in one.instrument.name_en.upper() or text in one.instrument.name_zh)
        ]

    def _trade_types(self, product: Product) -> str:
        """All trade types of a symbol id, such as ``1,5``."""
        found = sorted(kind for symbol_id, kind in self._products if symbol_id == product.symbol_id)
        return ",".join(map(str, found))

    def _detail(self, call: GatewayCall, body: Json) -> object:
        if call.headers.get("version") != _DETAIL_VERSION:
            raise _gateway("010", "unknown interface")
        product = self._products.get((_need_int(body, "symbolId"), _need_int(body, "tradeType")))
        if product is None:
            raise _gateway("013", "no data")
        return products.detail(product, self._floor.world, self._floor.now_ms(), _language(call))

    def _login(self, call: GatewayCall, body: Json) -> object:
        """Whoever has a name and a password is let in: there is nothing to guard."""
        _need_int(body, "type")
        if not body.get("loginName") or not (body.get("loginPwd") or body.get("verifyCode")):
            raise _gateway("101", "bad account")
        return {
            "id": 1,
            "companyId": int(call.headers["companyid"]),
            "customerGroupId": GROUP,
            "customerNo": "86000001",
            "type": to_int(body["type"]),
            "token": self._new_token(),
        }

    def _random_key(self, call: GatewayCall, _body: Json) -> object:
        if not call.headers.get("token"):
            raise _gateway("001", "token is required")
        return self._new_token()

    def _new_token(self) -> str:
        """A UUID followed by `app` (MultiMarkets 2.6)."""
        self._logins += 1
        seed = self._floor.options.seed
        token = f"{UUID(int=mix(seed, self._logins) << 64 | mix(seed, -self._logins))}app"
        self._ledger.add_key(token, f"login-{self._logins}")
        return token


def _gateway(number: str, text: str) -> GatewayError:
    return GatewayError(f"GATEWAY_CODE_{number}", text)


def _need_int(body: Json, name: str) -> int:
    value = to_int(body.get(name))
    if value is None:
        raise _gateway("015", f"bad parameter {name}")
    return value


def _language(call: GatewayCall) -> str:
    return call.headers.get("lang", "zh-CN")
