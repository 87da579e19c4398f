"""Consultations of tests, made by the actions."""

from datetime import timedelta
from typing import Any

from qala.office.fiveyear.models import PlanVersion
from qala.office.fiveyear.tests.factories import discussed
from qala.public.consultations.actions import open_consultation, prepare, remark, show_remark
from qala.public.consultations.models import Consultation, ConsultationRemark
from qala.shared.clock import today

TEXT = "Мектепті бірінші салыңыздар"


def draft(by: Any, version: PlanVersion | None = None, **fields: Any) -> Consultation:
    """Three weeks from today on."""
    words: dict[str, Any] = {
        "title_kk": "Даму жоспарының жобасы",
        "title_ru": "Проект плана развития",
        "title_en": "Draft of the plan",
        "question_kk": "Алдымен не салайық?",
        "question_ru": "Что строить первым?",
        "question_en": "What comes first?",
        "opens_on": today(),
        "closes_on": today() + timedelta(days=21),
        **fields,
    }
    return prepare(version_id=(version or discussed(by)).pk, by=by, **words)


def opened(by: Any, **fields: Any) -> Consultation:
    """Open to residents."""
    return open_consultation(consultation_id=draft(by, **fields).pk, by=by)


def said(row: Consultation, by: Any = None, text: str = TEXT, **fields: Any) -> ConsultationRemark:
    """By somebody with an account, or with a proven e-mail."""
    contact = "" if by is not None else "zhan@example.org"
    words = {"language": "kk", "contact": contact, **fields}
    return remark(consultation_id=row.pk, text=text, by=by, **words)


def shown(row: Consultation, moderator: Any, by: Any = None, text: str = TEXT) -> ConsultationRemark:
    """Public."""
    return show_remark(remark_id=said(row, by, text).pk, words=text, by=moderator)
