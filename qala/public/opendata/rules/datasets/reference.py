"""What the other datasets point to: organisations, districts, topics."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.projects.models import Part
from qala.public.opendata.rules.datasets.shape import PROJECT, Column, Dataset, Kind, Row, Theme, word
from qala.public.projection.rules.facts import Body, Facts


def _organisations(facts: Facts) -> Iterator[Row]:
    held: dict[tuple[str, str], Body] = {("department", facts.department.code): facts.department}
    if facts.customer:
        held["customer", facts.customer.bin or str(facts.customer.name)] = facts.customer
    for contract in facts.contracts:
        held["supplier", contract.supplier.bin or str(contract.supplier.name)] = contract.supplier
    for partner in facts.partners:
        held[partner.part, partner.body.bin or str(partner.body.name)] = partner.body
    for (part, _key), body in held.items():
        yield {
            "project": facts.code,
            "part": part,
            "part_name": str(PARTS[part]) if part in PARTS else word(Part, part),
            "organisation": body.code,
            "name": str(body.name),
            "bin": body.bin,
            "address": body.address,
            "website": body.website,
        }


PARTS = {
    "department": _("Department of the project"),
    "customer": _("Customer of the project"),
    "supplier": _("Supplier of a contract"),
}

ORGANISATIONS = Dataset(
    "organisations",
    pgettext_lazy("dataset", "Organisations of projects"),
    _("Which body has which part in which project: department, customer, contractor, supervision."),
    Theme.BODIES,
    (
        PROJECT,
        Column("part", _("Code of the part")),
        Column("part_name", _("Part in the project")),
        Column("organisation", _("Code of the organisation")),
        Column("name", _("Name of the organisation")),
        Column("bin", _("BIN of the organisation")),
        Column("address", _("Address of the organisation")),
        Column("website", _("Site of the organisation")),
    ),
    _organisations,
    keywords=_("organisations, contractors, departments"),
)

DISTRICTS = Dataset(
    "districts",
    pgettext_lazy("dataset", "Districts of the city"),
    _("Codes, names and outlines of the districts of today."),
    Theme.PLACES,
    (
        Column("district", _("Code of the district"), is_required=True),
        Column("name", _("Name of the district")),
        Column("kato", _("Code in the state's register of places (KATO)")),
        Column("area_km2", _("Area of the district"), Kind.NUMBER, _("km²")),
    ),
    key=("district",),
    has_places=True,
    keywords=_("districts, borders"),
    filters=("district",),
)

TOPICS = Dataset(
    "topics",
    pgettext_lazy("dataset", "Topics of appeals"),
    _("What an appeal to the city can be about: the catalogue of topics in use."),
    Theme.BODIES,
    (
        Column("topic", _("Code of the topic"), is_required=True),
        Column("name", _("Name of the topic")),
        Column("group", _("Code of the group")),
        Column("group_name", _("Group of the topic")),
        Column("about", _("Description of the topic")),
        Column("is_emergency", _("May be an emergency"), Kind.TRUTH),
    ),
    key=("topic",),
    keywords=_("topics, appeals, catalogue"),
)
