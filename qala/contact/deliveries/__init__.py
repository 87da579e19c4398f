"""What leaves for other systems: signed webhooks and appeals sent to a body by Open311.

Nouns: Webhook, Delivery, OutsideSystem, OutgoingRequest. Delivery state is kept apart from work state: an appeal waits
for nobody's server.
"""
