"""Translations: find the texts of each room, keep its .po files in order, compile them; no xgettext needed.

A room owns the texts of its code and templates (`qala/<wing>/<room>/locale/{kk,ru}/LC_MESSAGES/django.po`).
A text that `shared` (or `config`) uses stands in shared's catalogue only. To put other words in place of a third
party's (allauth's "Sign In"), list them in the room's `texts.py`: `gettext_noop("Sign In")`; rooms stand before
the third parties in INSTALLED_APPS, so the room's translation wins.
"""
