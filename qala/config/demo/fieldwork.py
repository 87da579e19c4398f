"""Field work of the demonstration: templates, stand-ins, wishes for longer terms, a bulk step, a case of ping-pong."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Model

from qala.config.demo.story.cast import Cast
from qala.contact.appeals import actions as appeals
from qala.contact.appeals.models import Appeal
from qala.contact.catalog.rules.stages import Stage
from qala.contact.fieldwork import actions
from qala.contact.fieldwork.models import AnswerTemplate, BulkRow, BulkRun, Delegation, ExtensionRequest
from qala.shared.clock import city_zone, travel
from qala.shared.errors import Refusal
from qala.shared.live import hushed

# What a run that was killed left of this and of the appeals it points to.
MADE: tuple[type[Model], ...] = (BulkRow, BulkRun, Delegation, ExtensionRequest, AnswerTemplate)
# purpose, kk name, ru name, kk, ru
TEMPLATES = [
    ("answer", "Жұмыс орындалды", "Работы выполнены",
     "Сәлеметсіз бе! {number} нөмірлі өтінішіңіз бойынша {address} мекенжайында жұмыс {day} күні орындалды. Хабарлағаныңыз үшін рақмет. {executor}",  # noqa: E501
     "Здравствуйте! По Вашему обращению {number} работы по адресу {address} выполнены {day}. Спасибо, что сообщили. {executor}"),  # noqa: E501
    ("answer", "Бригада шықты, ақау жойылды", "Бригада выехала, неисправность устранена",
     "Апаттық бригада {address} мекенжайына шығып, ақауды {day} күні жойды. Мәселе қайталанса, {number} нөмірімен хабарласыңыз.",  # noqa: E501
     "Аварийная бригада выехала по адресу {address} и устранила неисправность {day}. Если она повторится, назовите номер {number}."),  # noqa: E501
    ("ask", "Кіреберіс пен қабатты нақтылау", "Уточнить подъезд и этаж",
     "{number} өтінішіңіз бойынша: кіреберістің нөмірін, қабатты және кіру уақытын жазыңызшы.",
     "По Вашему обращению {number}: напишите, пожалуйста, номер подъезда, этаж и удобное время."),
    ("give_back", "Теңгерімде жоқ", "Не на балансе",
     "Нысан біздің ұйымның теңгерімінде жоқ: {address}. Тиісті орындаушыға жолдауды сұраймыз.",
     "Объект по адресу {address} не на балансе нашей организации. Просим направить надлежащему исполнителю."),
]  # fmt: skip
WISHES = [
    "Қосалқы бөлшек жолда, жеткізушінің хаты бар. Запасная часть в пути, письмо поставщика есть.",
    "Аязға байланысты асфальт төсеу мүмкін емес. Из-за мороза укладка асфальта невозможна.",
]
NOT_OURS = "Бұл желі біздің теңгерімде емес: шекара актісінде тұрғын үй басқармасы көрсетілген."


def make(*, seed: int, until: datetime) -> None:
    """A few of each through the actions of the room. Without heads or open appeals it makes less."""
    rng, cast = random.Random(f"{seed} fieldwork"), Cast.gather()
    with hushed(), travel(until):
        _templates(cast)
        busy = [pk for pk in sorted(cast.heads) if pk in cast.executors]
        rng.shuffle(busy)
        _absences(cast, busy[:3], until)
        _wishes(cast)
        _distribution(cast, busy)
        _ping_pong(cast)


def _templates(cast: Cast) -> None:
    by = cast.controllers[0]
    for purpose, kk, ru, text_kk, text_ru in TEMPLATES:
        made = actions.save_template(
            template=None, by=by, purpose=purpose, name_kk=kk, name_ru=ru, name_en="", text_kk=text_kk,
            text_ru=text_ru, text_en="", group=None, topic=None, organisation=None, is_active=True,
        )  # fmt: skip
        AnswerTemplate.objects.filter(pk=made.pk).update(used_count=len(text_kk) % 37)


def _absences(cast: Cast, bodies: list[int], until: datetime) -> None:
    day = until.astimezone(city_zone()).date()
    for number, pk in enumerate(bodies):
        begins = day + timedelta(days=7 * number)
        _try(
            actions.delegate,
            organisation_id=pk, absent=cast.executors[pk], deputy=cast.heads[pk], by=cast.heads[pk],
            valid_from=begins, valid_to=begins + timedelta(days=14), reason="Еңбек демалысы",
        )  # fmt: skip


def _wishes(cast: Cast) -> None:
    rows = Appeal.objects.filter(stage=Stage.ACTIVE, executor_id__in=list(cast.executors)).order_by("pk")
    for appeal, reason in zip(rows[: len(WISHES)], WISHES, strict=False):
        by = cast.executors[appeal.executor_id or 0]
        _try(actions.ask_extension, appeal_id=appeal.pk, amount=3, unit="working_days", reason=reason, by=by)


def _distribution(cast: Cast, bodies: list[int]) -> None:
    """One head gave the night's appeals out in the morning."""
    for pk in bodies:
        mine = Appeal.objects.filter(executor_id=pk, stage__in=(Stage.NEW, Stage.ACTIVE), assignee=None)
        if mine.count() < 3:
            continue
        head = cast.heads[pk]
        run = actions.open_run(kind="assign", rows=mine.order_by("pk"), by=head)
        actions.preview(run_id=run.pk, by=head, person_id=cast.executors[pk].pk)
        actions.start(run_id=run.pk, by=head)
        actions.work(run.pk)
        return


def _ping_pong(cast: Cast) -> None:
    """Two organisations sent it back: control has to decide."""
    rows = Appeal.objects.filter(stage=Stage.NEW, executor_id__in=list(cast.executors), returned_count=0)
    appeal = rows.order_by("-pk").first()
    if appeal is None:
        return
    first = appeal.executor_id or 0
    second = next((pk for pk in sorted(cast.executors) if pk != first), None)
    if second is None:
        return
    steps: list[tuple[Any, dict[str, Any]]] = [
        (actions.refuse_as_not_ours, {"reason": NOT_OURS, "by": cast.executors[first]}),
        (
            appeals.redirect,
            {"executor_id": second, "reason": "Тексеріп, қабылдаңыз", "by": cast.operators[0]},
        ),
        (actions.refuse_as_not_ours, {"reason": NOT_OURS, "by": cast.executors[second]}),
    ]
    for act, words in steps:
        if not _try(act, appeal_id=appeal.pk, **words):
            return


def _try(act: Any, **words: Any) -> bool:
    """A small city may have nobody for it."""
    try:
        act(**words)
    except Refusal:
        return False
    return True
