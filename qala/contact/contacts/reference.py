"""Services, hazard words and questions that every city starts with; all of them can be edited."""

from collections.abc import Callable
from datetime import date

from qala.contact.contacts.models import EmergencyQuestion, EmergencyService, HazardWord
from qala.contact.contacts.queries.gate import forget
from qala.shared import reference

SINCE = date(2020, 1, 1)
# number, kk, ru, en
SERVICES = [
    ("101", "Өрт сөндіру қызметі", "Пожарная служба", "Fire service"),
    ("102", "Полиция", "Полиция", "Police"),
    ("103", "Жедел медициналық жәрдем", "Скорая медицинская помощь", "Ambulance"),
    ("104", "Газ қызметі", "Газовая служба", "Gas service"),
    ("112", "Құтқару қызметі", "Служба спасения", "Rescue service"),
]
# language, beginning of the word, priority (1 high, 2 urgent), service. Samples of the house.
WORDS = [
    ("kk", "өрт", 2, "101"), ("kk", "жанып жат", 2, "101"), ("kk", "түтін", 1, "101"), ("kk", "газ иісі", 2, "104"),
    ("kk", "газ шығып", 2, "104"), ("kk", "жарылыс", 2, "112"), ("kk", "тоқ соқ", 2, "103"),
    ("kk", "тұншық", 2, "103"), ("kk", "ес-түссіз", 2, "103"), ("kk", "жарақат", 2, "103"),
    ("kk", "құлап жат", 1, ""), ("kk", "үзілген сым", 2, ""), ("kk", "сым үзіл", 2, ""),
    ("kk", "қамалып қал", 2, "112"),
    ("kk", "лифтіде адам", 2, "112"), ("kk", "люк ашық", 1, ""), ("kk", "төбелес", 1, "102"),
    ("kk", "пышақ", 2, "102"), ("kk", "су басты", 1, ""), ("kk", "суға бат", 2, "112"),
    ("ru", "пожар", 2, "101"), ("ru", "горит дом", 2, "101"), ("ru", "горит квартир", 2, "101"),
    ("ru", "дым", 1, "101"),
    ("ru", "запах газа", 2, "104"), ("ru", "пахнет газом", 2, "104"), ("ru", "утечка газа", 2, "104"),
    ("ru", "взрыв", 2, "112"), ("ru", "ударило током", 2, "103"), ("ru", "задыха", 2, "103"),
    ("ru", "без сознания", 2, "103"), ("ru", "пострадавш", 2, "103"), ("ru", "кровь", 2, "103"),
    ("ru", "обрушил", 2, "112"), ("ru", "упало дерево", 1, ""), ("ru", "оборван провод", 2, ""),
    ("ru", "оборвался провод", 2, ""), ("ru", "искрит", 1, ""), ("ru", "застрял", 2, "112"),
    ("ru", "открыт люк", 1, ""), ("ru", "открытый люк", 1, ""), ("ru", "драка", 1, "102"), ("ru", "нож", 2, "102"),
    ("ru", "тонет", 2, "112"), ("ru", "провалился под лед", 2, "112"), ("ru", "затопило", 1, ""),
]  # fmt: skip
# order, priority, service, kk, ru, en
QUESTIONS = [
    (10, 2, "112", "Адамдардың өміріне қауіп төніп тұр ма?", "Есть угроза жизни людей?", "Are lives in danger?"),
    (20, 2, "103", "Зардап шеккендер бар ма?", "Есть пострадавшие?", "Is anybody hurt?"),
    (30, 2, "101", "От немесе түтін көрініп тұр ма?", "Виден огонь или дым?", "Is there fire or smoke?"),
    (40, 2, "104", "Газ иісі шыға ма?", "Чувствуется запах газа?", "Is there a smell of gas?"),
    (50, 1, "", "Балалар, қарттар немесе мүгедектігі бар адамдар зардап шегіп отыр ма?",
     "Страдают дети, пожилые люди или люди с инвалидностью?", "Are children, old or disabled people affected?"),
]  # fmt: skip


def load(report: Callable[[str], None]) -> None:
    """Create what is missing; rows that exist, also ended ones, are the city's and stay as they are."""
    made, services = 0, {}
    for number, kk, ru, en in SERVICES:
        names = {"name_kk": kk, "name_ru": ru, "name_en": en}
        services[number], is_new = EmergencyService.objects.get_or_create(
            number=number, valid_from=SINCE, defaults=names
        )
        made += is_new
    if not HazardWord.objects.exists():
        rows = [
            HazardWord(
                language=language,
                word=word,
                priority=priority,
                service=services.get(service),
                valid_from=SINCE,
            )
            for language, word, priority, service in WORDS
        ]
        made += len(HazardWord.objects.bulk_create(rows))
    if not EmergencyQuestion.objects.exists():
        for order, priority, service, kk, ru, en in QUESTIONS:
            EmergencyQuestion.objects.create(
                order=order, priority=priority, service=services.get(service), text_kk=kk, text_ru=ru, text_en=en,
                valid_from=SINCE,
            )  # fmt: skip
            made += 1
    forget()
    report(f"emergency gate: {made} rows added")


reference.register(60, "emergency gate", load)
