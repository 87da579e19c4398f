"""How django-allauth meets the house: accounts, phones, letters, second factors."""

import base64
import hashlib
import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.fernet import Fernet, MultiFernet
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils.translation import get_language, gettext_lazy, override
from django.utils.translation import gettext as _

from qala.ground.people import sms
from qala.ground.people.models import User
from qala.ground.people.rules import phones
from qala.shared.db import atomic


class PhoneField(forms.CharField):
    """A telephone number in any spelling; the value is E.164."""

    widget = forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"})

    def clean(self, value: Any) -> Any:
        """E.164, or an empty text when not required."""
        text = super().clean(value)
        if not text:
            return text
        number = phones.to_e164(text)
        if number is None:
            raise ValidationError(gettext_lazy("This is not a telephone number."), code="phone")
        return number


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """E-mail or phone, both spelt one way."""

    def save_user(self, request: Any, user: User, form: Any, commit: bool = True) -> User:
        """A resident, with the name given and the language of the page."""
        user.full_name = form.cleaned_data.get("full_name", "") or user.full_name
        user.language = (get_language() or settings.LANGUAGE_CODE)[:2]
        user.kind = User.Kind.RESIDENT
        saved: User = super().save_user(request, user, form, commit)
        # They have just chosen the password: a passkey made next does not ask for it again.
        record_authentication(request, saved, method="password")
        return saved

    def get_login_stages(self) -> list[str]:
        """The e-mail stage is ours: it lets people through who have no e-mail at all."""
        theirs = "allauth.account.stages.EmailVerificationStage"
        ours = "qala.ground.people.stages.EmailStage"
        return [ours if stage == theirs else stage for stage in super().get_login_stages()]

    def phone_form_field(self, **kwargs: Any) -> forms.Field:
        """The field for phones."""
        kwargs.setdefault("label", gettext_lazy("Phone"))
        return PhoneField(**kwargs)

    def get_phone(self, user: User) -> tuple[str, bool] | None:
        """The number waiting for its proof, else the proven one."""
        if user.unproven_phone:
            return user.unproven_phone, False
        return (user.phone, True) if user.phone else None

    def set_phone(self, user: User, phone: str, verified: bool) -> None:
        """Keep a number; an unproven one stands apart and blocks nobody."""
        if verified:
            self.set_phone_verified(user, phone)
            return
        user.unproven_phone = phone
        user.save(update_fields=["unproven_phone", "updated_at"])

    def set_phone_verified(self, user: User, phone: str) -> None:
        """The code was right. Raises ValidationError when somebody else proved the same number first."""
        user.phone, user.unproven_phone = phone, ""
        try:
            with atomic():
                user.save(update_fields=["phone", "unproven_phone", "updated_at"])
        except IntegrityError as problem:
            raise self.validation_error("phone_taken") from problem

    def get_user_by_phone(self, phone: str) -> User | None:
        """Whoever proved the number, in any spelling of it."""
        number = phones.to_e164(phone)
        return User.objects.filter(phone=number).first() if number else None

    def clean_phone(self, phone: str) -> str:
        """E.164."""
        return phones.to_e164(phone) or phone

    def send_verification_code_sms(self, user: User, phone: str, code: str, **kwargs: Any) -> None:
        """The code, in the language of the page."""
        sms.send(to=phone, text=_("Qala: your code is %(code)s. Tell it to nobody.") % {"code": code})

    def send_unknown_account_sms(self, phone: str, **kwargs: Any) -> None:
        """Somebody typed a number without an account; its owner should not be troubled."""

    def send_account_already_exists_sms(self, phone: str) -> None:
        """Tell the owner, not the page, that there is an account."""
        sms.send(
            to=phone, text=_("Qala: you already have an account with this phone. Sign in with your password.")
        )

    def _get_login_attempts_cache_key(self, request: Any, **credentials: Any) -> str:
        """Count per name typed. The library forgets phones here: all of them would share one count."""
        name = credentials.get("email") or phones.to_e164(credentials.get("phone") or "") or ""
        return f"login:{name.strip().lower()}"

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Ask for the password again before sensitive things, but not of somebody who gave it just now."""
        if not super().is_reauthentication_required(app=app, **kwargs):
            return False
        records = get_authentication_records(self.request, self.request.user)
        return not records or time.time() - records[-1]["at"] > settings.ACCOUNT_REAUTHENTICATION_TIMEOUT

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Letters to known people go out in their language."""
        language = User.objects.filter(email=email.lower()).values_list("language", flat=True).first()
        with override(language or get_language()):
            super().send_mail(template_prefix, email, context)


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets of second factors are encrypted in the database with a key made of SECRET_KEY."""

    def encrypt(self, text: str) -> str:
        """Fernet with the present key."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Fernet with the present or a former key (SECRET_KEY_FALLBACKS)."""
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Staff keep at least one app or key where the city requires a second factor."""
        user = authenticator.user
        if (
            not (settings.MFA_REQUIRED and user.is_staff)
            or authenticator.type == Authenticator.Type.RECOVERY_CODES
        ):
            return True
        others = Authenticator.objects.filter(
            user=user, type__in=[Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
        )
        return bool(others.exclude(pk=authenticator.pk).exists())

    def get_totp_label(self, user: User) -> str:
        """What the authenticator app shows beside the issuer."""
        return user.email or phones.for_people(user.phone or "") or str(user)


class IdentityAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Sign-in through the government's identity provider."""

    def populate_user(self, request: Any, sociallogin: Any, data: dict[str, Any]) -> User:
        """The name as the provider writes it."""
        user: User = super().populate_user(request, sociallogin, data)
        parts = (data.get("name"), f"{data.get('last_name') or ''} {data.get('first_name') or ''}")
        user.full_name = next((part.strip() for part in parts if part and part.strip()), "")[:150]
        user.language = (get_language() or settings.LANGUAGE_CODE)[:2]
        return user


def _cipher() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet(
        [
            Fernet(base64.urlsafe_b64encode(hashlib.sha256(f"second-factor:{key}".encode()).digest()))
            for key in keys
        ]
    )
