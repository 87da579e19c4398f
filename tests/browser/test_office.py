"""The project office in the browser: the life of a project, a report from a phone, a meeting that moves a plan."""

from datetime import timedelta

import pytest
from django.utils.translation import override

from qala.office.meetings.rules.statuses import LIFE as MEETING
from qala.office.projects.rules.asking import ASKING
from qala.office.projects.rules.statuses import LIFE, Stage
from qala.shared.clock import today
from tests.browser.clerk import Clerk
from tests.browser.conftest import PHONE, Open
from tests.browser.fill import NAMES
from tests.browser.journeys import photo
from tests.browser.office import CHANGED, REPORTED

pytestmark = pytest.mark.browser

TRIES = 40


def test_from_a_proposal_to_a_closed_project(visitor: Open) -> None:
    """Each step by the person whose duty it is, in Kazakh."""
    department, office, head, curator = (Clerk(visitor, letter, "kk") for letter in "dpju")
    code = _proposes(department)
    _names(office, code, {"head": "project_head", "curator": "curator"})
    _passes(curator, code)
    _moves(office, code, "plan", "Қаржы бөлінді")
    _describes(head, code)
    _plans(head, code)
    _promises(curator, code)
    _passes(curator, code)
    _moves(office, code, "prepare")
    _ends(head, code)
    _passes(curator, code)
    _moves(office, code, "build")
    _reports(head, code, "100")
    _accepts(office, code)
    _stands(office, code, "100")
    _ends(head, code)
    _moves(office, code, "commission")
    _expects(head, code)
    _measures(department, code)
    _passes(curator, code)
    _moves(office, code, "close", "Жұмыс аяқталды")
    office.sees(office.meant("project", "Finished"))
    head.open(f"projects/{code}/plan/")
    assert not head.page.locator("main .pl-edit, main #plan-do").count(), "a closed project keeps its plan"


def _proposes(who: Clerk) -> str:
    who.open("projects/new/")
    who.write(
        title_kk="Абай көшесіндегі су құбырын ауыстыру",
        kind="Сумен жабдықтау және кәріз",
        block="Инженерлік желілер",
        planned_start=today().isoformat(),
        planned_finish=(today() + timedelta(days=200)).isoformat(),
    )
    assert who.page.locator("main select[name=department] option:checked").inner_text().strip("-")
    who.save()
    return str(who.page.url.rstrip("/").rsplit("/", 1)[-1])


def _names(who: Clerk, code: str, parts: dict[str, str]) -> None:
    for part, person in parts.items():
        who.open(f"projects/{code}/people/")
        who.page.locator("main select[name=part]").select_option(value=part)
        who.write(person=NAMES[person])
        who.save()
        who.page.get_by_role("cell", name=NAMES[person]).wait_for()


def _describes(who: Clerk, code: str) -> None:
    """The passport is filled in by the head."""
    who.open(f"projects/{code}/edit/")
    who.write(title_ru="Замена водопровода по улице Абая", purpose_kk="Тұрғындарға таза су")
    who.save()
    who.sees("Тұрғындарға таза су")


def _plans(who: Clerk, code: str) -> None:
    """The second work waits for the first."""
    for name, waits in (("Құбыр сатып алу", ""), ("Құбыр төсеу", "1")):
        who.open(f"projects/{code}/plan/")
        who.press("New item")
        who.write(name_kk=name, duration_days="10", waits=waits)
        who.save()
        who.sees(name)


def _promises(who: Clerk, code: str) -> None:
    who.open(f"projects/{code}/plan/")
    who.press("Approve the baseline")
    who.page.wait_for_url("**/baselines/")
    who.write(decision="№ 12 хаттама")
    who.press("Approve the baseline")
    who.page.get_by_role("rowheader", name="1", exact=True).wait_for()


def _passes(who: Clerk, code: str) -> None:
    """The gate that the project stands before, with its paper."""
    who.open(f"projects/{code}/steps/")
    who.press("Pass the gate")
    who.field("Decision: number, day, words").fill("№ 7 шешім")
    who.attach(photo())
    who.save()
    who.page.wait_for_url("**/steps/")


def _ends(who: Clerk, code: str) -> None:
    who.open(f"projects/{code}/steps/")
    who.press("End the step")
    who.save()
    who.page.wait_for_url("**/steps/")


def _moves(who: Clerk, code: str, verb: str, reason: str = "") -> None:
    who.open(f"projects/{code}/")
    who.unfold("Move on")
    who.push(who.label(LIFE, verb))
    who.page.wait_for_url(f"**/move/{verb}/")
    who.write(reason=reason)
    who.save()
    with override(who.language):
        who.sees(str(Stage(LIFE.step(verb).lands_in("")).label))


def _expects(who: Clerk, code: str) -> None:
    """What the project is for, as a number."""
    who.open(f"projects/{code}/results/")
    who.press("New result")
    who.write(title_kk="Су шығыны азаяды", base_value="30", target_value="10", way="Есептегіш бойынша")
    for name in ("level", "indicator"):
        who.page.locator(f"main select[name={name}]").select_option(index=1)
    who.save()
    who.sees("Су шығыны азаяды")


def _measures(who: Clerk, code: str) -> None:
    who.open(f"projects/{code}/results/")
    who.page.get_by_role("link", name="Су шығыны азаяды").first.click()
    who.press("New value")
    who.write(value="12", source="Су арнасының есебі")
    who.save()
    who.sees("Су арнасының есебі")


def test_a_report_from_a_phone(visitor: Open) -> None:
    head, office = Clerk(visitor, "j", "ru", viewport=PHONE), Clerk(visitor, "p", "ru")
    _reports(head, REPORTED, "40")
    _accepts(office, REPORTED)
    _stands(office, REPORTED, "40")


WORDS = {"kk": ("Ауа райы", "Күз жаңбырлы болды"), "ru": ("Погода", "Дождливая осень")}


def _reports(who: Clerk, code: str, done: str) -> None:
    """All works have come so far; it will be later than promised."""
    cause, reason = WORDS[who.language]
    who.open(f"projects/{code}/reports/")
    who.press("Write the report")
    who.page.wait_for_url("**/write/")
    for fold in who.page.locator("main details.r-more summary").all():
        fold.click()
    for percent in who.page.locator(".r-value input").all():
        percent.fill(done)
    who.attach(photo())
    who.write(
        **{f"narrative_{who.language}": reason},
        forecast_finish=(today() + timedelta(days=300)).isoformat(),
        forecast_code=cause,
        forecast_reason=reason,
        declared_percent=done,
    )
    who.page.locator("input[name=confidence]").first.check()
    width = who.page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
    assert width <= 0
    who.press("Send to the project office")
    who.sees(who.meant("report", "Waits for acceptance"))


def _accepts(who: Clerk, code: str) -> None:
    who.open("reporting/reports/?stage=submitted")
    who.page.locator("tbody tr", has_text=code).get_by_role("link").first.click()
    who.sees(WORDS[who.language][1])
    who.push(who.meant("report", "Accept"))
    who.sees(who.meant("report", "Accepted"))


def _stands(who: Clerk, code: str, percent: str) -> None:
    """The worker reckons where the project stands soon after."""
    for _attempt in range(TRIES):
        who.open(f"projects/{code}/")
        if who.page.locator(".p-share strong", has_text=percent).count():
            return
        who.page.wait_for_timeout(500)
    raise AssertionError(who.page.locator(".p-shares").all_inner_texts())


def test_a_decision_moves_a_plan(visitor: Open) -> None:
    office, head, curator = (Clerk(visitor, letter, "en") for letter in "pju")
    url = _meets(office)
    _decides(office)
    head.open(f"projects/{CHANGED}/plan/")
    head.page.get_by_role("link", name=head.say("All about %(name)s") % {"name": "Work 2"}).click()
    head.write(duration_days="45")
    head.save()
    curator.page.goto(url)
    curator.page.get_by_role("link", name="Change request No. 1").click()
    curator.write(decision="Agreed at the meeting")
    curator.push(curator.label(ASKING, "approve"))
    curator.sees(curator.say("Approved"))
    curator.open(f"projects/{CHANGED}/baselines/")
    curator.page.get_by_role("rowheader", name="2", exact=True).wait_for()
    office.page.goto(url)
    office.sees(f"Change request No. 1: {office.say('Approved')}")


def _meets(who: Clerk) -> str:
    """Planned, sent, held; its address."""
    who.open("meetings/new/")
    who.write(
        title_en="Operative meeting on networks",
        kind="Operative meeting",
        starts_at=f"{today() + timedelta(days=1)}T10:00",
        ends_at=f"{today() + timedelta(days=1)}T11:00",
        place="Hall 1",
        chair=NAMES["curator"],
        secretary=NAMES["project_office"],
    )
    who.save()
    url = str(who.page.url)
    who.press("New item of the agenda")
    who.write(text_kk="Кесте", text_ru="График", minutes="10")
    who.save()
    for verb in ("send", "hold"):
        who.push(who.label(MEETING, verb))
        who.page.locator("main").get_by_role("button", name=who.label(MEETING, verb)).wait_for(
            state="detached"
        )
    return url


def _decides(who: Clerk) -> None:
    """A decision about the project asks for a later finish."""
    who.press("New decision")
    who.write(text_kk="Мерзімді ұзарту", text_ru="Продлить срок")
    project = who.page.locator("main select[name=project]")
    wanted = project.locator("option", has_text=CHANGED).get_attribute("value")
    project.select_option(value=wanted)
    who.save()
    who.press("Ask for a change")
    who.write(finish=(today() + timedelta(days=365)).isoformat(), reason_code="Weather")
    assert who.page.locator("main [name=reason]").input_value() == "Мерзімді ұзарту"
    who.save("Ask for a change")
    who.sees(f"Change request No. 1: {who.say('Waiting for a decision')}")
