"""What leaves for other systems: signed webhooks and appeals sent to a body by Open311.

Nouns: Webhook, Delivery, OutsideSystem. Delivery state is kept apart from work state.
"""
