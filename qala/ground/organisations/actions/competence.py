"""Opening and closing of competence rows; every action here works under the organisation's row lock."""

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qala.ground.organisations.models import Competence, Function, Organisation, Succession
from qala.shared.errors import Conflict, Invalid


def held(organisation: Organisation, on: date, function: Function | None = None) -> list[Competence]:
    """Competences that would still hold on the day or later: what must be closed when it ends."""
    rows = Competence.objects.filter(Q(valid_to=None) | Q(valid_to__gt=on), organisation=organisation)
    if function is not None:
        rows = rows.filter(function=function)
    return list(rows.select_related("function").order_by("function__position", "valid_from"))


def close(competence: Competence, on: date) -> None:
    """End it on the day; one that would only have begun then or later never holds and is taken out."""
    if competence.valid_from >= on:
        competence.delete()
        return
    competence.valid_to = on
    competence.save()


def give(organisation: Organisation, function: Function, on: date, note: str = "") -> Competence:
    """Open a competence from the day. Raises Conflict when it holds then or later already, Invalid when the
    organisation does not exist on the day."""
    if not organisation.is_valid_on(on):
        raise Invalid(_("This organisation does not exist on that day."), code="organisation_not_valid")
    if held(organisation, on, function):
        raise Conflict(_("The organisation already holds this function."), code="function_already_held")
    return Competence.objects.create(organisation=organisation, function=function, valid_from=on, note=note)


def pass_on(competences: list[Competence], to: Organisation, on: date, note: str) -> list[str]:
    """Close the rows and open them at the successor, unless it holds them already; returns function codes."""
    for competence in competences:
        close(competence, on)
        if not held(to, on, competence.function):
            give(to, competence.function, on, note)
    return sorted({competence.function.code for competence in competences})


def record(
    predecessor: Organisation,
    successor: Organisation,
    kind: Succession.Kind,
    on: date,
    note: str,
    function: Function | None = None,
) -> Succession:
    """One line of succession. Raises Invalid when both are the same."""
    if predecessor.pk == successor.pk:
        raise Invalid(_("An organisation cannot succeed itself."), code="same_organisation")
    return Succession.objects.create(
        predecessor=predecessor, successor=successor, kind=kind, on=on, note=note, function=function
    )


def locked(*organisation_ids: int) -> dict[int, Organisation]:
    """Lock several organisations in the order of their ids, so that two actions never wait for each other."""
    rows = Organisation.objects.select_for_update(of=("self",)).filter(pk__in=organisation_ids).order_by("pk")
    return {row.pk: row for row in rows}
