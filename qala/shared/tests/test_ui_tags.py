"""Every tag of `{% load ui %}` draws what its docstring promises."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from django import forms
from django.template import Context, Template
from django.utils.safestring import mark_safe
from django.utils.translation import override

from qala.shared import clock
from qala.shared.ui import charts, gallery, maps
from qala.shared.ui.parts import Fact, Tab

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


def draw(source: str, **context: Any) -> str:
    """The source rendered with the kit loaded, in English."""
    return Template("{% load ui %}" + source).render(Context(context))


@pytest.fixture(autouse=True)
def _no_city(monkeypatch: pytest.MonkeyPatch) -> None:
    """The kit alone: the room that knows the city asks the database."""
    monkeypatch.setattr(maps, "_base_attribution", None)


class Form(forms.Form):
    """Three kinds of fields."""

    name = forms.CharField(help_text="as in the passport")
    kind = forms.ChoiceField(widget=forms.RadioSelect, choices=[("a", "A")])
    agreed = forms.BooleanField(required=False)


def test_icon_is_decoration_without_a_label_and_speaks_with_one() -> None:
    assert 'aria-hidden="true"' in draw('{% icon "phone" %}')
    spoken = draw('{% icon "phone" label=words %}', words="Call <now>")
    assert 'role="img"' in spoken
    assert "Call &lt;now&gt;" in spoken


def test_unknown_icon_shows_the_help_sign() -> None:
    assert "#help" in draw('{% icon "no-such" %}')


@pytest.mark.parametrize("tone", ["neutral", "info", "good", "warn", "bad", "gold"])
def test_badge_has_word_shape_and_colour(tone: str) -> None:
    html = draw("{% badge words tone %}", tone=tone, words="Word & more")
    assert f"q-{tone}" in html
    assert "<svg" in html
    assert "Word &amp; more" in html


def test_badge_refuses_an_unknown_tone() -> None:
    with pytest.raises(ValueError, match="none of"):
        draw("{% badge 'x' 'pink' %}")


def test_stage_badge_prefers_the_citys_word() -> None:
    assert "In progress" in draw("{% stage_badge 'active' %}")
    assert "With the crew" in draw("{% stage_badge 'active' 'With the crew' %}")


def test_card_escapes_the_title_and_keeps_the_content() -> None:
    html = draw("{% card title=title id='c' tone='good' %}<b>in</b>{% endcard %}", title="<i>")
    assert "&lt;i&gt;" in html
    assert "<b>in</b>" in html
    assert 'id="c"' in html


def test_button_is_a_link_with_url_and_a_button_without() -> None:
    assert draw("{% button 'Go' url='/x/' %}").lstrip().startswith("<a ")
    html = draw("{% button 'Go' hx_post='/y/' disabled=True %}")
    assert 'hx-post="/y/"' in html
    assert " disabled" in html
    assert "<button" in draw("{% button 'Go' url='/x/' disabled=True %}")


def test_button_opens_a_modal() -> None:
    html = draw("{% button 'Go' opens='m' %}{% modal 'm' 'Title' %}body{% endmodal %}")
    assert 'data-opens="m"' in html
    assert 'type="button"' in html
    assert 'aria-labelledby="m-title"' in html


def test_field_ties_label_help_and_errors_together() -> None:
    html = draw("{% field form.name %}", form=Form({"name": ""}))
    assert 'for="id_name"' in html
    assert 'aria-describedby="id_name_help id_name_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_name_error"' in html


def test_field_of_choices_is_a_fieldset_and_a_checkbox_stands_before_its_label() -> None:
    form = Form()
    assert "<legend>" in draw("{% field form.kind %}", form=form)
    assert 'class="q-check"' in draw("{% field form.agreed %}", form=form)


def test_form_body_lists_errors_first() -> None:
    html = draw("{% form_body form %}", form=Form({}))
    assert html.index('role="alert"') < html.index('id="id_name"')
    assert 'href="#id_name"' in html


def test_timeline_for_residents_leaves_out_internal_entries_and_names() -> None:
    entries = [
        gallery.SampleEntry("accepted", NOW, "Somebody", "seen", "new", "active"),
        gallery.SampleEntry("noted", NOW, "Somebody", "between us", is_public=False),
    ]
    html = draw("{% timeline entries is_public=True %}", entries=entries)
    assert "seen" in html
    assert "between us" not in html
    assert "Somebody" not in html
    assert "staff only" in draw("{% timeline entries %}", entries=entries)
    assert "staff only" not in draw("{% timeline entries %}", entries=entries[1:])  # nothing to tell apart


@pytest.mark.parametrize(
    ("language", "alone", "inside"),
    [
        ("en", "March 2026", "March 2026"),
        ("ru", "Март 2026", "март 2026"),
        ("kk", "2026 жылғы наурыз", "2026 жылғы наурыз"),
    ],
)
def test_months_as_the_language_writes_them(language: str, alone: str, inside: str) -> None:
    with override(language):
        assert draw("{{ first|month }}/{{ first|in_month }}", first=date(2026, 3, 1)) == f"{alone}/{inside}"


def test_money_in_full_and_unknown() -> None:
    with override("ru"):
        assert draw("{% money amount 'KZT' %}", amount=Decimal("1234567.00")) == "1\xa0234\xa0567\xa0₸"
        assert draw("{% money amount 'KZT' %}", amount=Decimal("1234.5")) == "1\xa0234,50\xa0₸"
    with override("en"):  # the sign at one side, whole or not
        assert draw("{% money amount 'KZT' %}", amount=Decimal("1234567.00")) == "₸1,234,567"
        assert draw("{% money amount 'KZT' %}", amount=Decimal("1234.5")) == "₸1,234.50"
        assert draw("{% money amount 'KZT' %}", amount=None) == "–"


def test_empty_timeline_says_so() -> None:
    assert "Nothing has happened yet" in draw("{% timeline '' %}")


def test_facts_take_pairs_and_show_a_dash_for_nothing() -> None:
    html = draw("{% facts items %}", items=[("Zero", 0), ("None", None), Fact("Link", "x", url="/x/")])
    assert "<dd>0</dd>" in html
    assert "<dd>—</dd>" in html
    assert 'href="/x/"' in html


def test_tabs_mark_the_active_one_and_count() -> None:
    html = draw("{% tabs items %}", items=[Tab("A", "/a", is_active=True, count=0), Tab("B", "/b")])
    assert html.count("aria-current") == 1
    assert ">0<" in html


def test_pager_disables_the_missing_direction() -> None:
    html = draw("{% pager page %}", page=SimpleNamespace(prev_url="", next_url="?page=x", count_label="5"))
    assert html.count("disabled") == 1
    assert 'rel="next"' in html


def test_times_are_relative_with_the_absolute_moment_as_title() -> None:
    with clock.travel(NOW):
        html = draw("{% moment at %}", at=NOW - timedelta(hours=3))
        assert "3 hours ago" in html
        assert "title=" in html
        assert draw("{% moment None %}{% day None %}{% due None %}") == "———"


@pytest.mark.parametrize(
    ("hours", "met", "warn", "tone"),
    [
        (-1, None, None, "bad"),
        (5, None, None, "neutral"),
        (5, None, -1, "warn"),
        (5, 1, None, "good"),
        (1, 5, None, "warn"),
    ],
)
def test_due_has_a_tone_for_each_state(hours: int, met: int | None, warn: int | None, tone: str) -> None:
    with clock.travel(NOW):
        html = draw(
            "{% due at met_at=met warn_at=warn %}",
            at=NOW + timedelta(hours=hours),
            met=None if met is None else NOW + timedelta(hours=met),
            warn=None if warn is None else NOW + timedelta(hours=warn),
        )
    assert f"q-badge q-{tone}" in html


def test_progress_stays_inside_and_may_be_endless() -> None:
    assert "100 %" in draw("{% progress 150 %}")
    assert "value=" not in draw("{% progress None %}")


def test_chart_always_carries_its_table() -> None:
    made = charts.line("Day", ["Mon", "Tue"], [charts.Series("In", [1, None])])
    html = draw("{% chart 'c' made %}", made=made)
    assert 'id="c-option"' in html
    assert "<table" in html
    assert "—" in html
    assert "No figures" in draw("{% chart 'c' made %}", made=charts.line("Day", [], []))


def test_chart_refuses_series_of_another_length() -> None:
    with pytest.raises(ValueError, match="3 values for 2"):
        charts.bar("Day", ["Mon", "Tue"], [charts.Series("In", [1, 2, 3])])


def test_map_in_pick_mode_has_inputs_that_work_alone() -> None:
    html = draw("{% map_view 'm' pick=True lon=71.5 lat=51.25 lon_name='x' lat_name='y' %}")
    assert 'name="x"' in html
    assert 'value="71.500000"' in html
    assert 'name="y"' in html


def test_a_map_for_looking_shows_its_one_point() -> None:
    assert '"coordinates": [71.5, 51.25]' in draw("{% map_view 'm' lon=71.5 lat=51.25 %}")


def test_map_points_cannot_break_out_of_the_script() -> None:
    points = [{"lon": 71, "lat": 51, "title": "</script><script>alert(1)</script>"}]
    assert "<script>alert" not in draw("{% map_view 'm' points=points %}", points=points)


def test_upload_works_without_scripts_and_names_its_limit() -> None:
    html = draw("{% upload 'photo' max_bytes=20971520 multiple=True accept='image/*' %}")
    assert 'type="file"' in html
    assert 'name="photo"' in html
    assert "20" in html


def test_combobox_sends_value_and_text_or_only_text_when_free() -> None:
    assert 'name="place_text"' in draw("{% combobox 'place' '/p.json' %}")
    assert 'name="place_text"' not in draw("{% combobox 'place' '/p.json' free=True %}")


def test_action_form_asks_first_and_carries_a_key() -> None:
    html = draw("{% action_form '/x/' 'Close' confirm='Sure?' reason='r' %}")
    assert "<dialog" in html
    assert 'name="_key"' in html
    assert 'name="reason"' in html


def test_alerts_of_bad_news_are_announced() -> None:
    assert 'role="alert"' in draw("{% alert tone='bad' %}x{% endalert %}")
    assert 'role="status"' in draw("{% alert %}x{% endalert %}")


def test_small_ones_render() -> None:
    html = draw(
        "{% stat 'L' 5 trend='−3' %}{% empty_state 'T' url='/u/' url_label='Do' %}{% toast 'M' 'good' %}"
        "{% steps items 1 %}{% avatar 'Duty Officer' %}{% dropdown 'D' %}in{% enddropdown %}{% breadcrumbs crumbs %}"
        "{% classes 'a' '' 'b' %}{% idempotency_key %}{% clock at %}",
        items=["one", "two"], crumbs=[("Home", "/"), ("Here", "")], at=NOW,
    )  # fmt: skip
    for piece in (
        "trending-down",
        'href="/u/"',
        "data-toast",
        'aria-current="step"',
        ">DO<",
        "<details",
        "a b",
    ):
        assert piece in html


def test_cells_may_carry_safe_html_only() -> None:
    column = gallery.COLUMNS[0]
    cells = [gallery.SampleCell(column, text="<b>"), gallery.SampleCell(column, html=mark_safe("<i>ok</i>"))]
    page = gallery.SamplePage([gallery.SampleRow(cells)], gallery.COLUMNS[:2])
    html = draw("{% include 'shared/list/table.html' %}", page=page)
    assert "&lt;b&gt;" in html
    assert "<i>ok</i>" in html
