"""At the start the knowledge base is let into the desk."""

from qala.contact.contacts.queries.knowledge_door import open_door

open_door()
