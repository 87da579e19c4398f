"""Appeals with texts that can be learnt from, and a classifier made of them."""

import random
from datetime import timedelta
from typing import Any

from qala.contact.appeals.models import Appeal
from qala.contact.appeals.tests.factories import World
from qala.contact.catalog.models import Route
from qala.contact.catalog.queries import forget_book
from qala.contact.suggestions.models import ClassifierModel, SuggestionRule
from qala.contact.suggestions.rules.kinds import State
from qala.contact.suggestions.rules.linear import Linear
from qala.contact.suggestions.rules.packing import checksum, pack
from qala.contact.suggestions.training.corpus import Row
from qala.shared.clock import now, travel

ABOUT_HEAT = [
    "батарея",
    "жылу",
    "тепло",
    "холодно",
    "отопление",
    "радиатор",
    "суық",
    "мороз",
    "котёл",
    "пәтерде",
]
ABOUT_LIFTS = [
    "лифт",
    "застрял",
    "кнопка",
    "этаж",
    "кабина",
    "көтергіш",
    "тоқтап",
    "подъезд",
    "диспетчер",
    "двери",
]
COMMON = [
    "пожалуйста",
    "сегодня",
    "опять",
    "бізде",
    "үйде",
    "помогите",
    "снова",
    "жауап",
    "керек",
    "прошу",
    "кеше",
    "соседи",
    "давно",
    "мереке",
]


def text_about(words: list[str], rng: random.Random) -> str:
    """Eleven words in a random order: never a near-copy of another."""
    chosen = rng.sample(words, 4) + rng.sample(COMMON, 7)
    rng.shuffle(chosen)
    return " ".join(chosen)


def rows(count: int = 120, seed: int = 1) -> list[Row]:
    """Two labels, 7 and 9, by turns."""
    rng = random.Random(seed)
    return [
        Row(text_about(ABOUT_HEAT if at % 2 else ABOUT_LIFTS, rng), 7 if at % 2 else 9) for at in range(count)
    ]


def fill_register(world: World, count: int = 60) -> None:
    """Appeals about heat and about lifts, one an hour; the rule lets so few be learnt from."""
    Route.objects.create(topic=world.lifts, executor=world.people.elsewhere, valid_from="2020-01-01")
    forget_book()
    rng = random.Random(3)
    begin = now() - timedelta(hours=count)
    for at in range(count):
        about, topic = (ABOUT_HEAT, world.heat) if at % 2 else (ABOUT_LIFTS, world.lifts)
        with travel(begin + timedelta(hours=at)):
            world.appeal(text=text_about(about, rng), topic_id=topic.pk)
    small_rules(count)


def small_rules(count: int = 60) -> None:
    """Rules for a register of a few appeals."""
    for kind in ("topic", "executor", "priority"):
        SuggestionRule.objects.create(
            kind=kind, valid_from="2020-01-01", least_rows=20, least_label_rows=3, most_rows=max(count, 100)
        )


def make_classifier(
    labels: tuple[int, int], *, state: str = State.PROPOSED, version: int = 1, **words: Any
) -> Any:
    """A tiny classifier of topics, by hand: „жылу“ speaks for the first label, „лифт“ for the second."""
    import numpy as np

    from qala.contact.suggestions.rules.linear import Block

    block = Block({"жылу": 0, "лифт": 1}, np.ones(2, dtype=np.float32))
    weights = np.array([[3, -3], [-3, 3]], dtype=np.float32)
    linear = Linear(
        block, Block({}, np.ones(0, dtype=np.float32)), weights, np.zeros(2, dtype=np.float32), labels
    )
    packed = pack(linear)
    figures = {"rows": 10, "labels": 2, "top1": 0.8, "top3": 1.0, "macro_f1": 0.79}
    return ClassifierModel.objects.create(
        **{
            "kind": "topic", "version": version, "state": state, "packed": packed, "checksum": checksum(packed),
            "size_bytes": len(packed), "row_count": 40, "label_count": 2, "term_count": 2, "made_at": now(),
            "scores": {
                "whole": figures, "languages": {"ru": figures, "kk": figures}, "majority": figures, "nearest": figures,
                "bins": [{"low": 0.8, "high": 0.9, "count": 10, "said": 0.85, "right": 0.8}], "calibration_error": 0.05,
            },
            **words,
        }
    )  # fmt: skip


def newest() -> Appeal:
    """The appeal that was registered last."""
    return Appeal.objects.latest("id")
