"""The Open311 GeoReport v2 server and the clients that hold a key to it.

Nouns: ApiClient, ServiceToken. It translates; what happens is an action of `appeals`.
"""
