"""The Open311 GeoReport v2 server, and the keys of programs: for it and for Qala's own API.

Nouns: ApiClient, ClientUsage, Jurisdiction, ServiceOffer, ServiceQuestion, ServiceChoice, ServiceToken,
RequestOrigin. It translates; what happens is an action of `appeals`. It reads no XML, so there is none to attack.
"""
