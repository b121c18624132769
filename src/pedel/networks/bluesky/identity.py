"""From a handle to the server where its account lives.

AT Protocol specification, "Handle" (resolution over DNS, then over HTTPS; handle and DID have to name each
other), "DID" (the methods plc and web) and "did:plc" (https://plc.directory).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from atproto_core.did_doc import DidDocument
from atproto_identity.handle.resolver import HandleResolver
from pydantic import ValidationError

from ..errors import NetworkError, Trouble
from ..http import Http

DIRECTORY = "https://plc.directory"
NAME_SERVER_PATIENCE = 5.0
"""Seconds that a name server has to answer. Ours."""
PLC = re.compile(r"did:plc:[a-z2-7]{24}")
WEB = re.compile(r"did:web:([a-zA-Z0-9.-]+)")


def over_dns(handle: str) -> str | None:
    """The DID in the TXT record of _atproto.<handle>; None where there is none."""
    found = HandleResolver(timeout=NAME_SERVER_PATIENCE).resolve_dns(handle)
    return found if isinstance(found, str) else None


@dataclass(frozen=True, slots=True)
class Directory:
    """Where handles and DIDs are looked up. `http` is guarded: what a handle leads to has to be public."""

    http: Http
    url: str = DIRECTORY
    over_dns: Callable[[str], str | None] = over_dns

    def server(self, handle: str) -> str:
        """The base address of the server that holds a handle's account.

        ACCOUNT where no account has this handle, or where the account says that it has another one.
        """
        document = self.document(self.account(handle))
        if document.get_handle() != handle.lower():
            raise missing(handle, "its account has another handle")
        endpoint = document.get_pds_endpoint() or ""
        if not endpoint.startswith("https://"):
            raise missing(handle, "its account names no server")
        return endpoint.rstrip("/")

    def account(self, handle: str) -> str:
        """The DID of a handle."""
        if found := self.over_dns(handle):
            return found
        try:
            answer = self.http.send("GET", f"https://{handle}/.well-known/atproto-did")
        except NetworkError as error:
            raise (missing(handle, "no account has it") if error.permanent else error) from error
        return answer.text.strip().partition("\n")[0].strip()

    def document(self, did: str) -> DidDocument:
        """What a DID says of itself."""
        if PLC.fullmatch(did):
            url = f"{self.url}/{did}"
        elif web := WEB.fullmatch(did):
            url = f"https://{web[1]}/.well-known/did.json"
        else:
            raise missing(did, "it leads to no account")
        try:
            document = DidDocument.from_dict(self.http.json("GET", url))
        except (ValidationError, TypeError) as error:
            raise NetworkError(Trouble.NONSENSE, f"{did} is not described as the protocol asks") from error
        if document.get_did() != did:
            raise missing(did, "it is described as another one")
        return document


def missing(name: str, why: str) -> NetworkError:
    """There is no such account, or not where it says."""
    return NetworkError(Trouble.ACCOUNT, f"{name[:100]}: {why}", permanent=True)
