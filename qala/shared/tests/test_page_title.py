"""The title of the window says which page it is (WCAG 2.4.2)."""

import pytest
from django.template import engines
from django.test import Client

BASE = '{% extends "shared/public.html" %}{% load ui %}'


def title_of(source: str, **context: object) -> str:
    page = engines["django"].from_string(BASE + source).render(context)
    return page.split("<title>")[1].split("</title>")[0]


@pytest.mark.django_db
def test_the_heading_names_the_window() -> None:
    heading = "{% block heading %}<b>Кім & {{ name }}</b>{% endblock %}"
    assert title_of(heading, name="<i>не</i>") == "Кім &amp; &lt;i&gt;не&lt;/i&gt; · Qala"
    assert title_of("") == "Qala"
    assert title_of("{% block title %}Own{% endblock %}" + heading) == "Own"


@pytest.mark.django_db
def test_a_page_of_the_site() -> None:
    assert "<title>Find an appeal by its number · Qala</title>" in Client().get("/track/").content.decode()
