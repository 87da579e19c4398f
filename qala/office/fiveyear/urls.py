"""Addresses of the room; pages of one project begin with `projects/<code>/`."""

from django.urls import path

from qala.office.fiveyear.views import drivers, execution, files, plans, proposals, versions

app_name = "fiveyear"
urlpatterns = [
    path("fiveyear/", plans.plans, name="plans"),
    path("fiveyear/new/", plans.new_plan, name="new_plan"),
    path("fiveyear/versions/<int:pk>/", versions.version, name="version"),
    path("fiveyear/versions/<int:pk>/file/<slug:form>/", files.version_file, name="version_file"),
    path("fiveyear/versions/<int:pk>/ceilings/", versions.ceilings, name="ceilings"),
    path("fiveyear/versions/<int:pk>/ceilings/check/", proposals.ceiling_check, name="ceiling_check"),
    path("fiveyear/versions/<int:pk>/proposal/", proposals.new_proposal, name="new_proposal"),
    path("fiveyear/versions/<int:pk>/remark/", versions.say, name="remark"),
    path("fiveyear/versions/<int:pk>/step/<slug:verb>/", versions.step, name="step"),
    path("fiveyear/remarks/<int:pk>/", versions.reply, name="answer"),
    path("fiveyear/proposals/<int:pk>/", proposals.proposal, name="proposal"),
    path("fiveyear/proposals/<int:pk>/edit/", proposals.edit_proposal, name="edit_proposal"),
    path("fiveyear/proposals/<int:pk>/drop/", proposals.drop, name="drop_proposal"),
    path("fiveyear/proposals/<int:pk>/project/", proposals.to_project, name="become_project"),
    path("fiveyear/drivers/", drivers.drivers, name="drivers"),
    path("fiveyear/indicators/<int:pk>/", drivers.tell, name="measure"),
    path("projects/<slug:code>/indicators/", drivers.indicators, name="indicators"),
    path("projects/<slug:code>/indicators/new/", drivers.edit_indicator, name="new_indicator"),
    path("projects/<slug:code>/indicators/<int:pk>/", drivers.edit_indicator, name="edit_indicator"),
    path("fiveyear/plans/<slug:code>/", plans.plan, name="plan"),
    path("fiveyear/plans/<slug:code>/version/", plans.new_version, name="new_version"),
    path("fiveyear/plans/<slug:code>/compare/", plans.compared, name="compare"),
    path("fiveyear/plans/<slug:code>/execution/", execution.executed, name="execution"),
]
