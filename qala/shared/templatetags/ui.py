"""`{% load ui %}`: the components. Signatures in `qala/shared/ui/README.md`, looks on `/gallery/`."""

from django import template

from qala.shared.ui.tags import basic, blocks, content, forms, page

register = template.Library()
for part in (basic, blocks, content, forms, page):
    register.tags.update(part.register.tags)
    register.filters.update(part.register.filters)
