"""Steps between the right password and the open door."""

from typing import Any

from allauth.account.stages import EmailVerificationStage
from allauth.account.utils import user_email


class EmailStage(EmailVerificationStage):  # type: ignore[misc]
    """E-mail must be proven by those who have one; people with a proven phone alone pass."""

    def handle(self) -> tuple[Any, bool]:
        """(response or None, whether to go on)."""
        user = self.login.user
        if user is not None and not user_email(user) and user.phone:
            return None, True
        if user is None and not self.login.email:
            return None, True
        return super().handle()  # type: ignore[no-any-return]
