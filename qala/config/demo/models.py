"""How far the demonstration of this database has come."""

from django.db import models


class DemoRun(models.Model):
    """One row at most. Its standing part is made in one transaction; appeals follow in many, and a run that was killed
    among them is found here as "making", swept and played again. No page shows it, so nothing here is translated."""

    class State(models.TextChoices):
        """Where it stands."""

        MAKING = "making", "being made"
        MADE = "made", "made"

    state = models.CharField(max_length=10, choices=State.choices, default=State.MAKING)
    seed = models.IntegerField()
    appeals_count = models.PositiveIntegerField()
    until = models.DateTimeField()
    password = models.CharField(max_length=40)
    projects_lived = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(models.Value(1), name="demo_run_single")]

    def __str__(self) -> str:
        return f"{self.state}: {self.appeals_count} appeals, seed {self.seed}"
