"""How the three names of a titled thing are asked for where it has no short name beside the full one."""

from django.utils.translation import gettext_lazy as _

NAMES = {"title_kk": _("Name in Kazakh"), "title_ru": _("Name in Russian"), "title_en": _("Name in English")}
NAMES_HELP = {"title_kk": _("One language is enough; fill in all of them when you can.")}
