"""Train a classifier on the city's register, compare it with the one in use, and propose it when it is better."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from qala.contact.suggestions.access import can_decide
from qala.contact.suggestions.events import ClassifierProposed
from qala.contact.suggestions.models import ClassifierModel
from qala.contact.suggestions.queries.engine import load
from qala.contact.suggestions.queries.register import labelled_texts
from qala.contact.suggestions.queries.rules import rule_for
from qala.contact.suggestions.rules.kinds import State, is_better
from qala.shared import timeline
from qala.shared.clock import now
from qala.shared.db import atomic
from qala.shared.errors import Conflict, require
from qala.shared.events import publish

Tick = Callable[[str], None]


@dataclass(frozen=True)
class Outcome:
    """What a training gave. `model` is None for a dry run; `is_better` against the one in use, or against always
    naming the most frequent answers where none is in use."""

    scores: dict[str, Any]
    compared: dict[str, Any]
    is_better: bool
    model: ClassifierModel | None


def train(*, kind: str, by: Any = None, is_dry_run: bool = False, tick: Tick = lambda stage: None) -> Outcome:
    """Learn from the older appeals, ask about the newest ones. Nothing comes into use by this.

    Call it from a command or a job only: it imports scikit-learn. The reading and learning hold no transaction; only
    the writing does. `by` is None for the periodic job. Raises NotAllowed, Conflict (too few appeals to learn from).
    """
    if by is not None:
        require(can_decide(by))
    from qala.contact.suggestions.training.corpus import Row, split_by_time
    from qala.contact.suggestions.training.learning import TooFew, learn

    rule = rule_for(kind)
    tick("reading")
    rows = [Row(text, label, at) for text, label, at in labelled_texts(kind, most=rule.most_rows)]
    if len(rows) < rule.least_rows:
        raise _too_few()
    tick("splitting")
    split = split_by_time(rows, held_out_share=rule.held_out_share, least_rows=rule.least_label_rows)
    tick("learning")
    try:
        learnt = learn(split.learnt, trained={"kind": kind})
    except TooFew:
        raise _too_few() from None
    tick("asking")
    return _judged(kind, by, is_dry_run, split, learnt, rule.least_gain)


def _too_few() -> Conflict:
    return Conflict(_("The register holds too few settled appeals to learn from."), code="too_few_rows")


def _judged(kind: str, by: Any, is_dry_run: bool, split: Any, learnt: Any, least_gain: float) -> Outcome:
    from qala.contact.suggestions.training.asking import card, figures

    scores = card(learnt, split) | {
        "copies_left_out": split.copies_left_out,
        "rare_left_out": split.rare_left_out,
        "held_since": _iso(split.held_out[0].at if split.held_out else None),
    }
    used = ClassifierModel.objects.filter(kind=kind, state=State.ACTIVE).first()
    compared = figures(load(used.pk), split) if used is not None else {}
    old = compared["whole"]["top1"] if compared else scores["majority"]["top1"]
    better = bool(split.held_out) and is_better(scores["whole"]["top1"], old, least_gain=least_gain)
    made = None
    if not is_dry_run:
        made = _written(kind, by, split, learnt, scores, compared, used, better)
    return Outcome(scores, compared, better, made)


def _written(
    kind: str,
    by: Any,
    split: Any,
    learnt: Any,
    scores: dict[str, Any],
    compared: dict[str, Any],
    used: ClassifierModel | None,
    better: bool,
) -> ClassifierModel:
    from qala.contact.suggestions.rules.packing import checksum, pack

    packed = pack(learnt.linear)
    moments = [row.at for row in split.learnt if row.at is not None]
    with atomic():
        # One training of a kind writes at a time: versions follow one another.
        list(ClassifierModel.objects.select_for_update(no_key=True).filter(kind=kind).values_list("pk"))
        last = ClassifierModel.objects.filter(kind=kind).aggregate(last=Max("version"))["last"] or 0
        if better:
            # An older proposal that nobody decided on is overtaken.
            ClassifierModel.objects.filter(kind=kind, state=State.PROPOSED).update(
                state=State.DISMISSED, packed=b"", size_bytes=0, decided_at=now()
            )
        made = ClassifierModel.objects.create(
            kind=kind,
            version=last + 1,
            state=State.PROPOSED if better else State.WEAKER,
            packed=packed if better else b"",
            checksum=checksum(packed),
            size_bytes=len(packed) if better else 0,
            row_count=len(split.learnt),
            label_count=len(learnt.linear.labels),
            term_count=learnt.linear.weights.shape[0],
            since=min(moments, default=None),
            until=max(moments, default=None),
            scores=scores,
            compared=compared,
            against=used,
            made_at=now(),
            made_by=by,
        )
        timeline.add(made, "train", by=by, data={"top1": scores["whole"]["top1"]})
        if better:
            publish(ClassifierProposed(made.pk))
    return made


def _iso(moment: Any) -> str | None:
    return moment.isoformat() if moment is not None else None
