"""Open an account whose e-mail and phone somebody vouches for."""

from allauth.account.models import EmailAddress
from django.db import IntegrityError
from django.utils.translation import gettext_lazy as _

from qala.ground.people.models import User
from qala.ground.people.rules import phones
from qala.shared import timeline
from qala.shared.db import atomic
from qala.shared.errors import Conflict, Invalid


def open_account(
    *,
    full_name: str,
    email: str = "",
    phone: str = "",
    kind: str = User.Kind.RESIDENT,
    language: str = User.Language.KAZAKH,
    password: str | None = None,
    by: User | None,
) -> User:
    """Make the account with its e-mail counted as proven. Asks no permission: callers do (invite, commands).

    Errors: Invalid (no way to sign in, bad phone), Conflict (e-mail or phone belongs to another account).
    """
    email, number = email.strip().lower(), phones.to_e164(phone) if phone else None
    if phone and number is None:
        raise Invalid(fields={"phone": _("This is not a telephone number.")})
    if not email and not number:
        raise Invalid(fields={"email": _("Give an e-mail or a phone: people sign in with it.")})
    try:
        with atomic():
            user = User.objects.create_user(
                email or None,
                password,
                phone=number,
                full_name=full_name.strip(),
                kind=kind,
                language=language,
            )
            if email:
                EmailAddress.objects.create(user=user, email=email, primary=True, verified=True)
            timeline.add(user, "account_opened", by=by)
    except IntegrityError as problem:
        message = _("An account with this e-mail or phone already exists.")
        raise Conflict(message, code="account_exists") from problem
    return user
