"""Reading rows of an organisations table: headers people use, mapped to our columns."""

from collections.abc import Iterable, Mapping

from qala.shared.folding import fold

COLUMNS = (
    "code",
    "kind",
    "name_kk",
    "name_ru",
    "name_en",
    "parent",
    "bin",
    "phone",
    "email",
    "address",
    "website",
    "district_kato",
    "calendar",
    "functions",
    "valid_from",
)

# Headers seen in city tables; compared folded, so letters, case and punctuation do not matter.
_HEADERS = {
    "code": ("code", "код", "коды"),
    "kind": ("kind", "type", "вид", "тип", "түрі"),
    "name_kk": ("name_kk", "атауы", "ұйым атауы", "наименование на казахском", "название на казахском"),
    "name_ru": ("name_ru", "наименование", "название", "наименование на русском", "название на русском"),
    "name_en": ("name_en", "name", "наименование на английском"),
    "parent": ("parent", "жоғары тұрған ұйым", "вышестоящая организация"),
    "bin": ("bin", "БИН", "БСН", "БИН/ИИН", "БСН/ЖСН"),
    "phone": ("phone", "телефон", "телефоны", "telephone"),
    "email": ("email", "e-mail", "эл. почта", "электронная почта", "электрондық пошта"),
    "address": ("address", "адрес", "мекенжай", "мекенжайы"),
    "website": ("website", "сайт", "url"),
    "district_kato": ("district_kato", "КАТО", "ӘАОЖ"),
    "calendar": ("calendar", "календарь", "күнтізбе"),
    "functions": ("functions", "функции", "функциялар"),
    "valid_from": ("valid_from", "действует с", "бастап жарамды"),
}
_BY_KEY = {fold(header): column for column, headers in _HEADERS.items() for header in headers}


def match_headers(headers: Iterable[str], mapping: Mapping[str, str]) -> dict[str, str]:
    """Header to column: `mapping` (header to column) first, then the well-known headers.

    Unknown headers are left out. Raises ValueError when the mapping names a header or column that is not
    there, or two headers give the same column.
    """
    known = [header for header in headers if header]
    for header, column in mapping.items():
        if header not in known:
            raise ValueError(f"There is no column {header!r} in the file.")
        if column not in COLUMNS:
            raise ValueError(f"{column!r} is not one of {', '.join(COLUMNS)}.")
    found: dict[str, str] = {}
    for header in known:
        given = mapping.get(header) or _BY_KEY.get(fold(header))
        if given is None:
            continue
        if given in found.values():
            raise ValueError(f"Two columns of the file give {given!r}; say which with --map.")
        found[header] = given
    return found
