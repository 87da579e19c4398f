"""The escalation ladder of an appeal as its page shows it: what was told, what comes."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from qala.contact.appeals.models import Appeal, EscalationNotice, Target
from qala.contact.appeals.rules.ladder import moment_of
from qala.contact.catalog.queries import book
from qala.ground.calendars.queries import schedule_for
from qala.ground.calendars.rules import Unit
from qala.ground.people.rules import roles
from qala.shared.clock import today


@dataclass(frozen=True)
class LadderLine:
    """One step: the share, the duty, when it comes or came, and the people who were told."""

    kind: str
    share: int
    role: str
    at: datetime
    notices: list[EscalationNotice] = field(default_factory=list)

    @property
    def is_told(self) -> bool:
        """Whether anybody heard of it."""
        return bool(self.notices)


def ladder_of(appeal: Appeal, targets: Iterable[Target]) -> list[LadderLine]:
    """Steps of the running targets that lie ahead, after everything that was told. One statement."""
    told: dict[tuple[str, int, str], list[EscalationNotice]] = {}
    rows = appeal.escalations.select_related("user", "target").order_by("at", "id")
    for notice in rows:
        told.setdefault((notice.target.kind, notice.share, notice.role), []).append(notice)
    lines = [
        LadderLine(kind, share, roles.label_of(role), notices[-1].at, notices)
        for (kind, share, role), notices in told.items()
    ]
    for target in targets:
        if not target.is_running or target.paused_since is not None:
            continue
        schedule = schedule_for(target.calendar_id)
        unit = Unit(target.unit) if target.unit else Unit.HOURS
        for rung in book().ladder(appeal.procedure_id, target.kind, today()):
            if rung.share > target.escalated_share:
                at = moment_of(target.starts_at, target.due_at, rung.share, schedule, unit, target.stood)
                lines.append(LadderLine(target.kind, rung.share, roles.label_of(rung.role), at))
    return sorted(lines, key=lambda line: (line.at, line.share))
