"""Which steps an appeal's own state leaves open: the stage's, without those that would be refused anyway."""

from qala.contact.appeals.models import Appeal
from qala.contact.appeals.rules.statuses import LIFE, fits_procedure
from qala.contact.catalog.rules.stages import TargetKind


def possible_steps(appeal: Appeal) -> list[str]:
    """Verbs in the order of the table. One statement; a second one for an appeal under the law."""
    rows = appeal.targets.filter(met_at=None, cancelled_at=None)
    running = dict(rows.values_list("kind", "paused_since"))
    stands = running.get(TargetKind.RESOLVE) is not None
    shut = {"resume" if not stands else "pause"}
    if TargetKind.RESOLVE not in running:
        shut |= {"pause", "resume"}
    if TargetKind.NOTICE not in running:
        shut.add("inform")
    if appeal.closed_at:
        shut.add("close")
    if appeal.is_legal:
        is_called = appeal.hearings.filter(held_at=None, cancelled_at=None).exists()
        shut |= {"call_hearing"} if is_called else {"hold_hearing", "drop_hearing"}
    verbs = LIFE.open_verbs(appeal.stage)
    return [verb for verb in verbs if verb not in shut and fits_procedure(verb, is_legal=appeal.is_legal)]
