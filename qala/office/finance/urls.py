"""Addresses of the room; pages of one project begin with `projects/<code>/`."""

from django.urls import path

from qala.office.finance.views import contracts, labour, lines, money, payments, totals

app_name = "finance"
urlpatterns = [
    path("projects/<slug:code>/money/", money.of_one, name="money"),
    path("projects/<slug:code>/money/contract/", contracts.new_contract, name="new_contract"),
    path("projects/<slug:code>/money/payment/", payments.pay_project, name="pay_project"),
    path("projects/<slug:code>/labour/", labour.tell, name="tell_labour"),
    path("finance/", totals.all_money, name="totals"),
    path("finance/lines/", lines.lines, name="lines"),
    path("finance/lines/new/", lines.new_line, name="new_line"),
    path("finance/lines/<int:pk>/", lines.line, name="line"),
    path("finance/lines/<int:pk>/revise/", lines.revise, name="revise"),
    path("finance/lines/<int:pk>/give/", lines.give, name="allocate"),
    path("finance/amounts/<int:pk>/correct/", lines.correct, name="correct_revision"),
    path("finance/contracts/", contracts.contracts, name="contracts"),
    path("finance/contracts/<int:pk>/", contracts.contract, name="contract"),
    path("finance/contracts/<int:pk>/change/", contracts.change, name="change"),
    path("finance/contracts/<int:pk>/share/", contracts.give_share, name="share"),
    path("finance/contracts/<int:pk>/end/", contracts.end, name="end_contract"),
    path("finance/contracts/<int:pk>/pay/", payments.pay_contract, name="pay"),
    path("finance/contracts/<int:pk>/act/", payments.accept_works, name="certify"),
    path("finance/acts/<int:pk>/correct/", payments.correct_acceptance, name="correct_act"),
    path("finance/payments/", payments.payments, name="payments"),
    path("finance/payments/<int:pk>/correct/", payments.correct, name="correct_payment"),
    path("finance/labour/", labour.labour, name="labour"),
]
