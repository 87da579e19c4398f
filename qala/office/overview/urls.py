"""Addresses of the room; pages of one project begin with `projects/<code>/`."""

from django.urls import path

from qala.office.overview.views import (
    clashes,
    forecast,
    portfolio,
    portfolio_map,
    portfolio_money,
    portfolio_papers,
    portfolio_risks,
    portfolio_timeline,
    portfolio_totals,
)

app_name = "overview"
urlpatterns = [
    path("", portfolio.home, name="home"),
    path("overview/table/", portfolio.table, name="table"),
    path("overview/board/", portfolio.board, name="board"),
    path("overview/map/", portfolio_map.city, name="map"),
    path("overview/points.geojson", portfolio_map.points, name="points"),
    path("overview/timeline/", portfolio_timeline.timeline, name="timeline"),
    path("overview/totals/", portfolio_totals.sums, name="totals"),
    path("overview/money/", portfolio_money.money_page, name="money"),
    path("overview/risks/", portfolio_risks.risk_map, name="risks"),
    path("overview/files/", portfolio_papers.papers, name="papers"),
    path("overview/files/<int:pk>/", portfolio_papers.paper, name="paper"),
    path("projects/<slug:code>/passport.pdf", portfolio_papers.passport_pdf, name="passport"),
    path("projects/<slug:code>/forecast/", forecast.forecast, name="forecast"),
    path("clashes/", clashes.clashes, name="clashes"),
    path("clashes/<int:pk>/", clashes.clash, name="clash"),
    path("clashes/<int:pk>/<slug:verb>/", clashes.clash_step, name="clash_step"),
    path("clashes/occasions/", clashes.occasions, name="occasions"),
    path("clashes/occasions/<int:pk>/remove/", clashes.occasion_remove, name="occasion_remove"),
]
