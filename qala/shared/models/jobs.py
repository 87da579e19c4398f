"""Why jobs failed: procrastinate keeps the state of a job but not its error."""

from django.db import models
from django.db.models.functions import Now


class JobFailure(models.Model):
    """One failed attempt. Kind and place of the error only: messages may repeat somebody's words or phone."""

    job_id = models.BigIntegerField()
    job_name = models.CharField(max_length=128)
    error = models.CharField(max_length=200, help_text="class of the error, or the code of a refusal")
    place = models.TextField(help_text="the call chain: file:line function")
    failed_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["job_id", "-id"], name="job_failure_job")]

    def __str__(self) -> str:
        return f"{self.job_name} {self.job_id}: {self.error}"
