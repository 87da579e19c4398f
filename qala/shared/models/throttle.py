"""How often somebody tried something lately."""

from django.db import models


class ThrottleCount(models.Model):
    """A counter that starts anew when its window has ended. The key is a hash: no address is kept."""

    key = models.CharField(max_length=64, primary_key=True)
    count = models.PositiveIntegerField()
    ends_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.count} until {self.ends_at:%H:%M}"
