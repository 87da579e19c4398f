"""Addresses of the room; pages of one project begin with `projects/<code>/`."""

from django.urls import path

from qala.office.risks.views import confidence, issues, lists, results, risks

app_name = "risks"
urlpatterns = [
    path("risks/", lists.risks, name="risks"),
    path("issues/", lists.issues, name="issues"),
    path("results/", lists.results, name="results"),
    path("projects/<slug:code>/risks/", risks.project_risks, name="project"),
    path("projects/<slug:code>/risks/new/", risks.new_risk, name="new"),
    path("projects/<slug:code>/risks/<int:number>/", risks.risk, name="risk"),
    path("projects/<slug:code>/risks/<int:number>/edit/", risks.edit_risk, name="edit"),
    path("projects/<slug:code>/risks/<int:number>/measures/new/", risks.new_response, name="new_response"),
    path(
        "projects/<slug:code>/risks/<int:number>/measures/<int:pk>/",
        risks.done_response,
        name="done_response",
    ),
    path("projects/<slug:code>/risks/<int:number>/<slug:verb>/", risks.step, name="step"),
    path("projects/<slug:code>/issues/new/", issues.new_issue, name="new_issue"),
    path("projects/<slug:code>/issues/<int:number>/", issues.issue, name="issue"),
    path("projects/<slug:code>/issues/<int:number>/edit/", issues.edit_issue, name="edit_issue"),
    path("projects/<slug:code>/issues/<int:number>/<slug:verb>/", issues.step, name="issue_step"),
    path("projects/<slug:code>/results/", results.project_results, name="results_of"),
    path("projects/<slug:code>/results/new/", results.edit_result, name="new_result"),
    path("projects/<slug:code>/results/<int:pk>/", results.result, name="result"),
    path("projects/<slug:code>/results/<int:pk>/edit/", results.edit_result, name="edit_result"),
    path("projects/<slug:code>/results/<int:pk>/measure/", results.measure, name="measure"),
    path("projects/<slug:code>/results/<int:pk>/drop/", results.drop, name="drop"),
    path("projects/<slug:code>/results/<int:pk>/values/<int:measurement>/", results.correct, name="correct"),
    path("projects/<slug:code>/confidence/", confidence.assessments, name="confidence"),
    path("projects/<slug:code>/confidence/new/", confidence.rate, name="rate"),
]
