"""The room's lines of the staff menu, and its part of the service worker."""

from django.utils.translation import gettext_lazy as _

from qala.public.portal.access import KEEP_FORM, MODERATE
from qala.shared.ui.menu import MenuItem
from qala.shared.ui.parts import Look, register_verbs
from qala.shared.workers import worker_part

MENU = [
    MenuItem("public", _("Public site"), "portal:home", "world", order=10),
    MenuItem("public", _("Held appeals"), "portal:held", "eye-off", MODERATE, 40),
    MenuItem("public", _("Rules of the public form"), "portal:rules", "adjustments", KEEP_FORM, 90),
]
register_verbs("portal.blockedword", {"add": Look(_("Added"), "plus", "info"), "end": Look(_("Ended"), "x")})

# What the pages that can be opened without a connection are made of; the journey in tests/browser opens them so.
FILES = (
    *(f"shared/css/{name}.css" for name in (
        "tokens", "base", "shell", "components", "content", "forms", "print"
    )),
    "portal/css/portal.css", "vendor/icons.svg",
    "vendor/tabler/public.css",
    "vendor/htmx/htmx.js", "vendor/htmx/idiomorph-ext.js", "shared/img/favicon.svg",
    *(f"shared/js/{name}.js" for name in ("boot", "toasts", "focus", "combobox", "prefs", "dropdown")),
    *(f"portal/js/{name}.js" for name in (
        "app", "proof", "sending", "steps", "look", "draft", "place", "send", "waiting", "codes"
    )),
    "appeals/js/intake.js", "assistant/css/assistant.css", "assistant/js/widget.js",
)  # fmt: skip
worker_part("portal/js/proof.js", order=80)
worker_part("portal/js/sending.js", order=81)
worker_part("portal/js/worker.js", order=90, files=FILES, pages=("portal:submit", "portal:offline"))
