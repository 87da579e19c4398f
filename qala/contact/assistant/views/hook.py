"""Updates that Telegram brings."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from qala.contact.assistant.actions.updates import take_update
from qala.contact.assistant.channels.telegram import SECRET_HEADER, telegram, webhook_path, webhook_secret
from qala.contact.assistant.models import Channel
from qala.contact.assistant.tasks import handle_soon


@csrf_exempt
@require_POST
def telegram_hook(request: HttpRequest, path: str) -> HttpResponse:
    """One update. Only who knows the address and the secret is heard; whoever does not learns nothing."""
    given = request.headers.get(SECRET_HEADER, "")
    is_theirs = constant_time_compare(path, webhook_path()) & constant_time_compare(given, webhook_secret())
    if telegram() is None or not is_theirs:
        # As if nothing were ever taken here: the same for a city without a bot and for a wrong secret.
        return HttpResponseNotAllowed([])
    try:
        payload: Any = json.loads(request.body)
        incoming, conversation_id, has_files = take_update(channel=Channel.TELEGRAM, payload=payload)
    except (ValueError, TypeError):
        # Never sent again by Telegram for our refusal: it is no update of the Bot API.
        return JsonResponse({"ok": False}, status=400)
    if has_files:
        handle_soon(conversation_id)
    if incoming is not None and incoming.ack:
        # The answer to the webhook may itself be a call: the sign that the button was heard.
        return JsonResponse({"method": "answerCallbackQuery", "callback_query_id": incoming.ack})
    return JsonResponse({"ok": True})
