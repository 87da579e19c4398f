"""The template tags by subject; `templatetags/ui.py` joins them into `{% load ui %}`."""
