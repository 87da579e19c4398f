"""Projects: the passport, who answers, stages, the plan with its baselines and change requests, publication.

Project, Portfolio, Programme, WorkItem, Dependency, Baseline, ChangeRequest, Standing … It knows neither money nor
reports nor meetings: the rooms above put their pages and their findings into its registries.
"""
