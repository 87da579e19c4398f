"""What people of the demonstration write into passports, reports and protocols; in three languages."""

from __future__ import annotations

import random

from qala.shared.languages import LANGUAGES

Three = tuple[str, str, str]

BEGUN = 0.06
"""So much is designs and tenders: the site is as it was."""
PURPOSES: dict[str, Three] = {
    "roads": (
        "Кептелісті азайту және жол жүру қауіпсіздігін арттыру.",
        "Уменьшить заторы и повысить безопасность движения.",
        "Fewer jams and safer traffic.",
    ),
    "construction": (
        "Тұрғындарды қолжетімді әрі сапалы баспанамен қамту.",
        "Обеспечить жителей доступным и качественным жильём.",
        "Affordable, sound homes for residents.",
    ),
    "networks": (
        "Апаттарды азайту және тұтынушыларды үздіксіз қамту.",
        "Сократить аварии и обеспечить бесперебойное снабжение.",
        "Fewer breakdowns and steady supply.",
    ),
    "improvement": (
        "Тұрғындарға жаяу жететін жерде жасыл, жайлы орта жасау.",
        "Создать зелёную и удобную среду в шаговой доступности.",
        "Green, pleasant places within a walk.",
    ),
    "education": (
        "Үш ауысымды жою, оқушыларға жеткілікті орын беру.",
        "Убрать третью смену и дать школьникам достаточно мест.",
        "An end of the third shift, places for all pupils.",
    ),
    "health": (
        "Дәрігерге жетуді жеңілдету және күту уақытын қысқарту.",
        "Облегчить доступ к врачу и сократить ожидание.",
        "Easier access to doctors and shorter waits.",
    ),
}
REPORTS: dict[str, list[Three]] = {
    "early": [
        (
            "Жобалау жұмыстары жүргізілуде, техникалық шарттар алынды.",
            "Идёт проектирование, технические условия получены.",
            "Design goes on, technical conditions were received.",
        ),
        (
            "Құжаттар сараптамаға дайындалды, ескертулер жойылуда.",
            "Документы подготовлены к экспертизе, устраняются замечания.",
            "Papers were prepared for the examination, remarks are being mended.",
        ),
    ],
    "works": [
        (
            "Жұмыстар кесте бойынша, алаңда екі ауысым жұмыс істейді.",
            "Работы по графику, на площадке две смены.",
            "Works keep to the schedule with two shifts on site.",
        ),
        (
            "Ай ішінде негізгі жұмыстар көлемі орындалды, материал қоры жеткілікті.",
            "За месяц выполнен основной объём, запас материалов достаточен.",
            "The main volume of the month was done, there is enough material in stock.",
        ),
    ],
    "slow": [
        (
            "Материал кешігіп жетті, қалып қойған көлем келесі айға ауысты.",
            "Материалы пришли с опозданием, отставание перенесено на следующий месяц.",
            "Material came late; what was missed was moved to the next month.",
        ),
        (
            "Алаңда жұмысшы жетіспейді, мердігерге ескерту хат жіберілді.",
            "На площадке не хватает рабочих, подрядчику направлено письмо.",
            "There are too few workers on site; the contractor was warned in writing.",
        ),
    ],
    "end": [
        (
            "Қабылдау комиссиясына дайындық жүруде, ақаулар жойылуда.",
            "Идёт подготовка к приёмочной комиссии, устраняются недостатки.",
            "Acceptance is being prepared, defects are being mended.",
        ),
    ],
}
SLIPS: dict[str, Three] = {
    "supply": (
        "Құбыр мен металл кешігіп жеткізілді",
        "Трубы и металл поставлены с опозданием",
        "Pipes and steel came late",
    ),
    "contractor": (
        "Мердігер жұмысшы санын азайтты",
        "Подрядчик сократил число рабочих",
        "The contractor has fewer workers",
    ),
    "networks": (
        "Жобада көрсетілмеген желі табылды",
        "Найдены сети, которых нет в проекте",
        "Networks were found that no plan shows",
    ),
    "procurement": ("Конкурс екі рет өткізілді", "Конкурс проведён дважды", "The tender had to be repeated"),
    "weather": ("Ерте аяз түсті", "Рано наступили морозы", "Frost came early"),
}


def purpose_of(block: str) -> dict[str, str]:
    """A purpose by language."""
    return dict(zip(LANGUAGES, PURPOSES[block], strict=True))


def report_words(rng: random.Random, percent: float, is_slow: bool) -> Three:
    """What a head writes at so many per cent."""
    if percent > 92:
        kind = "end"
    elif percent < 12:
        kind = "early"
    else:
        kind = "slow" if is_slow and rng.random() < 0.6 else "works"
    return rng.choice(REPORTS[kind])


def slip_words(rng: random.Random) -> tuple[str, Three]:
    """Why it is late: a code and words."""
    return rng.choice(list(SLIPS.items()))


def sight_words(titles: dict[str, str], percent: float) -> Three:
    """What a photo of the site shows."""
    done = round(percent)
    if percent < BEGUN * 100:
        return (
            f"{titles['kk']}: жұмыс басталғанға дейінгі алаң",
            f"{titles['ru']}: площадка до начала работ",
            f"{titles['en']}: the site before the works",
        )
    return (
        f"{titles['kk']}: жұмыс алаңы, шамамен {done} % орындалды",
        f"{titles['ru']}: площадка, выполнено около {done} %",
        f"{titles['en']}: the site, about {done} % done",
    )
