"""Which draft became which appeal, so that one that is sent again, after days or twice at once, is not a second one."""

from django.db import models

from qala.contact.appeals.models import Appeal


class SentDraft(models.Model):
    """The browser makes the key with the draft; here stands its hash, because it also leads to the appeal's code."""

    key_hash = models.CharField(max_length=64, primary_key=True)
    appeal = models.ForeignKey(Appeal, models.CASCADE, null=True, related_name="+")
    made_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = "sent draft"

    def __str__(self) -> str:
        return self.key_hash[:8]
