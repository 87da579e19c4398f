"""The room's check before publication."""

from django.utils.translation import gettext_lazy as _

from qala.office.projects.publication import check
from qala.public.opendata.queries.checking import is_valid_for_programs

check("oc4ids", _("Open data by OC4IDS"))(is_valid_for_programs)
