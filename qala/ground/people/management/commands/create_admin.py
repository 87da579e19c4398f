"""The first administrator of a city."""

import getpass
import sys

from django.core.management.base import BaseCommand, CommandError

from qala.ground.people.actions import appoint, open_account
from qala.ground.people.actions.invite import refuse_weak_password
from qala.ground.people.models import User
from qala.ground.people.rules import roles
from qala.shared.audit import because
from qala.shared.db import atomic
from qala.shared.errors import Refusal


class Command(BaseCommand):
    help = "Open an administrator's account (the first one of a city). Asks for what is not given."

    def add_arguments(self, parser):
        parser.add_argument("--email", help="e-mail to sign in with")
        parser.add_argument("--name", help="full name")
        parser.add_argument("--language", choices=User.Language.values, default=None, help="kk, ru or en")
        parser.add_argument(
            "--password-stdin", action="store_true", help="read the password from standard input, one line"
        )

    def handle(self, *args, **options):
        email = options["email"] or self.ask("E-mail: ")
        name = options["name"] or self.ask("Full name: ")
        password = self.read_password(options["password_stdin"])
        try:
            user = self.make(email, name, password, options["language"] or User.Language.KAZAKH)
        except Refusal as refusal:
            words = " ".join(str(text) for text in refusal.fields.values()) or str(refusal.message)
            raise CommandError(words) from refusal
        self.stdout.write(self.style.SUCCESS(f"Administrator number {user.pk} is ready."))
        self.stdout.write(
            "Next: sign in with this e-mail, set up a second factor in “My account”, keep the recovery"
        )
        self.stdout.write("codes on paper, and invite the others under Administration → Staff.")

    def make(self, email, name, password, language):
        with because("create_admin"), atomic():
            refuse_weak_password(password, User(email=email, full_name=name))
            user = open_account(
                full_name=name,
                email=email,
                kind=User.Kind.STAFF,
                language=language,
                password=password,
                by=None,
            )
            appoint(user_id=user.pk, role=roles.ADMINISTRATOR, reason="create_admin", by=None)
        return user

    def ask(self, words):
        if not sys.stdin.isatty():
            raise CommandError("give --email and --name when nobody can be asked")
        return input(words).strip()

    def read_password(self, from_stdin):
        if from_stdin:
            return sys.stdin.readline().rstrip("\n")
        if not sys.stdin.isatty():
            raise CommandError("give --password-stdin when nobody can be asked")
        first = getpass.getpass("Password (at least ten characters): ")
        if first != getpass.getpass("Again: "):
            raise CommandError("the two passwords differ")
        return first
