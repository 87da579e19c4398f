"""What may go wrong, what has, what comes of it: risks, issues, results, independent assessments.

Nouns: Risk (with RiskScore and RiskResponse), Issue, Result, ResultMeasurement, Assessment. The computed health is not
made here; the head's own word about confidence comes from the reports (`confidence.heads_word_from`).
"""
