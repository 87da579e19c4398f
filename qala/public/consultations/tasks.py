"""Jobs of the room."""

from qala.public.consultations.actions import close_due
from qala.public.consultations.actions.forget import forget_old
from qala.public.consultations.actions.tell import tell_summary
from qala.shared.jobs import job, periodic


@periodic(cron="3 * * * *", name="consultations.close_due")
def close_consultations() -> None:
    """Every hour: consultations whose days are over. A remark is refused by the day itself, not by this."""
    close_due()


@periodic(cron="50 1 * * *", name="consultations.forget_old")
def forget_writers() -> None:
    """Every night: writers without an account, once their reply and the summary have long been there."""
    forget_old()


@job(name="consultations.tell_summary")
def tell_of_summary(consultation_id: int) -> None:
    """Everybody who wrote."""
    tell_summary(consultation_id=consultation_id)
