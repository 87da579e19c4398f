"""Show who can sign in to the demonstration."""

from typing import Any

from django.core.management.base import BaseCommand

from qala.config.demo.building.people import sign_ins
from qala.config.demo.models import DemoRun
from qala.ground.organisations.models import Organisation
from qala.ground.people.rules import roles


class Command(BaseCommand):
    """Prints nothing where there is no demonstration."""

    help = "Show the sign-ins of the demonstration city: role, e-mail and the one password of all."

    def handle(self, *args: Any, **options: Any) -> None:
        """One line for each account worth showing."""
        run = DemoRun.objects.filter(state=DemoRun.State.MADE).first()
        if run is None:
            return
        names = {body.code: body for body in Organisation.objects.all()}
        rows = [
            (
                str(roles.label_of(one.role)),
                one.email,
                names[one.organisation].name_en if one.organisation else "",
            )
            for one in sign_ins()
        ]
        wide = max(len(role) for role, _, _ in rows), max(len(email) for _, email, _ in rows)
        self.stdout.write(f"Password of all: {run.password}")
        for role, email, organisation in rows:
            self.stdout.write(f"  {role:<{wide[0]}}  {email:<{wide[1]}}  {organisation}".rstrip())
