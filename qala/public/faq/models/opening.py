"""How often residents open an article, by day; nobody is remembered."""

from django.db import models

from qala.contact.knowledge.models import Article


class Opening(models.Model):
    """One article on one day in the city."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="+", db_index=False)
    on = models.DateField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "on"], name="faq_opening_once")]
        indexes = [models.Index("on", name="faq_opening_day")]

    def __str__(self) -> str:
        return f"{self.article_id} {self.on}: {self.count}"
