"""Consultations: the city shows the draft of a five-year plan, residents remark, the city replies to each.

Nouns: Consultation (with the plan as it was shown), ConsultationRemark. What departments say of a plan among themselves
is `office.fiveyear`'s matter. No name and no contact of a resident is ever public.
"""
