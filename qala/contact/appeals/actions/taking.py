"""How jobs that work on many targets share them."""

from django.db.models import QuerySet

from qala.contact.appeals.models import Target


def take(rows: QuerySet[Target], *, order: str, batch: int) -> tuple[list[Target], bool]:
    """Those of `rows` whose appeal nobody holds, and whether there may be more of them. In a transaction.

    The appeal is locked first, as actions do, and all its targets are then in one hand: were each locked together with
    its appeal, two workers could hold two targets of one appeal and each pass over the other's. Read after the lock, so
    that what somebody has just done is not done again.
    """
    rows = rows.select_related("appeal").order_by(order)
    held = list(rows.select_for_update(of=("appeal",), skip_locked=True)[:batch])
    if not held:
        return [], False
    mine = rows.filter(appeal_id__in={target.appeal_id for target in held})
    return list(mine.select_for_update(of=("self",), skip_locked=True)), len(held) == batch
