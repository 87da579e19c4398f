"""Static files, tables and the small city for the browser tests; prints what a test needs to know, as one line of JSON.

Runs as a process of its own (`python -m tests.browser.fill`), because the tests' process keeps its own database.
"""

import json
import sys

import django


def main() -> None:
    """Make the city, passwords and sessions."""
    django.setup()
    from django.core.management import call_command
    from django.test import Client
    from django.urls import reverse

    from tests.browser import office
    from tests.personas import everybody
    from tests.small_city import build
    from tests.url_matrix import LETTERS, URL_MATRIX, path_of

    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("migrate", interactive=False, verbosity=0)
    people = everybody()
    city = build(people)
    office.build(people)
    cookies, emails = {}, {}
    for name, user in people.by_name().items():
        if user is None:
            continue
        user.set_password(PASSWORD)
        user.full_name, user.language = NAMES[name], "kk"
        user.save()
        client = Client()
        client.force_login(user)
        cookies[LETTERS[name]] = client.cookies["sessionid"].value
        emails[name] = user.email
    known = {
        "paths": {name: path_of(name, city) for name in URL_MATRIX},
        "cookies": cookies,
        "emails": emails,
        "numbers": {name: appeal.number for name, appeal in city.appeals.items()},
        "secrets": city.secrets,
        "topic": city.world.heat.pk,
        "home": city.home.pk,
        "elsewhere": people.elsewhere.pk,
        "register": reverse("appeals:register"),
    }
    sys.stdout.write(json.dumps(known))


PASSWORD = "jasyl-bazar-2026"
NAMES = {
    "operator": "Динара Оспанова",
    "executor": "Ерлан Жұмабаев",
    "executor_head": "Сәуле Тоқтарова",
    "controller": "Марат Ибраев",
    "administrator": "Гүлнар Әбенова",
    "shift_supervisor": "Бауыржан Қасымов",
    "other_executor": "Нұрлан Серіков",
    "analyst": "Әсел Мұратова",
    "content_editor": "Жанар Бекова",
    "project_office": "Айгүл Сейітова",
    "curator": "Дәурен Ахметов",
    "project_head": "Тимур Оразов",
    "department": "Мадина Есенова",
    "contractor": "Асхат Құдайбергенов",
    "stranger": "Екінші тұрғын",
    "resident": "Бірінші тұрғын",
}


if __name__ == "__main__":
    main()
