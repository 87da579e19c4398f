"""One row becomes a project, or moves the one it became before."""

from __future__ import annotations

from datetime import date
from typing import Any

from qala.contact.appeals.importing.books import code_for
from qala.ground.organisations.events import OrganisationRegistered
from qala.ground.organisations.models import Organisation
from qala.office.exchange.actions.deals import take_deals
from qala.office.exchange.actions.money import take_money
from qala.office.exchange.actions.taking_back import give_anew
from qala.office.exchange.actions.told_parts import take_identifiers, take_phases
from qala.office.exchange.models import Outcome, ProjectImport, ProjectImportRow, ProjectSource
from qala.office.exchange.queries.lookups import Lookups, Placing
from qala.office.exchange.queries.places import place_of
from qala.office.exchange.rules.findings import Finding
from qala.office.exchange.rules.profiles import Draft, Profile
from qala.office.projects.actions.propose import add_steps, next_code
from qala.office.projects.models import Part, Project, ProjectIdentifier, RoleAssignment
from qala.office.projects.rules import outlines
from qala.shared import timeline
from qala.shared.clock import now, today
from qala.shared.db import validate
from qala.shared.errors import Invalid
from qala.shared.events import publish
from qala.shared.intake.errors import BadRow

LANGUAGES = ("kk", "ru", "en")
SINCE = date(1970, 1, 1)
"""A body of another register is taken to have existed as long as any of its projects."""


class Taker:
    """For the rows of one import, inside its transaction."""

    def __init__(self, batch: ProjectImport, profile: Profile, lookups: Lookups) -> None:
        self._batch = batch
        self._profile = profile
        self._lookups = lookups
        self._sources = {
            source.identifier.value: source
            for source in ProjectSource.objects.filter(identifier__scheme=profile.scheme).select_related(
                "identifier__project"
            )
        }

    def take(self, row: ProjectImportRow) -> str:
        """What became of it: new, changed, moved (imported otherwise meanwhile), rejected."""
        source = self._sources.get(row.key)
        if (source.mark if source else "") != row.before_mark:
            return "moved"
        is_back = source is not None and not source.facts
        draft = Draft.from_facts(row.facts, key=row.key, line=row.line)
        try:
            wanted = self._columns(draft)
            if source is None:
                project = self._new(wanted, draft.key)
                identifier = ProjectIdentifier.objects.create(
                    project=project, scheme=self._profile.scheme, value=draft.key
                )
                source = ProjectSource(identifier=identifier)
            else:
                project = source.identifier.project
                self._change(project, self._patch(source, wanted))
        except (BadRow, Invalid) as fault:
            _reject(row, fault)
            return "rejected"
        told = Draft.from_facts(source.facts, key=row.key) if source.facts else None
        take_identifiers(project, draft)
        take_phases(project, draft, told)
        self._builder(project, draft)
        if self._profile.takes_money and self._batch.made_by is not None:
            self._money(project, draft, row, is_back)
        self._remember(source, row)
        row.project = project
        return "new" if row.outcome == Outcome.NEW else "changed"

    def _columns(self, draft: Draft) -> dict[str, Any]:
        placing = self._lookups.place(draft)
        return columns_of(draft, placing) | {
            "department_id": self._lookups.owner_id(draft, self._new_owner),
            "customer_id": self._lookups.body(draft.text("customer")),
        }

    def _new(self, wanted: dict[str, Any], key: str) -> Project:
        if ProjectIdentifier.objects.filter(scheme=self._profile.scheme, value=key).exists():
            raise BadRow("number_taken", key)
        project = Project(code=next_code(), **wanted)
        validate(project)
        project.save(force_insert=True)
        add_steps(project)
        self._tell(project, "", [])
        return project

    def _patch(self, source: ProjectSource, wanted: dict[str, Any]) -> dict[str, Any]:
        """Only what changed at the source: what people here changed stays theirs. All of it after an undone import."""
        if not source.facts:
            return wanted
        old = Draft.from_facts(source.facts, key=source.identifier.value)
        try:
            before = self._columns(old)
        except BadRow:
            before = {}
        return {name: value for name, value in wanted.items() if name not in before or before[name] != value}

    def _change(self, project: Project, patch: dict[str, Any]) -> None:
        if not patch:
            return
        from_stage = project.stage
        for name, value in patch.items():
            setattr(project, name, value)
        validate(project)
        project.save()
        self._tell(project, from_stage, sorted(patch))

    def _tell(self, project: Project, from_stage: str, fields: list[str]) -> None:
        timeline.add(
            project,
            "import",
            by=self._batch.made_by,
            from_stage=from_stage,
            to_stage=project.stage,
            note=self._batch.file_name,
            data={"import": self._batch.pk, "fields": fields},
        )

    def _new_owner(self, name: str) -> int:
        code = code_for(self._profile.owners.prefix, name, limit=60)
        known = Organisation.objects.filter(code=code).values_list("pk", flat=True).first()
        if known is not None:
            return int(known)
        named = {f"name_{self._profile.language}": name[:250]}
        made = Organisation(code=code, kind=Organisation.Kind.DEPARTMENT, valid_from=SINCE, **named)
        made.save(force_insert=True)
        timeline.add(made, "registered", note=f"import: {self._profile.title}")
        publish(OrganisationRegistered(organisation_id=made.pk))
        return int(made.pk)

    def _builder(self, project: Project, draft: Draft) -> None:
        """The contractor, where it is one of this city's organisations."""
        body = self._lookups.body(draft.text("contractor"))
        if body is None:
            return
        since = draft.days.get("contract_start") or draft.days.get("planned_start") or today()
        held = RoleAssignment.objects.filter(project=project, part=Part.CONTRACTOR, organisation_id=body)
        if not held.exists():
            RoleAssignment.objects.create(
                project=project, part=Part.CONTRACTOR, organisation_id=body, valid_from=since
            )

    def _money(self, project: Project, draft: Draft, row: ProjectImportRow, is_back: bool) -> None:
        supplier = self._lookups.body(draft.text("contractor"))
        by = self._batch.made_by
        scheme, bodies = self._profile.scheme, self._lookups.body
        left = list(give_anew(project, f"{scheme}:{draft.key}", by, draft)) if is_back else []
        is_whole = self._profile.format == "oc4ids"
        left += take_money(project, draft, scheme=scheme, supplier=supplier, is_whole=is_whole, by=by)
        left += take_deals(project, draft, bodies=bodies, by=by)
        row.findings = [*row.findings, *(each.as_json() for each in left)]
        row.codes = sorted({*row.codes, *(each.code for each in left)})

    def _remember(self, source: ProjectSource, row: ProjectImportRow) -> None:
        source.facts, source.mark, source.findings = row.facts, row.mark, row.findings
        source.profile, source.told_at = self._profile.name, now()
        source.save()
        self._sources[row.key] = source


def columns_of(draft: Draft, placing: Placing) -> dict[str, Any]:
    """What the file says in columns of a project."""
    start, finish = draft.days.get("planned_start"), draft.days.get("planned_finish")
    percent = draft.numbers.get("percent")
    place = place_of(draft)
    return {
        **{f"title_{each}": draft.text(f"title_{each}")[:400] for each in LANGUAGES},
        **{f"purpose_{each}": draft.text(f"purpose_{each}") for each in LANGUAGES},
        "stage": placing.stage,
        "block_id": placing.block,
        "kind_id": placing.kind,
        "programme_id": placing.programme,
        "currency": draft.currency,
        "address": draft.text("address")[:400],
        "geometry": _outline(draft.geometry),
        "planned_start": start,
        "planned_finish": None if start and finish and finish < start else finish,
        "actual_start": draft.days.get("actual_start"),
        "actual_finish": draft.days.get("actual_finish"),
        "declared_percent": percent if percent is not None and 0 <= percent <= 100 else None,
        "lon": draft.lon,
        "lat": draft.lat,
        "point": place.point,
        "h3": place.h3,
        "district_id": place.district_id or placing.district,
        "quarter_id": place.quarter_id,
    }


def _outline(geometry: dict[str, Any] | None) -> dict[str, Any] | None:
    """As pages draw it; None for one that cannot be drawn."""
    try:
        return outlines.checked(geometry) if geometry else None
    except ValueError:
        return None


def _reject(row: ProjectImportRow, fault: BadRow | Invalid) -> None:
    if isinstance(fault, BadRow):
        finding = Finding(fault.reason, "", fault.detail[:200])
    else:
        words = "; ".join(f"{name}: {text}" for name, text in fault.fields.items()) or str(fault.message)
        finding = Finding("not_taken", "", words[:200])
    row.outcome = Outcome.REJECTED
    row.findings = [*row.findings, finding.as_json()]
    row.codes = sorted({*row.codes, finding.code})
