"""The virtual operator: one conversation for the site's widget, the Telegram bot and other channels.

Nouns: Conversation, Inbound (an update as it came), Turn (a line of the transcript), Outbound (an answer on its way),
VoiceNote. What is said when stands in one table, `rules/dialogue.py`; appeals are registered by the same action as on
the site. The room decides nothing about appeals and knows nothing that the rooms below do not tell it.
"""
