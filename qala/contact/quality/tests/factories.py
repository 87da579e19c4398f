"""What the tests of the room stand on."""

from datetime import date
from typing import Any

from qala.contact.appeals.actions import Person, accept, answer
from qala.contact.appeals.models import Appeal
from qala.contact.appeals.tests.factories import PROOF, World
from qala.contact.quality.actions import check_waiting
from qala.contact.quality.models import ClosingCheck, ClosingReview, Feedback, SampleRule
from qala.ground.files.models import StoredFile
from qala.ground.files.tests.factories import photo

SINCE = date(2020, 1, 1)
BY_MAIL = Person("Бірінші тұрғын", email="first@example.org", has_agreed=True)
BY_PHONE = Person(phone="+77010000001", has_agreed=True)


def answered(world: World, person: Person = BY_MAIL, files: Any = (), **words: Any) -> Appeal:
    """An appeal taken on and answered at the present moment."""
    appeal = world.appeal(person=person, **words)
    accept(appeal_id=appeal.pk, by=world.people.executor)
    return answer(appeal_id=appeal.pk, text=PROOF, by=world.people.executor, files=files)


def proof(world: World, **whereabouts: Any) -> StoredFile:
    """A photo of the executor that keeps what is given of `taken_at`, `taken_lon`, `taken_lat`."""
    file = photo(by=world.people.executor)
    StoredFile.objects.filter(pk=file.pk).update(keeps_position=True, **whereabouts)
    return file


def sample(percent: float = 100, **words: Any) -> SampleRule:
    """A rule since long ago."""
    return SampleRule.objects.create(percent=percent, valid_from=SINCE, **words)


def checked(world: World, **words: Any) -> ClosingCheck:
    """An answer after the job."""
    appeal = answered(world, **words)
    check_waiting()
    return ClosingCheck.objects.get(appeal=appeal)


def asked(world: World, **words: Any) -> Feedback:
    """The question to the resident of an answered appeal."""
    return Feedback.objects.select_related("appeal", "check_of").get(check_of=checked(world, **words))


def queued(world: World, **words: Any) -> ClosingReview:
    """An answer in the controllers' queue."""
    sample()
    return ClosingReview.objects.select_related("appeal").get(check_of=checked(world, **words))
