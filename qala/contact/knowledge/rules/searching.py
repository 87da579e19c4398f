"""How a question typed to the knowledge base is read."""

from math import ceil

from qala.shared.folding import fold, fold_variants
from qala.shared.words import MAX_WORDS

# Words that stand in every question. Written as people do, compared folded.
_LITTLE = """
как где что кто это или для при под над без про мне мой моя мои нам вас нас они она его нет есть если надо нужно можно
куда когда почему сколько хочу могу буду быть был была было еще уже тоже чтобы по на не из от до за со ко об то та те
қалай қайда кім не бұл сол үшін және мен сен біз сіз олар менің маған бізге керек бар жоқ қашан неге қанша болады еді
емес деп үшін туралы бойынша бір осы ғой ма ме ба бе па пе да де та те
how where what who this that for the and with when why can need have has not from
"""
LITTLE_WORDS = frozenset(fold(word) for word in _LITTLE.split())


def asked_words(typed: str) -> list[tuple[str, ...]]:
    """The folded words of a question, each with its reading under a forgotten keyboard switch; at most eight.

    Little words are left out unless there are no others.
    """
    words: list[tuple[str, ...]] = []
    for token in typed.split():
        readings = fold_variants(token)
        if " " in readings[0]:
            words += [(word,) for word in readings[0].split()]
        elif readings[0]:
            words.append(tuple(dict.fromkeys(each for each in readings if each and " " not in each)))
    words = [each for each in words if len(each[0]) > 1 or each[0].isdigit()]
    meaning = [each for each in words if each[0] not in LITTLE_WORDS]
    return (meaning or words)[:MAX_WORDS]


def words_needed(count: int) -> int:
    """How many of the asked words an article must have: all of two, half of more.

    >>> [words_needed(count) for count in range(1, 7)]
    [1, 2, 2, 2, 3, 3]
    """
    return count if count < 3 else ceil(count / 2)
