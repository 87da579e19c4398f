"""What residents wrote, voted and ask: without their words, in groups that are large enough."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.public.opendata.rules.anonymity import Anonymity
from qala.public.opendata.rules.datasets.shape import Column, Dataset, Kind, Theme, day

APPEALS = Dataset(
    "appeals",
    pgettext_lazy("dataset", "Appeals of residents"),
    _(
        "One row per public appeal: what about, in which month and district, how it ended. No words of people and no "
        "numbers; a place only where the topic is about public space; small groups are told less exactly."
    ),
    Theme.PEOPLE,
    (
        day("month", _("Month of the appeal"), _("Its first day.")),
        Column("group", _("Code of the group"), about=_("Empty where too few wrote about it in the month.")),
        Column("group_name", _("Group of the topic")),
        Column(
            "topic",
            _("Code of the topic"),
            about=_("Empty where too few wrote about it in the month and district."),
        ),
        Column("topic_name", _("Name of the topic")),
        Column(
            "district",
            _("Code of the district"),
            about=_("Empty where too few wrote about it in the district."),
        ),
        Column("district_name", _("Name of the district")),
        Column("stage", _("Code of the stage")),
        Column("stage_name", _("Stage of the appeal")),
        Column("executor", _("Executor of the appeal")),
        Column("answered_in", _("Days to the answer"), Kind.WHOLE, _("days")),
        Column("was_late", _("Answered after the term"), Kind.TRUTH),
        Column("lon", _("Longitude, WGS 84"), Kind.NUMBER, "°"),
        Column("lat", _("Latitude, WGS 84"), Kind.NUMBER, "°"),
    ),
    has_places=True,
    keywords=_("appeals, 109, complaints, residents"),
    filters=("group", "topic", "district", "stage"),
    people=Anonymity(("month", "group", "district", "topic")),
)

POLLS = Dataset(
    "polls",
    pgettext_lazy("dataset", "Results of polls"),
    _("Polls that have ended and are published, counted: answers in the whole city, by district and by age."),
    Theme.PEOPLE,
    (
        Column("poll", _("Code of the poll"), Kind.WHOLE, is_required=True),
        Column("poll_title", _("Name of the poll")),
        day("opened_on", _("Day of the opening")),
        day("closed_on", _("Day of the closing")),
        Column("question", _("Code of the question"), Kind.WHOLE, is_required=True),
        Column("question_text", _("Question of the poll")),
        Column("by", _("Breakdown"), about=_("Empty: the whole city; district; age.")),
        Column("group", _("Group of people"), about=_("As people said of themselves.")),
        Column("answer", _("Code of the answer")),
        Column("answer_text", _("Answer to the question")),
        Column("answered", _("People who answered the question"), Kind.WHOLE),
        Column(
            "count", _("People who gave this answer"), Kind.WHOLE, "", _("Empty where too few stand behind.")
        ),
    ),
    keywords=_("polls, votes, opinion"),
    people=Anonymity(("poll", "question", "by", "group"), "answered"),
)

ARTICLES = Dataset(
    "articles",
    pgettext_lazy("dataset", "Answers to frequent questions"),
    _("What the city answers residents, article by article."),
    Theme.BODIES,
    (
        Column("article", _("Code of the article"), Kind.WHOLE, is_required=True),
        Column("title", _("Title of the article")),
        Column("text", _("Text of the article")),
        Column("language", _("Language of the text"), about=_("Another where there is no translation.")),
        Column("topics", _("Codes of the topics"), about=_("Separated by spaces.")),
        Column("address", _("Address of the page")),
    ),
    key=("article",),
    keywords=_("questions, answers, knowledge"),
)
