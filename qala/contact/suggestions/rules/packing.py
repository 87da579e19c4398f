"""A classifier as bytes: numpy's own archive of plain arrays and a JSON head. Never pickle, so nothing in the bytes can
run; a checksum and a version stand beside it, and what does not agree with itself is refused."""

import hashlib
import io
import json
import zipfile
from typing import Any

import numpy as np

from qala.contact.suggestions.rules.linear import Block, Linear

VERSION = 1
MAX_BYTES = 200_000_000
_PARTS = ("head", "words", "word_rarity", "pieces", "piece_rarity", "weights", "bias", "labels")


class Damaged(ValueError):
    """The bytes are not a classifier of this version, or not the ones that were stored."""


def checksum(packed: bytes) -> str:
    """SHA-256, hexadecimal."""
    return hashlib.sha256(packed).hexdigest()


def pack(model: Linear) -> bytes:
    """The archive; the same classifier gives the same arrays."""
    head = json.dumps({"version": VERSION, "trained": model.trained}, ensure_ascii=False)
    out = io.BytesIO()
    np.savez_compressed(
        out,
        head=_letters(head),
        words=_letters("\n".join(_in_order(model.words))),
        word_rarity=model.words.rarity,
        pieces=_letters("\n".join(_in_order(model.pieces))),
        piece_rarity=model.pieces.rarity,
        weights=model.weights,
        bias=model.bias,
        labels=np.array(model.labels, dtype=np.int64),
    )
    return out.getvalue()


def unpack(packed: bytes, expected: str) -> Linear:
    """Raises Damaged when the checksum, the version or the shapes are wrong."""
    if len(packed) > MAX_BYTES or checksum(packed) != expected:
        raise Damaged("checksum")
    try:
        with np.load(io.BytesIO(packed), allow_pickle=False) as archive:
            parts: dict[str, Any] = {name: archive[name] for name in _PARTS}
        head = json.loads(bytes(parts["head"]))
    except (OSError, EOFError, KeyError, ValueError, zipfile.BadZipFile) as fault:
        raise Damaged("archive") from fault
    if head.get("version") != VERSION:
        raise Damaged("version")
    model = Linear(
        words=_block(parts["words"], parts["word_rarity"]),
        pieces=_block(parts["pieces"], parts["piece_rarity"]),
        weights=np.asarray(parts["weights"], dtype=np.float32),
        bias=np.asarray(parts["bias"], dtype=np.float32),
        labels=tuple(parts["labels"].tolist()),
        trained=head.get("trained", {}),
    )
    terms = len(model.words.places) + len(model.pieces.places)
    if model.weights.shape != (terms, len(model.labels)) or model.bias.shape != (len(model.labels),):
        raise Damaged("shapes")
    return model


def _block(letters: Any, rarity: Any) -> Block:
    text = bytes(letters).decode()
    terms = text.split("\n") if text else []
    if len(terms) != len(rarity):
        raise Damaged("vocabulary")
    return Block({term: place for place, term in enumerate(terms)}, np.asarray(rarity, dtype=np.float32))


def _letters(text: str) -> Any:
    return np.frombuffer(text.encode(), dtype=np.uint8)


def _in_order(block: Block) -> list[str]:
    return sorted(block.places, key=block.places.__getitem__)
