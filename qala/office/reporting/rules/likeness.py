"""A fingerprint of what a picture shows: the same picture saved again, smaller or a little brighter keeps it."""

from PIL import Image

SIDE = 8
ALL_BITS = 1 << 64


def difference_hash(image: Image.Image) -> int:
    """64 bits, as a signed number for the database: whether each of 8 × 8 cells is darker than its right neighbour.

    0 is a picture without any shades (black, a grey card); such pictures are compared with nothing.
    """
    grey = image.convert("L").resize((SIDE + 1, SIDE), Image.Resampling.LANCZOS)
    cells = grey.tobytes()
    bits = 0
    for row in range(SIDE):
        for column in range(SIDE):
            place = row * (SIDE + 1) + column
            bits = bits << 1 | (cells[place] < cells[place + 1])
    return bits - ALL_BITS if bits >= ALL_BITS // 2 else bits


def differing_bits(one: int, other: int) -> int:
    """In how many of the 64 bits two fingerprints differ."""
    return ((one ^ other) % ALL_BITS).bit_count()
