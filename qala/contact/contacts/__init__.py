"""One conversation with the contact centre: consultation or the beginning of an appeal.

Nouns: Contact, ContactDraft. The operator's workplace lives here; appeals stay in `appeals`.
"""
