"""The Telegram bot: fetch updates, or tell Telegram where to bring them."""

import logging
import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import Error as DatabaseError
from django.db import close_old_connections
from django.urls import reverse

from qala.contact.assistant.actions.updates import take_update
from qala.contact.assistant.channels import NotSent
from qala.contact.assistant.channels.telegram import Telegram, telegram, webhook_path, webhook_secret
from qala.contact.assistant.models import Channel
from qala.contact.assistant.tasks import handle_soon

log = logging.getLogger("qala.assistant")
WANTED = ["message", "callback_query"]
WAIT = 25  # seconds one question may stay open
PAUSE = 5.0


class Command(BaseCommand):
    """`qala telegram`: long polling until it is stopped; `--set-webhook`, `--drop-webhook`, `--info` ask once."""

    help = "Fetch updates of the Telegram bot until stopped, or set up its webhook."

    def add_arguments(self, parser: CommandParser) -> None:
        """One of them at most."""
        group = parser.add_mutually_exclusive_group()
        group.add_argument(
            "--set-webhook", action="store_true", help="let Telegram bring updates to this site"
        )
        group.add_argument("--drop-webhook", action="store_true", help="let it keep them for long polling")
        group.add_argument("--info", action="store_true", help="who the bot is and what waits")
        group.add_argument("--once", action="store_true", help="ask once and end")

    def handle(self, *args: Any, **options: Any) -> None:
        """Choose."""
        bot = telegram()
        if bot is None:
            raise CommandError("QALA_TELEGRAM_TOKEN is not set.")
        try:
            if options["set_webhook"]:
                self._set_webhook(bot)
            elif options["info"]:
                self._info(bot)
            elif options["drop_webhook"]:
                self._drop_webhook(bot)
        except NotSent as fault:
            raise CommandError(f"Telegram: {fault}") from None
        if not any(options[name] for name in ("set_webhook", "info", "drop_webhook")):
            poll(bot, is_once=options["once"])

    def _set_webhook(self, bot: Telegram) -> None:
        from aiogram.methods import SetWebhook

        url = settings.BASE_URL + reverse("assistant:telegram", args=[webhook_path()])
        bot.wire.call(
            SetWebhook(url=url, secret_token=webhook_secret(), allowed_updates=WANTED, max_connections=20)
        )
        self.stdout.write("Telegram brings updates to this site.")

    def _drop_webhook(self, bot: Telegram) -> None:
        from aiogram.methods import DeleteWebhook

        bot.wire.call(DeleteWebhook())
        self.stdout.write("Telegram keeps updates for long polling.")

    def _info(self, bot: Telegram) -> None:
        from aiogram.methods import GetMe, GetWebhookInfo

        me, hook = bot.wire.call(GetMe()), bot.wire.call(GetWebhookInfo())
        mode = "webhook" if hook.url else "long polling"
        self.stdout.write(f"@{me.username}: {mode}, {hook.pending_update_count} updates wait")


def poll(bot: Telegram, *, is_once: bool = False) -> None:
    """Ask for updates; what was asked for is confirmed by the next question, after it was stored."""
    from aiogram.methods import DeleteWebhook

    offset, is_begun = 0, False
    while True:
        try:
            if not is_begun:
                bot.wire.call(DeleteWebhook())
                is_begun = True
            offset = poll_once(bot, offset, wait=0 if is_once else WAIT)
        except (NotSent, DatabaseError) as fault:
            log.warning("telegram: %s", fault if isinstance(fault, NotSent) else type(fault).__name__)
            close_old_connections()
            time.sleep(PAUSE)
        if is_once:
            return


def poll_once(bot: Telegram, offset: int, *, wait: int) -> int:
    """One question; returns the offset of the next. Raises NotSent, and what the database raises."""
    from aiogram.methods import AnswerCallbackQuery, GetUpdates

    asked = GetUpdates(offset=offset, timeout=wait, allowed_updates=WANTED)
    for update in bot.wire.call(asked, seconds=wait + 15):
        payload = update.model_dump(mode="json", by_alias=True, exclude_unset=True, exclude_none=True)
        incoming, conversation_id, has_files = take_update(channel=Channel.TELEGRAM, payload=payload)
        if has_files:
            handle_soon(conversation_id)
        offset = update.update_id + 1
        if incoming is not None and incoming.ack:
            try:
                bot.wire.call(AnswerCallbackQuery(callback_query_id=incoming.ack), seconds=5)
            except NotSent:
                log.info("a pressed button could not be confirmed")
    return offset
