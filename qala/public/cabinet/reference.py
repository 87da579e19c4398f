"""The terms every city starts with: samples of the house, to be checked against the law by the city's lawyers."""

from collections.abc import Callable

from qala.public.cabinet.models import KeepingTerm
from qala.public.cabinet.models.terms import Subject
from qala.shared import reference

TERMS = {
    Subject.COOLING: (
        3,
        "Қателесіп немесе бөтен біреудің сұрауымен өшірілмесін деп күтеміз.",
        "Ждём, чтобы удаление не произошло по ошибке или по чужой просьбе.",
        "We wait so that nothing is erased by mistake or by somebody else.",
    ),
    Subject.LEGAL: (
        5 * 365,
        "Заң бойынша қаралған өтініштер мемлекеттік мұрағат талаптарымен сақталады.",
        "Обращения, рассмотренные по закону, хранятся по требованиям государственного архива.",
        "Appeals considered under the law are kept as the state archive requires.",
    ),
    Subject.CASE: (
        365,
        "Жұмыстың қалай орындалғанын тексеру үшін қажет.",
        "Нужно, чтобы можно было проверить, как выполнена работа.",
        "Needed to check how the work was done.",
    ),
    Subject.CONTACT: (
        365,
        "Қоңырау бойынша дауларды шешу үшін қажет.",
        "Нужно для разбора споров о звонке.",
        "Needed to settle disputes about a call.",
    ),
    Subject.COPY: (
        3,
        "Көшірме ұзақ жатса, бөтен қолға түсу қаупі артады.",
        "Чем дольше лежит копия, тем больше риск, что её увидит чужой.",
        "The longer a copy lies there, the greater the risk that a stranger sees it.",
    ),
}


def load(report: Callable[[str], None]) -> None:
    """Create what is missing; terms that exist are the city's."""
    made = 0
    for subject, (days, kk, ru, en) in TERMS.items():
        words = {"days": days, "why_kk": kk, "why_ru": ru, "why_en": en, "is_sample": True}
        made += KeepingTerm.objects.get_or_create(subject=subject, defaults=words)[1]
    report(f"keeping terms: {made} added")


reference.register(70, "cabinet", load)
