"""Files: the photos, videos and documents people send, made safe before anybody sees them.

Nouns: a stored file (what was sent, after cleaning), an upload (a large file on its way, resumable), a
variant (clean copy, thumbnails, poster frame, private original), a sender (account or anonymous session).
The room does not decide who may see a file: it asks the viewers that higher rooms register, and refuses
otherwise.
"""
