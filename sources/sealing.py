"""Values that travel through a reader's hands and that only this server can read or make.

Django's signing keeps others from changing a value, not from reading it. Here, too, a keyed hash
of the value proves that it is ours; it is the start of the key stream that hides the value as well
(the construction of RFC 5297, SIV, out of HMAC-SHA-256). The same value gives the same text.
"""

import hashlib
import hmac
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from itertools import count

from django.conf import settings

TAG = 16  # bytes


class NotSealedHere(ValueError):
    """The text is not one that `seal` gave with this salt, or was changed since."""


def seal(value, *, salt):
    """A value that JSON knows as opaque text, fit for an address."""
    plain = json.dumps(value, separators=(",", ":")).encode()
    key = settings.SECRET_KEY
    tag = _keyed(key, salt, b"tag" + plain)[:TAG]
    return urlsafe_b64encode(tag + _veiled(plain, key, salt, tag)).decode().rstrip("=")


def unseal(text, *, salt):
    """The value of a sealed text. Raises NotSealedHere."""
    try:
        sealed = urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
    except ValueError as error:
        raise NotSealedHere(text) from error
    tag, veiled = sealed[:TAG], sealed[TAG:]
    for key in [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]:
        plain = _veiled(veiled, key, salt, tag)
        if hmac.compare_digest(tag, _keyed(key, salt, b"tag" + plain)[:TAG]):
            return json.loads(plain)
    raise NotSealedHere(text)


def _veiled(data, key, salt, tag):
    """The data under the key stream of a tag, or out from under it: both are the same step."""
    stream = b""
    for block in count():
        if len(stream) >= len(data):
            break
        stream += _keyed(key, salt, b"veil" + tag + block.to_bytes(4, "big"))
    return bytes(a ^ b for a, b in zip(data, stream, strict=False))


def _keyed(key, salt, message):
    own = hmac.digest(key.encode(), salt.encode(), hashlib.sha256)
    return hmac.digest(own, message, hashlib.sha256)
