"""Somebody signed in to the platform over HTTP, as a browser is: cookies, page token, idempotency keys."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import httpx

__all__ = ["HttpSession", "RequestRefused"]


class RequestRefused(Exception):
    """The platform refused a request; the message is its own words."""


class HttpSession:
    """One signed-in account."""

    def __init__(self, http: httpx.Client) -> None:
        self.http = http

    @classmethod
    def sign_in(cls, base_url: str, account: dict[str, object], *, verify: bool | str = True) -> HttpSession:
        """Sign in with a demonstration account's password."""
        headers = {"Origin": base_url, "Referer": f"{base_url}/", "Accept-Language": "zh"}
        session = cls(httpx.Client(base_url=base_url, timeout=20, headers=headers, verify=verify))
        session.http.get("/api/session")
        answer = session.http.post(
            "/_allauth/browser/v1/auth/login",
            json={"username": account["username"], "password": account["password"]},
            headers=session._token(),
        )
        if answer.status_code != 200:
            raise RequestRefused(f"{account['username']} 登录被拒（{answer.status_code}）")
        return session

    def _token(self) -> dict[str, str]:
        return {"X-CSRFToken": self.http.cookies.get("muster_csrf") or ""}

    def get(self, path: str) -> Any:
        """Read."""
        return _data(self.http.get(f"/api{path}"))

    def post(self, path: str, body: dict[str, Any]) -> Any:
        """Write once."""
        headers = {**self._token(), "Idempotency-Key": str(uuid4())}
        return _data(self.http.post(f"/api{path}", json=body, headers=headers))

    def close(self) -> None:
        """Let the connection go."""
        self.http.close()


def _data(answer: httpx.Response) -> Any:
    if answer.status_code >= 400:
        try:
            problem = answer.json()
        except ValueError:
            problem = {}
        raise RequestRefused(f"{answer.status_code} {problem.get('code', '')} {problem.get('detail', '')}".strip())
    return answer.json()
