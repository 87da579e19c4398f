"""Jobs of the room."""

from importlib import import_module

from django.conf import settings

from qala.shared.jobs import periodic


@periodic(cron="37 20 * * *", name="people.clear_sessions")
def clear_sessions() -> None:
    """Every night: sessions that have ended, with what they kept of anonymous visitors."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
