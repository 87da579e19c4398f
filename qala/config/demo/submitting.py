"""The residents' form of the demonstration: contacts that are confirmed, and words that somebody has to read first."""

from __future__ import annotations

from datetime import datetime

from qala.contact.appeals.models import Appeal, Applicant
from qala.ground.people.models import User
from qala.public.portal.actions import decide_held, hold_back
from qala.shared.clock import travel

# What somebody angry adds to an appeal, by its language.
ANGER = {
    "ru": ["Сколько можно терпеть, сволочи!", "Дебилы, а не работники.", "Какой-то ублюдок это сделал."],
    "kk": ["Ақымақтар, қашанғы күтеміз!", "Ақымақ біреудің ісі шығар.", "Осындай да ақымақ бола ма!"],
}
HELD, CONFIRMED_OF = 4, 3


def make_sent(*, until: datetime) -> None:
    """A few of the newest appeals from the site hold a blocked word; of the e-mails two in three are confirmed."""
    by_site = Appeal.objects.filter(channel__code="web", source="", procedure=None)
    applicants = Applicant.objects.filter(appeal__in=by_site).exclude(email="")
    for pk, received_at in list(applicants.order_by("-pk").values_list("pk", "appeal__received_at")[:100]):
        if pk % CONFIRMED_OF:
            Applicant.objects.filter(pk=pk).update(email_confirmed_at=received_at)
    reader = User.objects.filter(duties__role="controller").order_by("pk").first()
    newest = by_site.filter(is_public=True, stage="new", language__in=ANGER).order_by("-received_at", "-id")
    with travel(until):
        for number, appeal in enumerate(newest[:HELD]):
            words = ANGER[appeal.language]
            Appeal.objects.filter(pk=appeal.pk).update(text=f"{appeal.text} {words[number % len(words)]}")
            held = hold_back(appeal_id=appeal.pk)
            if held is not None and number == HELD - 1 and reader is not None:
                decide_held(appeal_id=held.pk, is_shown=True, by=reader)
