"""`qala make-vapid-keys`: the key pair by which push services know the city."""

import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from qala.ground.notifications.rules import webpush


class Command(BaseCommand):
    """Once: a second pair makes every subscription worthless."""

    help = (
        "Make the key of push messages and keep it in QALA_HOME (vapid.key), or show it for the environment."
    )

    def add_arguments(self, parser: Any) -> None:
        """--show writes no file."""
        parser.add_argument(
            "--show", action="store_true", help="print QALA_VAPID_PRIVATE_KEY instead of a file"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Refuses where a key is in use: all browsers would have to subscribe again."""
        if settings.VAPID_PRIVATE_KEY:
            raise CommandError("There is a key in use; with another one every subscription would be lost.")
        made = webpush.new_private_key()
        if options["show"]:
            self.stdout.write(f"QALA_VAPID_PRIVATE_KEY={made}")
            return
        path = Path(settings.HOME) / "vapid.key"
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError as found:
            raise CommandError(f"{path} is there already.") from found
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(made + "\n")
        self.stdout.write(f"{path}\nRestart Qala; the preferences then offer push messages.")
