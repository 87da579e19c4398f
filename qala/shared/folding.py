"""Search keys: one spelling for the many ways a resident types the same Kazakh, Russian or Latin name.

`fold` is lossy on purpose and only good for comparing: Kazakh letters and their keyboard substitutes meet
(қ and к), so do ё and е, й and и, the Latin script of 2021 and plain ASCII Latin ("Qabanbai", "Kabanbay"
and «Қабанбай» give one key). Keys are stored, so a change here needs the stored keys to be made again.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# One letter → its key letter. Signs are dropped; я, ю, ц are opened up so that Latin digraphs need no
# twin rule ("ia", "ya" and «я» all end as «иа»).
_CYRILLIC = str.maketrans(
    {
        "ә": "а", "қ": "к", "ң": "н", "ө": "о", "ү": "у", "ұ": "у", "і": "и", "ғ": "г", "һ": "х",
        "ё": "е", "й": "и", "э": "е", "щ": "ш", "ц": "тс", "я": "иа", "ю": "иу", "ъ": "", "ь": "",
        "є": "е", "ї": "и", "ў": "у", "ҳ": "х", "ҷ": "ж", "_": " ", "’": "", "ʼ": "", "'": "", "`": "",
    }
)  # fmt: skip
_LATIN_PAIRS = {
    "shch": "ш", "dzh": "ж", "zh": "ж", "sh": "ш", "ch": "ч", "kh": "х", "gh": "г",
    "ya": "иа", "yu": "иу", "ye": "е", "yo": "е", "ay": "аи", "ey": "еи", "oy": "ои",
}  # fmt: skip
_LATIN = str.maketrans(
    {
        "a": "а", "b": "б", "c": "с", "d": "д", "e": "е", "f": "ф", "g": "г", "h": "х", "i": "и", "j": "ж",
        "k": "к", "l": "л", "m": "м", "n": "н", "o": "о", "p": "п", "q": "к", "r": "р", "s": "с", "t": "т",
        "u": "у", "v": "в", "w": "у", "x": "кс", "y": "ы", "z": "з", "ı": "и", "ə": "а", "ŋ": "н",
    }
)  # fmt: skip
# A Latin letter typed inside a Cyrillic word is a look-alike, not a sound ("Cандыктаc", «Aбай»).
_LOOKALIKES = str.maketrans("aceopxyhkmtbiu", "асеорхункмтвии")
# What ş, ç, š … become once NFKD has set the mark beside its letter.
_SHAPED = {
    "s\u0327": "sh", "s\u0326": "sh", "s\u030c": "sh", "c\u0327": "ch", "c\u030c": "ch", "z\u030c": "zh",
}  # fmt: skip

_MARKS = re.compile(r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")
_ANY_LATIN = re.compile(r"[a-zıəŋ]")
# Word by word: one pattern with a \w* on either side takes the square of the time over a long row of letters.
_WORD = re.compile(r"\w+")
_MIXED = re.compile(r"[a-z][а-ӿ]|[а-ӿ][a-z]")
_PAIRS = re.compile("|".join(_LATIN_PAIRS))
_GAPS = re.compile(r"[\W_]+")
_DOUBLED = re.compile(r"([^\W\d_])\1+")

_QWERTY = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
_JCUKEN = "ёйцукенгшщзхъфывапролджэячсмитьбю"
_LAYOUT = str.maketrans(_QWERTY, _JCUKEN)


def fold(text: str) -> str:
    """The search key of a text: lower case, one space between words, no punctuation. Idempotent.

    >>> fold("Қабанбай батыр") == fold("QABANBAI  BATYR") == fold("кабанбай батыр")
    True
    """
    key = _decompose(text).translate(_CYRILLIC)
    if _ANY_LATIN.search(key):
        key = _from_latin(key)
    key = _GAPS.sub(" ", key).strip()
    # «Джамбул» is the older Russian writing of «Жамбыл»; doubled letters are the usual slip (Есил, Yessil).
    return _DOUBLED.sub(r"\1", _DOUBLED.sub(r"\1", key).replace("дж", "ж"))


def fold_variants(text: str) -> tuple[str, ...]:
    """Keys to try for typed text: its own, then the one of a forgotten keyboard switch ("rtytcfhs").

    The second is given only for text without any Cyrillic letter; the first is always `fold(text)`.
    """
    own = fold(text)
    lowered = text.lower()
    if not own or not _ANY_LATIN.search(lowered) or re.search(r"[а-ӿ]", lowered):
        return (own,)
    swapped = fold(lowered.translate(_LAYOUT))
    return (own, swapped) if swapped and swapped != own else (own,)


def _decompose(text: str) -> str:
    """Lower case with accents taken off; ş, ç and their kin become letters first."""
    lowered = text.lower()
    if lowered.isascii():
        return lowered
    loose = unicodedata.normalize("NFKD", lowered).lower()
    if not _MARKS.search(loose):
        return loose
    for shape, key in _SHAPED.items():
        loose = loose.replace(shape, key)
    return _MARKS.sub("", loose)


def _from_latin(key: str) -> str:
    mixed = _WORD.sub(lambda word: _in_one_script(word.group()), key)
    return _PAIRS.sub(lambda pair: _LATIN_PAIRS[pair.group()], mixed).translate(_LATIN)


def _in_one_script(word: str) -> str:
    return word.translate(_LOOKALIKES) if _MIXED.search(word) else word


# Words that say what kind of street it is, in the spellings met in registers. Folded below.
_KIND_WORDS: dict[str, str] = {
    "street": "улица|ул|көшесі|көше|к-сі|кошеси|street|str|st",
    "avenue": "проспект|пр-т|просп|пр-кт|пр|даңғылы|даңғыл|д-лы|даң|avenue|ave",
    "highway": "шоссе|тас жолы|тас жол|тасжолы|трасса|highway|hwy",
    "lane": "переулок|пер|орамы|өткел көшесі|lane",
    "boulevard": "бульвары|бульвар|б-р|бул|гүлзары|boulevard|blvd",
    "dead_end": "тұйық көшесі|тұйығы|тұйық|тупик|туп|dead end",
    "microdistrict": "микрорайоны|микрорайон|шағын ауданы|шағын аудан|ықшам ауданы|"
    "ықшамауданы|ықшам аудан|мкр-н|мкр|м-н|mkr|microdistrict",
    "residential": "жилой массив|ж/м|тұрғын алабы|тұрғын үй алабы|residential area",
    "drive": "проезд|пр-д|өткелі|drive",
    "square": "площадь|пл|алаңы|алаң|square",
    "alley": "аллея|аллеясы|alley",
    "road": "желек жолы|жолы|road|rd",
    "bridge": "көпірі көшесі|көпірі|bridge",
}
_KIND_OF = {fold(word): kind for kind, words in _KIND_WORDS.items() for word in words.split("|")}
_KIND = re.compile(
    r"(?<!\S)(?:" + "|".join(sorted(map(re.escape, _KIND_OF), key=len, reverse=True)) + r")(?!\S)"
)
_ORDINAL = re.compile(r"(?<!\S)(\d+) ?(?:аиа|ыи|ои|ии|иа|и|е|го|иншы|инши|ншы|нши|шы|ши|ст|нд|рд|тх)(?!\S)")
_LETTER_DIGIT = re.compile(r"([^\W\d])(\d)")


@lru_cache(maxsize=20_000)
def street_parts(name: str) -> tuple[str, str]:
    """A street's name as (kind, key): kind is "street", "avenue" … or "" when no word says it.

    The key is folded, without the words for the kind, ordinals as bare numbers, numbers last:
    "2-й Алматинский переулок" and "пер. Алматинский 2" are both ("lane", "алматинскии 2").
    A name made of such words alone ("Проспект") keeps them.
    """
    folded = fold(name)
    found = _KIND.findall(folded)
    bare = " ".join(_KIND.sub(" ", folded).split())
    key = bare or folded
    key = _ORDINAL.sub(r"\1", _LETTER_DIGIT.sub(r"\1 \2", key))
    words = key.split()
    if len(words) > 1 and words[0].isdecimal():
        words = [*words[1:], words[0]]
    return (_KIND_OF[found[0]] if found else "", " ".join(words))


def street_key(name: str) -> str:
    """The key of a street's proper name; see `street_parts`."""
    return street_parts(name)[1]
