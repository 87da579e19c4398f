"""The catalogue as other portals harvest it: DCAT-AP 3."""

from collections.abc import Iterator

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from qala.public.opendata.queries import oc4ids
from qala.public.opendata.queries.addresses import file_url, page_url, whole
from qala.public.opendata.queries.formats import NAMES, TYPES
from qala.public.opendata.queries.standing import open_datasets
from qala.public.opendata.rules.datasets import Dataset, Theme
from qala.public.opendata.rules.rdf import Iri, Literal, Node
from qala.shared.languages import LANGUAGES

EUROPE = "http://publications.europa.eu/resource/authority/"
THEMES = {
    Theme.PROJECTS: "REGI",
    Theme.MONEY: "ECON",
    Theme.BODIES: "GOVE",
    Theme.PLACES: "REGI",
    Theme.PEOPLE: "SOCI",
}
SPOKEN = {"kk": "KAZ", "ru": "RUS", "en": "ENG"}
MEDIA = "https://www.iana.org/assignments/media-types/"
TITLE = _("Open data of the city")
ABOUT = _(
    "Projects of the city with their money, dates and progress, appeals, polls, and the lists they point to."
)
STANDARD = _("Projects of the city by OC4IDS")
STANDARD_ABOUT = _("The whole portfolio by the Open Contracting for Infrastructure Data Standard 0.9.5.")

STANDARD_WORDS = _("projects, contracts, budget, OC4IDS")

Value = Iri | Literal


def graph() -> Iterator[Node]:
    """Publisher, catalogue, datasets, distributions."""
    publisher = Iri(whole("/#publisher"))
    modified = _modified()
    yield Node(publisher.value, "foaf:Agent", {"foaf:name": [Literal(settings.PUBLISHER)]})
    yield Node(
        _contact().value,
        "vcard:Kind",
        {"vcard:fn": [Literal(settings.PUBLISHER)], "vcard:hasURL": [Iri(whole("/"))]},
    )
    standard = whole(reverse("opendata:oc4ids"))
    yield Node(
        whole(reverse("opendata:catalogue")),
        "dcat:Catalog",
        {
            "dct:title": _texts(TITLE),
            "dct:description": _texts(ABOUT),
            "dct:publisher": [publisher],
            "foaf:homepage": [Iri(whole("/"))],
            "dct:license": [Iri(f"{EUROPE}licence/CC_BY_4_0")],
            "dct:language": [Iri(f"{EUROPE}language/{code}") for code in SPOKEN.values()],
            "dct:modified": modified,
            "dcat:dataset": [Iri(standard), *(Iri(whole(page_url(each))) for each in open_datasets())],
        },
    )
    yield from _standard(standard, publisher, modified)
    for dataset in open_datasets():
        yield from _dataset(dataset, publisher, modified if dataset.of else [])


def _contact() -> Iri:
    """Where questions go: the city's own page, with its telephone and its form."""
    return Iri(whole("/#contact"))


def _modified() -> list[Value]:
    at = oc4ids.state().changed_at
    return [Literal(at.isoformat(), type="xsd:dateTime")] if at else []


def _texts(text: str | Promise) -> list[Value]:
    found: list[Value] = []
    for language in LANGUAGES:
        with translation.override(language):
            found.append(Literal(str(text), language))
    return found


def _keywords(words: str | Promise) -> list[Value]:
    return [
        Literal(word.strip(), text.language)
        for text in _texts(words)
        if isinstance(text, Literal)
        for word in text.value.split(",")
        if word.strip()
    ]


def _dataset(dataset: Dataset, publisher: Iri, modified: list[Value]) -> Iterator[Node]:
    page = Iri(whole(page_url(dataset)))
    files = [(each, language) for each in dataset.formats for language in LANGUAGES]
    yield Node(
        page.value,
        "dcat:Dataset",
        {
            "dct:title": _texts(dataset.title),
            "dct:description": _texts(dataset.about),
            "dct:identifier": [Literal(dataset.code)],
            "dct:publisher": [publisher],
            "dcat:keyword": _keywords(dataset.keywords),
            "dcat:theme": [Iri(f"{EUROPE}data-theme/{THEMES[dataset.theme]}")],
            "dcat:landingPage": [page],
            "dcat:contactPoint": [_contact()],
            "dct:accrualPeriodicity": [Iri(f"{EUROPE}frequency/UPDATE_CONT")],
            "dct:modified": modified,
            "dcat:distribution": [Iri(whole(file_url(dataset, *each))) for each in files],
        },
    )
    for file_format, language in files:
        address = whole(file_url(dataset, file_format, language))
        yield _distribution(address, dataset.title, NAMES[file_format], TYPES[file_format], language)


def _standard(page: str, publisher: Iri, modified: list[Value]) -> Iterator[Node]:
    files = {each: whole(reverse("opendata:oc4ids_projects", args=[each])) for each in LANGUAGES}
    yield Node(
        page,
        "dcat:Dataset",
        {
            "dct:title": _texts(STANDARD),
            "dct:description": _texts(STANDARD_ABOUT),
            "dct:identifier": [Literal("oc4ids")],
            "dct:publisher": [publisher],
            "dcat:theme": [Iri(f"{EUROPE}data-theme/REGI")],
            "dcat:landingPage": [Iri(page)],
            "dcat:contactPoint": [_contact()],
            "dcat:keyword": _keywords(STANDARD_WORDS),
            "dct:conformsTo": [Iri("https://standard.open-contracting.org/infrastructure/0.9/en/")],
            "dct:modified": modified,
            "dcat:distribution": [Iri(address) for address in files.values()],
        },
    )
    for language, address in files.items():
        yield _distribution(address, STANDARD, "OC4IDS JSON", "application/json", language)


def _distribution(address: str, what: str | Promise, title: str, media: str, language: str) -> Node:
    with translation.override(language):
        about = _("{what}: the whole of it, as it is now.").format(what=what)
    return Node(
        address,
        "dcat:Distribution",
        {
            "dct:title": [Literal(f"{title} ({language})")],
            "dct:description": [Literal(about, language)],
            "dcatap:availability": [Iri(f"{EUROPE}planned-availability/STABLE")],
            "dcat:accessURL": [Iri(address)],
            "dcat:downloadURL": [Iri(address)],
            "dcat:mediaType": [Iri(MEDIA + media.split(";", maxsplit=1)[0])],
            "dct:language": [Iri(f"{EUROPE}language/{SPOKEN[language]}")],
            "dct:license": [Iri(f"{EUROPE}licence/CC_BY_4_0")],
        },
    )
