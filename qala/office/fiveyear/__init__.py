"""The five-year plan: proposals, versions, remarks, ceilings, scenarios, approval, execution; driver projects.

Nouns: FiveYearPlan, PlanVersion, Proposal, Remark, Ceiling. Money of approved lines is finance's matter.
"""
