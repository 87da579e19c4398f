"""Filters of the list screens."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qala.ground.places.models import Street
from qala.ground.places.models.street import StreetKind
from qala.shared.folding import fold, street_key
from qala.shared.lists.filters import ChoicesFilter, ListFilter, TextFilter


class StreetFilter(ListFilter):
    text = TextFilter(label=_("Name in any spelling"), method="by_text")
    kind = ChoicesFilter(label=_("Kind"), choices=[choice for choice in StreetKind.choices if choice[0]])

    class Meta:
        model = Street
        fields: list[str] = []

    def by_text(self, streets, _name, text):
        key = street_key(text) or fold(text)
        if not key:
            return streets.none()
        near = Q(search_key__trigram_word_similar=key)
        return streets.filter(Q(search_key__contains=f"|{key}") | Q(search_key__contains=f" {key}") | near)
