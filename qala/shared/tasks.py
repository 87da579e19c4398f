"""The kernel's own work by the clock."""

from importlib import import_module

from django.conf import settings

from qala.shared import idempotency, jobs, live, throttle
from qala.shared.jobs import periodic
from qala.shared.kept import fold_steps


# Not alone: a lock held by a killed run of this very job would keep it from freeing itself.
@periodic(cron="* * * * *", name="shared.recover_stalled_jobs", queue="clock", is_alone=False)
def recover_stalled_jobs() -> None:
    """Jobs of workers that died run again."""
    jobs.recover_stalled()


@periodic(cron="* * * * *", name="shared.fold_steps", queue="clock")
def fold() -> None:
    """The generations of public pages stay quick to ask."""
    fold_steps()


@periodic(cron="41 * * * *", name="shared.sweep")
def sweep() -> None:
    """Forget old job rows, remembered posts, live messages, counters of attempts and ended sessions.

    A session holds the codes of appeals that a visitor opened, so it must not outlive its end.
    """
    jobs.sweep()
    idempotency.sweep()
    live.sweep()
    throttle.sweep()
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
