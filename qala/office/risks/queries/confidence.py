"""Two opinions about delivery side by side: the independent one is kept here, the head's own comes from the reports."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from qala.office.projects.models import Project
from qala.office.risks.models import Assessment
from qala.office.risks.rules.confidence import MEANINGS, TONES, Confidence, gap

ASSESSED = ("project", "recorded_by")


@dataclass(frozen=True)
class Word:
    """What somebody thinks of delivery."""

    rating: str
    said_on: date
    by: str
    grounds: str = ""
    recommendations: str = ""

    @property
    def label(self) -> str:
        """The level in words."""
        return str(Confidence(self.rating).label)

    @property
    def meaning(self) -> str:
        """What the level means."""
        return str(MEANINGS[self.rating])

    @property
    def tone(self) -> str:
        """A tone of the UI kit."""
        return TONES[self.rating]


HeadsWord = Callable[[Project, date], Word | None]
_heads_word: list[HeadsWord] = []


def heads_word_from(source: HeadsWord) -> None:
    """A room above (the reports) knows what the head says; the last one that is declared counts."""
    _heads_word[:] = [source]


def heads_word(project: Project, day: date) -> Word | None:
    """The head's own opinion on the day; None when nobody has asked for it yet."""
    return _heads_word[0](project, day) if _heads_word else None


def newest_assessments(project_ids: Sequence[int], day: date) -> dict[int, Assessment]:
    """The newest of each project on the day, corrected ones left out. One statement."""
    rows = Assessment.objects.filter(project__in=project_ids, valid_on__lte=day, superseded_by=None)
    ordered = rows.select_related(*ASSESSED).order_by("project_id", "-valid_on", "-id").distinct("project_id")
    return {row.project_id: row for row in ordered}


def word_of(row: Assessment) -> Word:
    """An assessment as an opinion."""
    by = str(row.recorded_by) if row.recorded_by else ""
    return Word(row.rating, row.valid_on, by, row.grounds, row.recommendations)


@dataclass(frozen=True)
class Opinions:
    """Side by side; `apart`: how many levels lie between them."""

    head: Word | None
    other: Word | None

    @property
    def apart(self) -> int | None:
        """None while one of the two is missing."""
        return gap(self.head.rating, self.other.rating) if self.head and self.other else None


def opinions(project: Project, day: date) -> Opinions:
    """Both opinions of the day."""
    row = newest_assessments([project.pk], day).get(project.pk)
    return Opinions(heads_word(project, day), word_of(row) if row else None)
