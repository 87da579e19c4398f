"""Search of places by any spelling: building, corner, street, landmark, quarter, district.

Folded keys stand between bars in `search_key`, so exact names, beginnings and later words are LIKE patterns on the
trigram index; misspellings come by word similarity over the same index. One statement for each kind asked.
"""

from __future__ import annotations

from typing import Any

from django.db import connection

from qala.ground.places.queries.hits import PlaceHit, district_label, district_of, in_language
from qala.ground.places.rules.addresses import ParsedAddress, parse_address
from qala.ground.places.rules.naming import without_genitive
from qala.shared.folding import fold, fold_variants, street_parts

_SCORE = """CASE WHEN {row}.search_key LIKE %({q}_exact)s THEN 3.0
                 WHEN {row}.search_key LIKE %({q}_bare)s THEN 2.8
                 WHEN {row}.search_key LIKE %({q}_first)s THEN 2.0
                 WHEN {row}.search_key LIKE %({q}_later)s THEN 1.5
                 ELSE word_similarity(%({q}_key)s, {row}.search_key) END
            - length({row}.search_key) / 2000.0"""
_FITS = """({row}.search_key LIKE %({q}_first)s OR {row}.search_key LIKE %({q}_later)s
            OR {row}.search_key LIKE %({q}_bare)s OR %({q}_key)s <%% {row}.search_key)"""
# Without an index: only for what nothing else fits (a wrong first letter or vowel).
_LOOSE = "word_similarity(%({q}_key)s, {row}.search_key) >= 0.4"

NAMED_OUTRIGHT = 1.2
"""Below it all hits are only similar to what was typed."""
SURE = 2.0
"""Both streets of a guessed corner must be named by a beginning at least."""

_STREET = f"""
    SELECT s.id, {_SCORE.format(row="s", q="a")} + least(s.length_m, 10000) / 50000.0
           + CASE WHEN s.kind = %(a_kind)s THEN 0.5 ELSE 0 END AS score
    FROM places_street s WHERE {_FITS.format(row="s", q="a")} ORDER BY score DESC, s.id LIMIT %(streets)s"""

STREETS = f"""
    WITH a AS ({_STREET})
    SELECT s.id, s.name_kk, s.name_ru, s.name_en, s.lon, s.lat, a.score
    FROM a JOIN places_street s USING (id) ORDER BY a.score DESC, s.id LIMIT %(limit)s"""

LOOSE_STREETS = STREETS.replace(_FITS.format(row="s", q="a"), _LOOSE.format(row="s", q="a"))

BUILDINGS = f"""
    WITH a AS ({_STREET})
    SELECT b.id, s.id, s.name_kk, s.name_ru, s.name_en, b.number, b.lon, b.lat, b.district_id,
           a.score + CASE WHEN b.number_key = %(number)s THEN 0.5 ELSE 0 END AS total
    FROM a JOIN places_street s USING (id) JOIN places_building b ON b.street_id = s.id
    WHERE b.number_key = %(number)s OR b.number_key LIKE %(number_first)s
    ORDER BY total DESC, length(b.number_key), b.number_key, b.id LIMIT %(limit)s"""

CORNERS = f"""
    WITH a AS ({_STREET}), b AS ({_STREET.replace("%(a_", "%(b_")}),
    meets AS (
        SELECT c.id, a.id AS one, b.id AS other, a.score + b.score AS score
        FROM a JOIN places_crossing c ON c.street_a_id = a.id JOIN b ON c.street_b_id = b.id
        UNION ALL
        SELECT c.id, a.id, b.id, a.score + b.score
        FROM a JOIN places_crossing c ON c.street_b_id = a.id JOIN b ON c.street_a_id = b.id
    )
    SELECT m.one, o.name_kk, o.name_ru, o.name_en, t.name_kk, t.name_ru, t.name_en, c.lon, c.lat, c.district_id,
           m.score / 2
    FROM meets m JOIN places_crossing c USING (id) JOIN places_street o ON o.id = m.one
    JOIN places_street t ON t.id = m.other
    ORDER BY m.score DESC, c.id LIMIT %(limit)s"""

NAMED = f"""
    SELECT 'landmark', l.id, l.name_kk, l.name_ru, l.name_en, l.lon, l.lat, l.building_id, l.district_id,
           {_SCORE.format(row="l", q="t")} + 0.1 AS score
    FROM places_landmark l WHERE {_FITS.format(row="l", q="t")}
    UNION ALL
    SELECT 'quarter', q.id, q.name_kk, q.name_ru, q.name_en, NULL, NULL, NULL, q.district_id,
           {_SCORE.format(row="q", q="t")}
    FROM places_quarter q WHERE q.valid_to IS NULL AND {_FITS.format(row="q", q="t")}
    UNION ALL
    SELECT 'district', d.id, d.name_kk, d.name_ru, d.name_en, NULL, NULL, NULL, d.id,
           {_SCORE.format(row="d", q="t")} - 0.1
    FROM places_district d WHERE d.valid_to IS NULL AND {_FITS.format(row="d", q="t")}
    ORDER BY score DESC, 2 LIMIT %(limit)s"""


def search_places(text: str, limit: int = 10) -> list[PlaceHit]:
    """The places that best fit what was typed, best first; [] for fewer than two letters or digits.

    Reads Kazakh, Russian, Latin and a forgotten keyboard switch; "street number", "X / Y", "corner of X and Y",
    names of landmarks, quarters and districts. A flat in the text is ignored. Two or three statements;
    more only while nothing fits.
    """
    if len(fold(text)) < 2:
        return []
    hits: list[PlaceHit] = []
    for spelling in (text, *fold_variants(text)[1:]):
        hits = hits or _search_once(spelling, limit)
    if hits and hits[0].score >= NAMED_OUTRIGHT:
        return hits
    return _unnamed_corners(text, limit) or hits or _streets(text, limit, LOOSE_STREETS)


def _unnamed_corners(text: str, limit: int) -> list[PlaceHit]:
    """Two streets side by side without a word between them («Абай Сарыарқа»)."""
    words = text.split()[:5]
    for cut in range(1, len(words)):
        guess = parse_address(f"{' '.join(words[:cut])} / {' '.join(words[cut:])}")
        hits = _corners(guess, limit) if guess.kind == "corner" else []
        if hits and hits[0].score >= SURE:
            return hits
    return []


def _search_once(text: str, limit: int) -> list[PlaceHit]:
    parsed = parse_address(text)
    if parsed.kind == "corner":
        corners = _corners(parsed, limit)
        if corners:
            return corners
        parsed = parse_address(text, corners=False)
    hits: list[PlaceHit] = []
    if parsed.kind == "building":
        hits = _buildings(parsed, limit)
    if len(hits) < limit:
        hits += _streets(parsed.street or text, limit - len(hits))
    if parsed.kind == "text":
        hits += _named(text, limit)
    return sorted(hits, key=lambda hit: -hit.score)[:limit]


def _patterns(prefix: str, key: str, kind: str = "") -> dict[str, Any]:
    return {
        f"{prefix}_key": key,
        f"{prefix}_exact": f"%|{key}|%",
        f"{prefix}_bare": f"%|{without_genitive(key)}|%",
        f"{prefix}_first": f"%|{key}%",
        f"{prefix}_later": f"% {key}%",
        f"{prefix}_kind": kind or "-",
    }


def _rows(statement: str, **parameters: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found


def _street_patterns(prefix: str, name: str) -> dict[str, Any]:
    kind, key = street_parts(name)
    return _patterns(prefix, key, kind)


def _streets(name: str, limit: int, statement: str = STREETS) -> list[PlaceHit]:
    found = _rows(statement, **_street_patterns("a", name), streets=limit, limit=limit)
    hits = []
    for street_id, kk, ru, en, lon, lat, score in found:
        district_id = district_of(lon, lat)
        hits.append(
            PlaceHit("street", in_language((kk, ru, en)), district_label(district_id), lon, lat,
                     street_id=street_id, district_id=district_id, score=float(score))
        )  # fmt: skip
    return hits


def _buildings(parsed: ParsedAddress, limit: int) -> list[PlaceHit]:
    found = _rows(
        BUILDINGS, **_street_patterns("a", parsed.street), streets=12, limit=limit,
        number=parsed.number_key, number_first=f"{parsed.number_key}%",
    )  # fmt: skip
    return [
        PlaceHit("building", f"{in_language((kk, ru, en))}, {number}", district_label(district_id), lon, lat,
                 building_id=building_id, street_id=street_id, district_id=district_id, score=float(score))
        for building_id, street_id, kk, ru, en, number, lon, lat, district_id, score in found
    ]  # fmt: skip


def _corners(parsed: ParsedAddress, limit: int) -> list[PlaceHit]:
    found = _rows(
        CORNERS, **_street_patterns("a", parsed.street), **_street_patterns("b", parsed.crossing),
        streets=12, limit=limit,
    )  # fmt: skip
    return [
        PlaceHit("corner", f"{in_language(row[1:4])} / {in_language(row[4:7])}", district_label(row[9]), row[7], row[8],
                 street_id=row[0], district_id=row[9], score=float(row[10]))
        for row in found
    ]  # fmt: skip


def _named(text: str, limit: int) -> list[PlaceHit]:
    hits = []
    for kind, place_id, kk, ru, en, lon, lat, building_id, district_id, score in _rows(
        NAMED, **_patterns("t", fold(text)), limit=limit
    ):
        detail = "" if kind == "district" else district_label(district_id)
        hits.append(
            PlaceHit(kind, in_language((kk, ru, en)), detail, lon, lat, building_id=building_id,
                     district_id=place_id if kind == "district" else district_id, score=float(score))
        )  # fmt: skip
    return hits
