"""An authenticator app: the code of this half minute, computed as RFC 6238 says (SHA-1, 30 s, 6 digits)."""

import base64
import hmac
import struct
import time


def code(secret, at=None):
    counter = int((time.time() if at is None else at) // 30)
    digest = hmac.digest(base64.b32decode(secret), struct.pack(">Q", counter), "sha1")
    start = digest[-1] & 15
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"
