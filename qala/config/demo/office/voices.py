"""What residents say: two consultations about the five-year plan, and questions about projects. Invented texts."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from qala.config.demo.building.people import DOMAIN
from qala.config.demo.office.lives import on
from qala.config.demo.office.standing import Company
from qala.contact.appeals.actions import Place, accept, answer, register
from qala.contact.appeals.models import Answer, Appeal
from qala.contact.catalog.models import Topic
from qala.ground.people.models import Duty, User
from qala.ground.people.rules import roles
from qala.office.fiveyear.models import PlanVersion
from qala.office.projects.models import Project, Publication, Stage
from qala.public.consultations.actions import (
    close_due,
    hide_remark,
    open_consultation,
    prepare,
    remark,
    reply,
    show_remark,
    sum_up,
)
from qala.public.consultations.models import Consultation
from qala.public.portfolio.actions import tie
from qala.public.portfolio.models import ProjectQuestion
from qala.public.projection.actions import refresh
from qala.public.projection.models import PublicProject
from qala.public.published.access import public_or_hidden
from qala.public.published.actions import release

QUESTION = {
    "question_kk": "Жоспардың жобасын оқып, не жетіспейтінін, нені ертерек немесе кейінірек салу керегін жазыңыз. "
    "Әр пікірге жауап береміз.",
    "question_ru": "Прочтите проект плана и напишите, чего не хватает, что строить раньше, а что может подождать. "
    "На каждое замечание мы ответим.",
    "question_en": "Read the draft and tell us what is missing, what should come earlier and what can wait. We reply "
    "to every remark.",
}
# language, remark, what becomes of it, reply
FIRST = [
    ("kk", "Мектептерді бірінші жылдарға қойыңыздар: балалар үш ауысымда оқып жүр.", "accepted",
     "Қабылданды: екі мектептің басталуы бір жыл ертеге ауыстырылды."),
    ("ru", "Дороги в новых кварталах начинайте после сетей, иначе снова всё перекопают.", "partly",
     "Учтено для улиц, где сети в плане того же года; по остальным сроки сетей ещё уточняются."),
    ("ru", "Мало скверов в старых районах, все деньги идут в новые.", "accepted",
     "Добавлены два сквера в старых районах за счёт резерва благоустройства."),
    ("kk", "Жылу магистралін қыста емес, жазда ауыстырыңыздар.", "noted",
     "Жұмыстар жоспарда сәуір мен қыркүйек аралығына белгіленген."),
    ("ru", "Постройте метро вместо всего этого.", "declined",
     "Такой проект не обеспечен источниками денег на эти годы; он рассматривается отдельно."),
    ("kk", "Емханаға баратын жаяу жол да жоспарға кірсін.", "accepted",
     "Қабылданды: емхана жобасына жаяу жол мен жарық қосылды."),
]  # fmt: skip
ABUSE = ("ru", "Одни жулики сидят, ничего вы не построите!")
SUMMARY = {
    "summary_kk": "Алты пікір түсіп, барлығына жауап берілді. Екі мектептің басталуы бір жыл ертеге ауыстырылды, ескі "
    "аудандарға екі саябақ, емханаға жаяу жол қосылды.",
    "summary_ru": "Поступило шесть открытых замечаний, на все даны ответы. Начало двух школ перенесено на год раньше, "
    "в старые районы добавлены два сквера, к поликлинике – пешеходная дорожка.",
    "summary_en": "Six public remarks came in and each has a reply. Two schools begin a year earlier, two small parks "
    "were added in the old districts, and a footpath to the clinic.",
}
SECOND = [
    ("kk", "Бір жылға қаржы жетпейтіні көрініп тұр: қай жоба кейінге қалады?", "noted",
     "Нақты тізім келісілген соң жарияланады; мектептер мен емханалар кейінге қалмайды."),
    ("ru", "Почему ремонт набережной раньше, чем освещение дворов?", "", ""),
    ("ru", "Добавьте велодорожки сразу в проекты улиц, потом будет дороже.", "", ""),
]  # fmt: skip
UNREAD = ("kk", "Автобус аялдамаларын жылы етіңіздер, қыста балалар тоңып тұрады.")
# language, question, public words of the answer or nothing yet
QUESTIONS = [
    ("kk", "Жұмыс біткен соң тротуар арбамен жүруге жететіндей кең бола ма?",
     "Тротуардың ені – екі метр, қиылыстарда еңіс түсулер жасалады."),
    ("ru", "Когда откроют проезд к домам? Объезд занимает двадцать минут.",
     "Проезд вдоль домов открыт с 7:00 до 21:00, полностью движение вернут после укладки верхнего слоя."),
    ("kk", "Кесілген ағаштардың орнына не отырғызылады?",
     "Көктемде екі есе көп көшет отырғызылады, тізімі жобаның құжаттарында."),
    ("ru", "Почему на площадке две недели никого не видно?", ""),
    ("ru", "Будут ли работать ночью? Окна выходят прямо на стройку.",
     "Шумные работы идут с 8:00 до 20:00, ночью их не будет."),
]  # fmt: skip
TOPICS = ("road-after-digging", "construction-waste", "street-dark")


def consult_on_first(version: PlanVersion, company: Company, begun_on: date) -> None:
    """Opened with the discussion of departments, replied to and summed up before the approval."""
    day = begun_on + timedelta(days=21)
    row = _open(version, company, day, "первый вариант", "бірінші нұсқа", "first draft", days=24)
    made = [
        (_say(row, company, number, day + timedelta(days=2 + 3 * number), *words[:2]), words)
        for number, words in enumerate(FIRST)
    ]
    _say(row, company, len(FIRST), day + timedelta(days=9), *ABUSE, is_hidden=True)
    with on(day + timedelta(days=24), 0):
        close_due()
    for number, (pk, (_language, _text, outcome, text)) in enumerate(made):
        with on(day + timedelta(days=25 + number), 15):
            reply(remark_id=pk, outcome=outcome, text=text, by=company.office)
    with on(day + timedelta(days=33), 11):
        sum_up(consultation_id=row.pk, by=company.office, **SUMMARY)


def consult_on_draft(draft: PlanVersion, company: Company, until: date) -> None:
    """Open now: one remark has its reply, two wait for it, one for a moderator."""
    day = until - timedelta(days=9)
    row = _open(draft, company, day, "уточнение", "нақтылау", "revision", days=30)
    for number, (language, text, outcome, said) in enumerate(SECOND):
        pk = _say(row, company, number + 3, day + timedelta(days=1 + 2 * number), language, text)
        if outcome:
            with on(day + timedelta(days=4), 16):
                reply(remark_id=pk, outcome=outcome, text=said, by=company.office)
    with on(until - timedelta(days=1), 13):
        language, text = UNREAD
        remark(consultation_id=row.pk, text=text, language=language, by=_residents()[9])


def _open(
    version: PlanVersion, company: Company, day: date, ru: str, kk: str, en: str, *, days: int
) -> Consultation:
    plan = version.plan
    years = f"{plan.from_year}–{plan.to_year}"
    with on(day, 9):
        row = prepare(
            version_id=version.pk, by=company.office, opens_on=day, closes_on=day + timedelta(days=days),
            title_kk=f"{years} жылдарға арналған даму жоспарының жобасы: {kk}",
            title_ru=f"Проект плана развития на {years} годы: {ru}",
            title_en=f"Draft of the development plan {years}: {en}", **QUESTION,
        )  # fmt: skip
        return open_consultation(consultation_id=row.pk, by=company.office)


def _say(
    row: Consultation,
    company: Company,
    number: int,
    day: date,
    language: str,
    text: str,
    *,
    is_hidden: bool = False,
) -> int:
    """Written by a resident, every other time to one line of the plan, and read by a moderator a day later."""
    lines = row.plan.lines
    line = lines[number * 5 % len(lines)].key if number % 2 else ""
    with on(day, 19):
        made = remark(
            consultation_id=row.pk, text=text, language=language, line=line, by=_residents()[number % 9]
        )
    with on(day + timedelta(days=1), 10):
        if is_hidden:
            hide_remark(remark_id=made.pk, cause="abuse", by=_moderator())
        else:
            show_remark(remark_id=made.pk, words=text, by=_moderator())
    return made.pk


def ask_questions(until: date) -> None:
    """Of public projects that are being built; most are answered, and a moderator has let them out."""
    if ProjectQuestion.objects.exists():
        return
    topics = list(Topic.objects.filter(code__in=TOPICS).order_by("code"))
    public = Project.objects.filter(publication=Publication.PUBLISHED)
    built = public.filter(stage=Stage.CONSTRUCTION).order_by("code")[:3]
    for project in built:
        refresh(project.pk)
    projects = list(
        PublicProject.objects.filter(project__in=[project.pk for project in built]).order_by("code")
    )
    if not projects or not topics:
        return
    for number, (language, text, said) in enumerate(QUESTIONS):
        row = projects[number % len(projects)]
        day = until - timedelta(days=20 - 3 * number)
        with on(max(day, until - timedelta(days=1)) if not said else day, 18):
            made = register(
                text=text, topic_id=topics[number % len(topics)].pk, channel="web", language=language,
                place=Place(row.lon, row.lat), resident=_residents()[number],
            ).appeal  # fmt: skip
            tie(appeal_id=made.pk, code=row.code, by=made.resident)
        if said:
            _answer(made, said, day, text, language)


def _answer(appeal: Appeal, said: str, day: date, text: str, language: str) -> None:
    duty = Duty.objects.filter(role="executor", organisation_id=appeal.executor_id or 0).first()
    if duty is None:
        return
    with on(day + timedelta(days=1), 10):
        accept(appeal_id=appeal.pk, by=duty.user)
    with on(day + timedelta(days=3), 16):
        answer(appeal_id=appeal.pk, text=said, by=duty.user)
    given = Answer.objects.filter(appeal=appeal).latest("pk")
    if public_or_hidden().filter(pk=appeal.pk).exists():
        with on(day + timedelta(days=4), 10):
            release(
                appeal_id=appeal.pk, by=_moderator(), words=text, language=language, answers={given.pk: said}
            )


def _residents() -> list[Any]:
    return list(User.objects.filter(kind="resident", email__endswith=f"@{DOMAIN}").order_by("pk")[:10])


def _moderator() -> Any:
    return User.objects.filter(duties__role=roles.CONTENT_EDITOR, is_active=True).order_by("pk")[0]
