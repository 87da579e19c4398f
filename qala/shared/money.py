"""Amounts with their currency, said in the active language; `Decimal`, None is unknown and drawn as a dash."""

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.numbers import format_compact_currency, format_currency, get_currency_symbol
from django.utils.translation import get_language

DASH = "–"


def say(amount: Decimal | None, currency: str) -> str:
    """In full, without needless hundredths: 1 234 567 ₸."""
    if amount is None:
        return DASH
    is_whole = amount == amount.to_integral_value()
    pattern = _pattern(_locale(), is_whole)
    return _signed(
        format_currency(amount, currency, pattern, _locale(), currency_digits=not is_whole), currency
    )


def short(amount: Decimal | None, currency: str) -> str:
    """Three figures or so, for tables and charts: 1,23 млрд ₸."""
    if amount is None:
        return DASH
    return _short(amount, currency, _locale())


@lru_cache(maxsize=10_000)
def _short(amount: Decimal, currency: str, locale: str) -> str:
    said = format_compact_currency(amount, currency, locale=locale, fraction_digits=_fraction(amount))
    return _signed(said, currency)


@lru_cache
def _pattern(locale: str, is_whole: bool) -> str:
    """The language's own: the sign stands before the amount in English, as in short amounts."""
    pattern = str(Locale.parse(locale).currency_formats["standard"].pattern)
    return pattern.replace(".00", "") if is_whole else pattern


def total(amounts: "Iterable[tuple[Decimal | None, str]]") -> dict[str, Decimal]:
    """Sums by currency; different currencies are never added, unknown amounts count as nothing."""
    sums: dict[str, Decimal] = {}
    for amount, currency in amounts:
        if amount is not None:
            sums[currency] = sums.get(currency, Decimal(0)) + amount
    return sums


def sign(currency: str) -> str:
    """The sign of a currency, otherwise its code; CLDR shows it at home alone, in Kazakhstan ₸ is understood in each
    language."""
    return str(get_currency_symbol(currency, "kk"))


def _signed(said: str, currency: str) -> str:
    return said.replace(currency, sign(currency))


def _fraction(amount: Decimal) -> int:
    whole = abs(int(amount))
    while whole >= 1000:
        whole //= 1000
    return 2 if whole < 10 else 1 if whole < 100 else 0


def _locale() -> str:
    return (get_language() or "kk")[:2]
