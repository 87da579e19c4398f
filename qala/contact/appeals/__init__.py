"""The main job: a resident's appeal goes in, reaches the right executor, is answered in time, everyone can follow it.

Nouns: Appeal, Applicant (personal data, kept apart), Target (a stored deadline), Assignment (who had it, from–to),
Answer, Attachment, Inquiry (a question to the resident), Link. It decides no terms and no routes (catalog does) and
knows nothing of incidents.
"""
