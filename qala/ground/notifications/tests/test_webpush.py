"""Encryption against the example of RFC 8291, and our name at a push service."""

import base64
import json

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from qala.ground.notifications.rules import webpush

# RFC 8291, section 5 and appendix A.
PLAIN = b"When I grow up, I want to be a watermelon"
SENDER = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"
SENDER_PUBLIC = "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8"
RECEIVER = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
AUTH, SALT = "BTBZMqHH6r4Tts7J_aSIgg", "DGv6ra1nlYgDCS1FRnbzlw"
BODY = (
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl"
    "7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
)


def test_the_example_of_the_standard() -> None:
    sender = webpush.private_key(SENDER)
    assert webpush.encoded(webpush.point_of(sender.public_key())) == SENDER_PUBLIC
    made = webpush.encrypt(PLAIN, receiver=RECEIVER, auth=AUTH, sender=sender, salt=webpush.decoded(SALT))
    assert webpush.encoded(made) == BODY


def test_what_is_no_key_or_too_long_is_refused() -> None:
    sender = webpush.private_key(webpush.new_private_key())
    with pytest.raises(ValueError, match="EC key"):
        webpush.encrypt(
            PLAIN, receiver=webpush.encoded(b"\x04" + b"1" * 64), auth=AUTH, sender=sender, salt=b"0" * 16
        )
    with pytest.raises(ValueError, match="long"):
        webpush.encrypt(b"x" * 4000, receiver=RECEIVER, auth=AUTH, sender=sender, salt=b"0" * 16)


def test_our_name_is_signed() -> None:
    key = webpush.private_key(SENDER)
    head = webpush.vapid(
        origin="https://push.example", until=1_800_000_000, contact="mailto:a@example.org", key=key
    )
    token, public = head.removeprefix("vapid t=").split(", k=")
    assert public == SENDER_PUBLIC
    signed, _dot, signature = token.rpartition(".")
    claims = json.loads(base64.urlsafe_b64decode(signed.split(".")[1] + "=="))
    assert claims == {"aud": "https://push.example", "exp": 1_800_000_000, "sub": "mailto:a@example.org"}
    raw = webpush.decoded(signature)
    numbers = encode_dss_signature(int.from_bytes(raw[:32]), int.from_bytes(raw[32:]))
    key.public_key().verify(numbers, signed.encode(), ec.ECDSA(hashes.SHA256()))
