"""Who hears of a term that runs out, and the lists of reasons."""

from qala.contact.catalog.models import Cause, EscalationStep, Procedure
from qala.contact.catalog.reference.missing import add_missing
from qala.contact.catalog.reference.procedures import SINCE
from qala.contact.catalog.rules.procedures import LATE_NOT_STATED

# procedure, term, per cent, duty, where
LADDERS = [
    ("operational", "resolve", 75, "executor", "executor"),
    ("operational", "resolve", 100, "executor_head", "executor"),
    ("operational", "resolve", 150, "controller", "centre"),
    *[
        (procedure, kind, share, role, where)
        for procedure in ("administrative", "simplified")
        for kind, share, role, where in (
            ("resolve", 50, "executor", "executor"),
            ("resolve", 75, "executor_head", "executor"),
            ("resolve", 100, "controller", "centre"),
            ("resolve", 150, "shift_supervisor", "centre"),
            ("redirect", 75, "executor_head", "executor"),
            ("notice", 75, "executor_head", "executor"),
            ("notice", 100, "controller", "centre"),
        )
    ],
]

# code, use, kk, ru, en
CAUSES = [
    ("pause-weather", "pause", "Ауа райы жұмыс істеуге мүмкіндік бермейді", "Погода не позволяет вести работы", "Weather does not allow the work"),  # noqa: E501
    ("pause-materials", "pause", "Материалдар жеткізілуі күтілуде", "Ожидается поставка материалов", "Waiting for materials"),  # noqa: E501
    ("pause-other-body", "pause", "Басқа органнан мәлімет күтілуде", "Ожидаются сведения другого органа", "Waiting for another body"),  # noqa: E501
    ("pause-expertise", "pause", "Сараптама жүргізілуде", "Проводится экспертиза", "An expert examination is under way"),  # noqa: E501
    ("pause-access", "pause", "Үй-жайға кіру мүмкіндігі жоқ", "Нет доступа в помещение", "No access to the premises"),
    ("late-volume", "late", "Жұмыс көлемі күтілгеннен көп болды", "Объём работ больше ожидаемого", "More work than expected"),  # noqa: E501
    ("late-contractor", "late", "Мердігер мерзімді бұзды", "Подрядчик нарушил срок", "The contractor was late"),
    ("late-materials", "late", "Материалдар уақытында жеткізілмеді", "Материалы поставлены с опозданием", "Materials came late"),  # noqa: E501
    ("late-weather", "late", "Ауа райы кедергі болды", "Помешала погода", "The weather was in the way"),
    ("late-staff", "late", "Қызметкерлер жетіспеді", "Не хватило людей", "Too few people"),
    ("late-received", "late", "Өтініш кеш берілді", "Обращение передано с опозданием", "The appeal was passed on late"),
    ("late-other", "late", "Басқа себеп", "Другая причина", "Another reason"),
    (LATE_NOT_STATED, "late", "Алынған тізілімде көрсетілмеген", "В исходном реестре не указана", "Not stated in the source register"),  # noqa: E501
]  # fmt: skip


def load_ladders() -> int:
    """A ladder for each procedure that has none yet."""
    made = 0
    for procedure in Procedure.objects.filter(ladder=None):
        rows = [
            EscalationStep(
                procedure=procedure, kind=kind, share=share, role=role, where=where, valid_from=SINCE
            )
            for code, kind, share, role, where in LADDERS
            if code == procedure.code
        ]
        made += len(EscalationStep.objects.bulk_create(rows))
    return made


def load_causes() -> int:
    """The lists of reasons."""
    return add_missing(
        [
            Cause(
                code=code,
                use=use,
                order=order,
                name_kk=kk,
                name_ru=ru,
                name_en=en,
                is_active=code != LATE_NOT_STATED,
            )
            for order, (code, use, kk, ru, en) in enumerate(CAUSES, start=1)
        ]
    )
