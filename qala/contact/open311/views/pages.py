"""What the pages of the room share."""

from functools import partial

from qala.shared import form_pages

form_page = partial(form_pages.form_page, template="open311/form.html")
