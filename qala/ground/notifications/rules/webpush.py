"""Push messages: encryption for one browser (RFC 8291, RFC 8188) and our name at its push service (VAPID, RFC 8292)."""

import base64
import json
from hashlib import sha256

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

RECORD = 4096
# The record with its 16 bytes of tag and 1 of padding, less the head that services count too.
MOST_BYTES = 3900


def decoded(text: str) -> bytes:
    """Base64 for addresses, with or without its end. Raises ValueError."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def encoded(data: bytes) -> str:
    """Base64 for addresses, without its end."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def point_of(public: ec.EllipticCurvePublicKey) -> bytes:
    """The 65 bytes that browsers exchange."""
    return public.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def public_key(text: str) -> ec.EllipticCurvePublicKey:
    """A browser's key. Raises ValueError for what is no point of the curve."""
    return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), decoded(text))


def private_key(text: str) -> ec.EllipticCurvePrivateKey:
    """A private key as 32 bytes in base64. Raises ValueError."""
    return ec.derive_private_key(int.from_bytes(decoded(text)), ec.SECP256R1())


def encrypt(
    plain: bytes, *, receiver: str, auth: str, sender: ec.EllipticCurvePrivateKey, salt: bytes
) -> bytes:
    """The body of the request: head, then one encrypted record (aes128gcm). `sender` is a key made for this message
    alone, `salt` 16 random bytes. Raises ValueError for keys that are none and for a text that is too long."""
    if len(plain) > MOST_BYTES:
        raise ValueError("too long for a push message")
    theirs, ours = public_key(receiver), point_of(sender.public_key())
    secret = sender.exchange(ec.ECDH(), theirs)
    info = b"WebPush: info\0" + point_of(theirs) + ours
    material = _hkdf(secret, decoded(auth), info, 32)
    key = _hkdf(material, salt, b"Content-Encoding: aes128gcm\0", 16)
    nonce = _hkdf(material, salt, b"Content-Encoding: nonce\0", 12)
    head = salt + RECORD.to_bytes(4) + bytes([len(ours)]) + ours
    return head + AESGCM(key).encrypt(nonce, plain + b"\x02", None)


def _hkdf(material: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(hashes.SHA256(), length, salt, info).derive(material)


def vapid(*, origin: str, until: int, contact: str, key: ec.EllipticCurvePrivateKey) -> str:
    """The head Authorization for a push service: who we are, until when (seconds of the epoch, at most a day ahead)."""
    parts = [{"typ": "JWT", "alg": "ES256"}, {"aud": origin, "exp": until, "sub": contact}]
    signed = ".".join(encoded(json.dumps(part, separators=(",", ":")).encode()) for part in parts)
    numbers = decode_dss_signature(key.sign(signed.encode(), ec.ECDSA(hashes.SHA256())))
    signature = b"".join(number.to_bytes(32) for number in numbers)
    return f"vapid t={signed}.{encoded(signature)}, k={encoded(point_of(key.public_key()))}"


def new_private_key() -> str:
    """A fresh key in the form `private_key` reads."""
    made = ec.generate_private_key(ec.SECP256R1()).private_numbers().private_value
    return encoded(made.to_bytes(32))


def endpoint_key(endpoint: str) -> str:
    """By which a subscription is known again."""
    return sha256(endpoint.encode()).hexdigest()
