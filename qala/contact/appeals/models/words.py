"""The vocabulary of the register, for finding misspelt words."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models


class SearchWord(models.Model):
    """A folded word that stands in some appeal. Small beside the texts, so trigrams over it are cheap."""

    word = models.CharField(max_length=60, primary_key=True)

    class Meta:
        indexes = [GinIndex(fields=["word"], name="search_word_trigram", opclasses=["gin_trgm_ops"])]

    def __str__(self) -> str:
        return self.word


class VocabularyMark(models.Model):
    """One row: up to which appeal the words have been read."""

    last_id = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.last_id)
