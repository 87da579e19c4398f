"""A person with an account."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from qala.shared.audit import audited
from qala.shared.models.abstract import Stamped
from qala.shared.ready import Ready


class UserManager(BaseUserManager["User"]):
    """Makes accounts with e-mail and phone in one spelling."""

    def create_user(self, email: str | None = None, password: str | None = None, **fields: Any) -> "User":
        """A resident by default; without a password nobody can sign in with one. `phone` must be E.164."""
        user = self.model(email=email, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        """By e-mail in any case."""
        return self.get(email=(username or "").strip().lower())

    def get(self, *conditions: Any, **fields: Any) -> "User":
        """One by its key alone (every request of a signed-in person) by a statement that is not composed anew."""
        pk = fields.get("pk")
        # Not through the relations of another row, which know fewer accounts; nor for a number that no column holds.
        is_plain = type(self) is UserManager and not conditions and len(fields) == 1
        if not (is_plain and isinstance(pk, int) and 0 < pk < 2**63):
            return super().get(*conditions, **fields)
        found = _BY_KEY.first(pk)
        if found is None:
            raise self.model.DoesNotExist
        return found


@audited(exclude=("password", "last_login"))
class User(AbstractBaseUser, Stamped):
    """A resident or a member of staff. What staff may do comes from duties alone; there is no superuser."""

    class Kind(models.TextChoices):
        RESIDENT = "resident", _("Resident")
        STAFF = "staff", _("Staff")

    class Language(models.TextChoices):
        KAZAKH = "kk", "Қазақша"
        RUSSIAN = "ru", "Русский"
        ENGLISH = "en", "English"

    email = models.EmailField(_("e-mail"), max_length=254, unique=True, null=True, blank=True)
    phone = models.CharField(_("phone"), max_length=16, unique=True, null=True, blank=True)
    # A number that its giver has not proven yet; kept apart so that nobody can block somebody else's number.
    unproven_phone = models.CharField(max_length=16, blank=True, editable=False)
    full_name = models.CharField(_("full name"), max_length=150, blank=True)
    language = models.CharField(
        _("language"), max_length=2, choices=Language.choices, default=Language.KAZAKH
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.RESIDENT)
    iin = models.CharField(_("IIN"), max_length=12, blank=True)
    iin_verified_at = models.DateTimeField(null=True, blank=True, editable=False)
    is_active = models.BooleanField(_("active"), default=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.CheckConstraint(condition=Q(email=Lower("email")), name="people_user_email_lower"),
            models.CheckConstraint(
                condition=Q(phone__regex=r"^\+[1-9][0-9]{6,14}$"), name="people_user_phone_e164"
            ),
            models.CheckConstraint(
                condition=Q(iin="") | Q(iin__regex=r"^[0-9]{12}$"), name="people_user_iin_digits"
            ),
            # Typed numbers may be wrong or somebody else's; only a proven one is one person's.
            models.UniqueConstraint(
                fields=["iin"], condition=Q(iin_verified_at__isnull=False), name="people_user_iin_verified"
            ),
        ]
        indexes = [
            models.Index(F("kind"), F("is_active"), Lower("full_name"), F("id"), name="people_user_list")
        ]

    def __str__(self) -> str:
        return self.full_name or f"№ {self.pk}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep one spelling: no empty strings where "none" is meant, e-mail in lower case."""
        self.email = (self.email or "").strip().lower() or None
        self.phone = self.phone or None
        super().save(*args, **kwargs)

    @property
    def is_staff(self) -> bool:
        """Whether this is a staff account (a kind of account, not a right)."""
        return self.kind == self.Kind.STAFF

    def get_full_name(self) -> str:
        """The name people see."""
        return self.full_name

    def get_short_name(self) -> str:
        """The first word of the name."""
        return self.full_name.split(" ")[0]


_BY_KEY: Ready[User] = Ready(lambda pk: User.objects.filter(pk=pk), -1)
