"""What people are told, by which channel, when: the bell, e-mail, SMS, messenger, web push.

Nouns: kind (what is told, declared by the room that knows it), occasion (one thing that happened), notification (one
person told of it, once), dispatch (one notification by one channel and what became of it), wording (a city's own text
in place of a kind's). It does not decide when to tell: rooms above call `actions.notify` in their own transaction.
"""
