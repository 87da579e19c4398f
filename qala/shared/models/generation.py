"""How often something that public pages show has changed: a counter that many may raise at once."""

from django.db import models


class GenerationStep(models.Model):
    """One change of a topic. The generation of a topic is the sum of its steps' weights, as a reader's snapshot sees
    them: nobody waits for anybody's row, a step counts from its transaction's commit on, and the sum only grows. Old
    steps are folded into one that weighs as much (`kept.fold_steps`)."""

    topic = models.SlugField(max_length=30)
    weight = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.topic} +{self.weight}"
