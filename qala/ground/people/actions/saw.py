"""Note that somebody looked at personal data."""

from django.db.models import Model

from qala.ground.people.models import PersonalDataView, User
from qala.shared.timeline import kind_of


def saw(viewer: User | None, subject: Model, purpose: str) -> None:
    """One insert: who opened the contacts of whom or what, and why ("answering an appeal"). Never raises a refusal."""
    PersonalDataView.objects.create(
        viewer=viewer if viewer is not None and viewer.pk else None,
        subject_kind=kind_of(subject),
        subject_id=subject.pk,
        purpose=purpose[:200],
    )
