"""In which language somebody wrote, well enough to report scores by language: not for choosing the answer's."""

import re

from qala.contact.suggestions.rules.features import written_words
from qala.shared.folding import fold

KAZAKH, RUSSIAN, MIXED, OTHER = "kk", "ru", "mixed", "other"
LANGUAGES = (KAZAKH, RUSSIAN, MIXED, OTHER)

_KAZAKH_SIGNS = re.compile(r"[әғқңөұүһі]|[äğñöşūüı]", re.IGNORECASE)
_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
# Words of every day, folded: for those who type without the nine letters.
_KAZAKH_WORDS = frozenset(
    fold(word)
    for word in [
        "бар",
        "жоқ",
        "және",
        "бізде",
        "бізге",
        "үй",
        "көше",
        "аулада",
        "су",
        "жылу",
        "жарық",
        "өтінеміз",
        "сұраймыз",
        "керек",
        "емес",
        "дейін",
        "бері",
        "кеше",
        "бүгін",
        "жатыр",
        "тұр",
        "тұрмын",
        "болып",
        "барлық",
        "біздің",
        "пәтер",
        "адам",
        "жол",
        "мекенжай",
        "шара",
        "үшін",
        "мен",
    ]
)
_RUSSIAN_WORDS = frozenset(
    [
        "и",
        "в",
        "на",
        "не",
        "нет",
        "что",
        "с",
        "по",
        "у",
        "к",
        "из",
        "за",
        "до",
        "от",
        "как",
        "это",
        "наш",
        "нас",
        "нам",
        "мы",
        "я",
        "уже",
        "очень",
        "просим",
        "прошу",
        "дома",
        "доме",
        "дом",
        "улица",
        "улице",
        "воды",
        "вода",
        "свет",
        "света",
        "тепла",
        "двор",
        "дворе",
        "подъезд",
        "подъезде",
        "где",
        "когда",
        "или",
        "дети",
        "здравствуите",
        "добрыи",
        "день",
    ]
)
_RUSSIAN_END = re.compile(
    r"(?:ть|ться|тся|ого|его|ому|ыми|ами|ение|ения|ует|ают|ется|ный|ная|ное|ный|ской|щий)$"
)
_MIXED_FROM = 0.2


def language_of(text: str) -> str:
    """ "kk", "ru", "mixed" (at least a fifth of the telling words in each) or "other" (no word tells)."""
    kazakh = russian = cyrillic = 0
    for word in written_words(text):
        key = fold(word)
        cyrillic += bool(_CYRILLIC.search(word))
        if _KAZAKH_SIGNS.search(word) or key in _KAZAKH_WORDS:
            kazakh += 1
        elif key in _RUSSIAN_WORDS or _RUSSIAN_END.search(word.lower()):
            russian += 1
    told = kazakh + russian
    if not told:
        return RUSSIAN if cyrillic else OTHER
    share = kazakh / told
    return KAZAKH if share > 1 - _MIXED_FROM else RUSSIAN if share < _MIXED_FROM else MIXED
