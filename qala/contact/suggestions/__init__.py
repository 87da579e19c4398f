"""What the text itself says about topic and urgency: a classifier trained on the city's own register.

Nouns: ClassifierModel, Suggestion. A person always decides; every acceptance and correction is counted.
"""
