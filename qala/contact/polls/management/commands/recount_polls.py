"""Count polls again, by SQL, and compare with what is published."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from qala.contact.polls.models import Poll
from qala.contact.polls.queries.recount import differences


class Command(BaseCommand):
    """Says for each poll whether the numbers are equal; exit code 1 when some are not."""

    help = "Count polls again from the votes, by SQL, and compare with what is published."

    def add_arguments(self, parser: CommandParser) -> None:
        """Options."""
        parser.add_argument(
            "--poll", type=int, help="the number of one poll; without it all that were opened"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Compare and report."""
        polls = Poll.objects.exclude(stage="draft").order_by("pk")
        if options["poll"] is not None:
            polls = polls.filter(pk=options["poll"])
            if not polls.exists():
                raise CommandError(f"There is no opened poll {options['poll']}.")
        wrong = 0
        for poll in polls:
            found = differences(poll)
            wrong += bool(found)
            self.stdout.write(f"poll {poll.pk} ({poll.stage}): {'NOT EQUAL' if found else 'equal'}")
            for line in found:
                self.stdout.write(f"  {line}")
        if wrong:
            raise CommandError(f"{wrong} of {len(polls)} polls differ.", returncode=1)
        self.stdout.write(f"{len(polls)} polls, all numbers are equal.")
