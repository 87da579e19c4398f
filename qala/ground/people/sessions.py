"""A person's open sessions."""

from allauth.usersessions.models import UserSession

from qala.ground.people.models import User


def end_sessions(user: User) -> int:
    """Sign the person out everywhere; returns how many sessions ended."""
    sessions = list(UserSession.objects.filter(user_id=user.pk))
    for session in sessions:
        session.end()
    return len(sessions)
