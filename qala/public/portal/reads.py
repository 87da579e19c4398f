"""What a process that is the public portal alone may read of the database: deny by default.

A table that holds somebody's own business names its columns; of the others all are granted. What stands nowhere here
(accounts, sessions, calls, contacts, letters, votes, most of the office) the portal cannot read at all.
"""

from collections.abc import Iterator

from django.apps import apps
from django.db import connection
from django.db.models import Model

ALL = ""
READS = {
    # Appeals without words, secret and people; a photo's and an answer's own row only as far as they were released.
    "appeals.Appeal": (
        "id number language topic status stage priority channel source external_id procedure duplicate_of is_public"
        " received_at registered_at accepted_at first_answer_at resolved_at closed_at changed_at next_due_at"
        " planned_on is_overdue was_late reopened_count executor building district quarter lon lat point h3"
        " place_quality"
    ),
    "appeals.Answer": "id appeal organisation at language is_unfavourable",
    "appeals.Target": ALL,
    "published.EmbedSite": ALL,
    "published.MapCell": ALL,
    "published.MeasuredTimes": ALL,
    "published.Publication": "appeal words language cause is_hidden at search_fold search",
    "published.PublicPlace": ALL,
    "published.PublicTerms": ALL,
    "published.ReleasedAnswer": ALL,
    "published.ReleasedPhoto": ALL,
    "shared.TimelineEntry": "id subject_kind subject_id verb at is_public",
    # Projects as they were published.
    "portfolio.ProjectQuestion": ALL,
    "projection.ProjectVersion": ALL,
    "projection.PublicProject": ALL,
    "projects.Project": "id code publication",
    "projects.ProjectDocument": "id project file access withdrawn_at",
    "projects.ProjectStep": "id project evidence",
    "reporting.ProjectPhoto": "id project file kind stage",
    # Open data.
    "opendata.DatasetMark": ALL,
    "opendata.QualityReport": ALL,
    "opendata.ReleaseDecision": ALL,
    "opendata.Reuse": "id title address maker about language datasets state proposed_at decided_at",
    "opendata.Snapshot": ALL,
    "cabinet.Following": "user kind dataset",
    "people.User": "id is_active",
    # Consultations, polls, knowledge.
    "consultations.Consultation": ALL,
    "consultations.ConsultationRemark": (
        "id consultation number line language made_at due_on state words cause read_at outcome reply replied_at"
    ),
    "faq.Opening": ALL,
    "knowledge.Article": ALL,
    "knowledge.Article_topics": ALL,
    "knowledge.ArticleUse": "id article kind on",
    "knowledge.ArticleVersion": ALL,
    "knowledge.Banner": ALL,
    "knowledge.Banner_districts": ALL,
    "knowledge.Banner_topics": ALL,
    "polls.Option": ALL,
    "polls.Poll": ALL,
    "polls.PollCount": ALL,
    "polls.Question": ALL,
    # Books and places.
    "catalog.Cause": ALL,
    "catalog.Channel": ALL,
    "catalog.EscalationStep": ALL,
    "catalog.LetterTemplate": ALL,
    "catalog.Procedure": ALL,
    "catalog.ProcedureTerm": ALL,
    "catalog.Route": ALL,
    "catalog.ServiceTerm": ALL,
    "catalog.Status": ALL,
    "catalog.Topic": ALL,
    "catalog.TopicGroup": ALL,
    "files.StoredFile": ALL,
    "organisations.Organisation": ALL,
    "places.Building": ALL,
    "places.City": ALL,
    "places.District": ALL,
    "places.DistrictOutline": ALL,
    "places.Quarter": ALL,
    "places.Street": ALL,
    "shared.GenerationStep": ALL,
}
# Whether a book changed is seen by the number of its latest change.
BOOKS = ("organisations.Organisation", *(label for label in READS if label.startswith("catalog.")))


def statements(role: str) -> Iterator[str]:
    """SQL that lets a role read this and nothing else, however often it is run; the role is there already."""
    quote = connection.ops.quote_name
    who = quote(role)
    yield f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {who}"
    yield f"GRANT USAGE ON SCHEMA public TO {who}"
    for label, names in (*READS.items(), *((f"{label}Event", "pgh_id") for label in BOOKS)):
        model = apps.get_model(label)
        columns = ", ".join(quote(column) for column in _columns(model, names))
        yield f"GRANT SELECT{f' ({columns})' if names else ''} ON {quote(model._meta.db_table)} TO {who}"


def _columns(model: type[Model], names: str) -> list[str]:
    return [str(getattr(model._meta.get_field(name), "column")) for name in names.split()]  # noqa: B009 - not of relations
