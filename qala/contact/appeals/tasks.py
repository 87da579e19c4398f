"""Jobs of the room."""

from qala.contact.appeals.actions.escalate import begin_steps, escalate, reladder
from qala.contact.appeals.actions.recompute import recompute
from qala.contact.appeals.actions.sweep import sweep
from qala.contact.appeals.actions.telling import send_notices
from qala.contact.appeals.actions.telling_staff import tell_assigned, tell_escalated
from qala.contact.appeals.actions.words import learn_words
from qala.shared.jobs import job, periodic


@periodic(cron="* * * * *", name="appeals.sweep_targets")
def sweep_targets() -> None:
    """Every minute: targets that warn or pass, and steps of the ladder that have come."""
    sweep()
    escalate()


@periodic(cron="* * * * *", name="appeals.tell_others")
def tell_others() -> None:
    """Every minute: letters to those who stand behind an answered appeal with others."""
    send_notices()


@periodic(cron="* * * * *", name="appeals.tell_bodies")
def tell_bodies() -> None:
    """Every minute: executors' people hear what was given to their body in the five minutes before."""
    tell_assigned()


@job(name="appeals.tell_escalated", priority=-5)
def tell_named(target_id: int, share: int) -> None:
    """Those whom the ladder named hear of it beside their screens."""
    tell_escalated(target_id=target_id, share=share)


@periodic(cron="20 * * * *", name="appeals.begin_steps")
def begin_dated_steps() -> None:
    """Every hour, so that the city's midnight is met in any zone: steps of the ladder that begin or end."""
    begin_steps()


@periodic(cron="*/5 * * * *", name="appeals.learn_words")
def learn_search_words() -> None:
    """Every five minutes: new words of the register, for finding misspelt ones."""
    learn_words()


@job(name="appeals.recompute_targets", lock="appeals.recompute")
def recompute_targets(calendar_id: int, is_default: bool) -> None:
    """After a calendar changed."""
    recompute(calendar_id=calendar_id, is_default=is_default)


@job(name="appeals.reladder", lock="appeals.reladder")
def reladder_targets() -> None:
    """After the escalation ladder changed."""
    reladder()
