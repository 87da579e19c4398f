"""Statuses, channels and default terms that every city starts with; all of them can be edited afterwards."""

from collections.abc import Callable
from datetime import date

from qala.contact.catalog.models import Channel, ServiceTerm, Status
from qala.contact.catalog.queries import forget_book
from qala.contact.catalog.reference.ladders import load_causes, load_ladders
from qala.contact.catalog.reference.letters import load_letters
from qala.contact.catalog.reference.missing import add_missing
from qala.contact.catalog.reference.procedures import load_procedures
from qala.contact.catalog.rules.stages import Stage, TargetKind
from qala.shared import reference

# code, stage, is default of its stage, kk, ru, en
STATUSES = [
    ("registered", Stage.NEW, True, "Тіркелді", "Зарегистрировано", "Registered"),
    ("returned", Stage.NEW, False, "Қайтарылды, жаңа орындаушы ізделуде", "Возвращено, ищем исполнителя", "Returned, executor being found"),  # noqa: E501
    ("redirected", Stage.NEW, False, "Басқа орындаушыға берілді", "Перенаправлено", "Redirected"),
    ("accepted", Stage.ACTIVE, True, "Орындауға алынды", "Принято в работу", "Taken on"),
    ("planned", Stage.ACTIVE, False, "Жұмыс жоспарланды", "Работы запланированы", "Work planned"),
    ("reopened", Stage.ACTIVE, False, "Қайта ашылды", "Открыто повторно", "Reopened"),
    ("asked", Stage.WAITING, True, "Тұрғынның жауабы күтілуде", "Ожидаем ответа жителя", "Waiting for the resident"),
    ("answered", Stage.DONE, True, "Жауап берілді", "Дан ответ", "Answered"),
    ("closed", Stage.DONE, False, "Жабылды", "Закрыто", "Closed"),
    ("rejected", Stage.REJECTED, True, "Орындалмай жабылды", "Закрыто без исполнения", "Closed without work"),
    ("merged", Stage.REJECTED, False, "Басқа өтінішке біріктірілді", "Объединено с другим обращением", "Merged with another appeal"),  # noqa: E501
]  # fmt: skip

# code, staff only, kk, ru, en
CHANNELS = [
    ("phone", True, "109 телефоны", "Телефон 109", "Phone 109"),
    ("web", False, "Портал", "Портал", "Portal"),
    ("desk", True, "Жеке қабылдау", "Личный приём", "Reception desk"),
    ("email", True, "Электрондық пошта", "Электронная почта", "E-mail"),
    ("bot", False, "Виртуалды оператор", "Виртуальный оператор", "Virtual operator"),
    ("messenger", True, "Мессенджер", "Мессенджер", "Messenger"),
    ("social", True, "Әлеуметтік желі", "Социальная сеть", "Social network"),
    ("inspection", True, "Қаланы аралау", "Обход", "Inspection"),
    ("camera", True, "Бейнебақылау", "Видеонаблюдение", "Camera"),
    ("api", True, "Басқа жүйе", "Другая система", "Other system"),
    ("import", True, "Импорт", "Импорт", "Import"),
]  # fmt: skip

# The appeals law's term (APPC art. 76) stands behind everything that has no operational term of its own.
DEFAULTS = [
    (TargetKind.ACCEPT, 4, "working_hours", "Sample of the house"),
    (TargetKind.FIRST_ANSWER, 3, "working_days", "Sample of the house"),
    (TargetKind.RESOLVE, 15, "working_days", "APPC No 350-VI, art. 76"),
]
SINCE = date(2021, 7, 1)


def load(report: Callable[[str], None]) -> None:
    """Create what is missing; rows that exist are the city's and stay as they are."""
    made = add_missing(
        [
            Status(
                code=code, stage=stage, is_default=is_default, order=order, name_kk=kk, name_ru=ru, name_en=en
            )
            for order, (code, stage, is_default, kk, ru, en) in enumerate(STATUSES, start=1)
        ]
    )
    made += add_missing(
        [
            Channel(code=code, is_staff_only=is_staff_only, order=order, name_kk=kk, name_ru=ru, name_en=en)
            for order, (code, is_staff_only, kk, ru, en) in enumerate(CHANNELS, start=1)
        ]
    )
    for kind, amount, unit, source in DEFAULTS:
        values = {"amount": amount, "unit": unit, "is_sample": "Sample" in source, "source": source}
        made += ServiceTerm.objects.get_or_create(
            topic=None, district=None, kind=kind, valid_from=SINCE, defaults=values
        )[1]
    made += load_procedures() + load_ladders() + load_causes() + load_letters()
    forget_book()
    report(f"statuses, channels, procedures, default terms, reasons and letters: {made} added")


reference.register(50, "catalogue", load)
