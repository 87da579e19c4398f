"""Who acts in the city: residents and staff, how they sign in, and what their duties allow them.

Nouns: User (a person with an account), Duty (a role held in an organisation from–to), Invitation (a one-time
link for new staff), PersonalDataView (who opened whose contacts, and why).
It does not know what any right means: rooms declare their permissions in `access.py` and ask `people.access`.
"""
