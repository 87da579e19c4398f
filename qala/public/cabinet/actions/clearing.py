"""Take the person out of an appeal, a part in one, or a call: what happened stays, who it was goes.

Names and contacts go whole; free words stay with personal data hidden (`people.rules.masking`). The row audit keeps
when and by whom rows were changed, and its copies lose the same columns. Each is safe to run twice.
"""

import re
from typing import Any

from django.apps import apps
from django.db.models import Model

from qala.contact.appeals.models import Answer, Appeal, Applicant, Inquiry, Reporter
from qala.contact.appeals.rules.searching import search_text
from qala.contact.assistant.models import VoiceNote
from qala.contact.contacts.models import Contact
from qala.contact.mailbox.models import Letter
from qala.contact.quality.models import Feedback
from qala.ground.people.rules.masking import HIDDEN, hide
from qala.shared.models import TimelineEntry
from qala.shared.timeline import kind_of

PERSON = {"full_name": "", "phone": "", "email": "", "iin": "", "home_address": "", "flat": ""}
CALLER = {"full_name": "", "phone": ""}
SHORTEST = 3
LETTER = {"from_address": "", "from_name": "", "subject": "", "text": ""}


def clear_appeal(appeal: Appeal) -> None:
    """The appeal is locked by the caller."""
    known = _names(Applicant.objects.filter(appeal=appeal).first())
    appeal.text, appeal.resident = _hidden(appeal.text, known), None
    appeal.place_note = _hidden(appeal.place_note, known)[:300]
    appeal.search_fold = search_text(appeal.text, appeal.address, appeal.number)
    appeal.save(update_fields=["text", "place_note", "resident", "search_fold"])
    copies = _copies(Appeal).filter(pgh_obj_id=appeal.pk)
    copies.update(text=appeal.text, place_note=appeal.place_note, resident=None)
    Applicant.objects.filter(appeal=appeal).update(**PERSON)
    _copies(Applicant).filter(pgh_obj_id=appeal.pk).update(**PERSON)
    for inquiry in Inquiry.objects.filter(appeal=appeal):
        words = {"question": _hidden(inquiry.question, known), "reply": _hidden(inquiry.reply, known)}
        Inquiry.objects.filter(pk=inquiry.pk).update(**words)
    for answer in Answer.objects.filter(appeal=appeal):
        text = _hidden(answer.text, known)
        if text != answer.text:
            Answer.objects.filter(pk=answer.pk).update(text=text)
            _copies(Answer).filter(pgh_obj_id=answer.pk).update(text=text)
    VoiceNote.objects.filter(appeal=appeal).delete()
    Feedback.objects.filter(appeal=appeal).update(comment="")
    Letter.objects.filter(appeal=appeal).update(**LETTER)
    for contact in Contact.objects.select_for_update().filter(appeal=appeal):
        clear_contact(contact)
    _hide_notes(appeal, known)


def clear_reporter(reporter: Reporter) -> None:
    """One's part in somebody else's appeal."""
    values = {"full_name": "", "phone": "", "email": "", "words": _hidden(reporter.words, _names(reporter))}
    Reporter.objects.filter(pk=reporter.pk).update(**values, resident=None)
    _copies(Reporter).filter(pgh_obj_id=reporter.pk).update(**values, resident=None)


def clear_contact(contact: Contact) -> None:
    """A call."""
    known = _names(contact)
    values = {**CALLER, "note": _hidden(contact.note, known)}
    Contact.objects.filter(pk=contact.pk).update(**values, resident=None)
    _copies(Contact).filter(pgh_obj_id=contact.pk).update(**values, resident=None)
    _hide_notes(contact, known)


def clear_letter(letter: Letter) -> None:
    """A letter that belongs to no appeal."""
    Letter.objects.filter(pk=letter.pk).update(**LETTER)


def _hide_notes(subject: Model, known: list[str]) -> None:
    rows = TimelineEntry.objects.filter(subject_kind=kind_of(subject), subject_id=subject.pk).exclude(note="")
    for entry in rows:
        hidden = _hidden(entry.note, known)
        if hidden != entry.note:
            TimelineEntry.objects.filter(pk=entry.pk).update(note=hidden)


def _names(row: Any) -> list[str]:
    """What the row says who it is: whole, and each longer word of the name, the longest first."""
    if row is None:
        return []
    whole = [str(getattr(row, name, "") or "") for name in ("full_name", "phone", "email", "iin")]
    words = [word for word in whole[0].split() if len(word) > SHORTEST]
    return sorted({each for each in (*whole, *words) if each}, key=len, reverse=True)


def _hidden(words: str, known: list[str]) -> str:
    """By the patterns of personal data, and by what is known of this person."""
    if not words:
        return words
    for each in known:
        words = re.sub(re.escape(each), HIDDEN, words, flags=re.IGNORECASE)
    return hide(words, is_for_all=True)


def _copies(model: type[Model]) -> Any:
    """The audit's rows of a model; no trigger of ours protects them from the one who keeps them."""
    event = apps.get_model(model._meta.app_label, f"{model.__name__}Event")
    return event._default_manager.all()
