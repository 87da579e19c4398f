"""What people say instead of pressing a button, in three languages; compared folded, whole and short messages only."""

import re

from qala.contact.assistant.rules.kinds import Kind
from qala.shared.folding import fold

_SAID: dict[Kind, str] = {
    Kind.YES: "иә|ия|ие|иа|ооба|дұрыс|дұрыс айтасыз|болады|жарайды|келісемін|жіберу|жібер|растаймын|"
    "да|ага|угу|верно|правильно|все верно|всё верно|конечно|хорошо|согласен|согласна|отправить|отправляй|"
    "подтверждаю|ок|окей|yes|yeah|yep|ok|okay|right|correct|sure|send|confirm|+",
    Kind.NO: "жоқ|жок|дұрыс емес|емес|нет|неа|не то|неверно|неправильно|no|nope|wrong|-",
    Kind.SKIP: "өткізу|өткізіп жіберу|өткіз|дайын|бітті|болды|осымен бітті|фото жоқ|керек емес|кейін|"
    "пропустить|пропусти|дальше|готово|все|всё|это все|это всё|фото нет|нет фото|не надо|без фото|без телефона|"
    "аноним|анонимно|жасырын|skip|next|done|ready|that is all|thats all|no photo|anonymous|without phone",
    Kind.MENU: "мәзір|бас мәзір|меню|главное меню|в начало|в меню|басына|menu|main menu|start over|/menu|/start|старт",
    Kind.BACK: "артқа|кері|қайту|назад|вернуться|вернись|back|go back|/back",
    Kind.CANCEL: "болдырмау|бас тарту|тоқта|тоқтату|отмена|отменить|отмени|стоп|хватит|cancel|stop|/cancel|/stop",
    Kind.REPORT: "өтініш|өтініш беру|өтініш жазу|шағым|шағым беру|шағымдану|жаңа өтініш|сообщить|сообщить о проблеме|"
    "заявка|подать заявку|оставить заявку|обращение|жалоба|пожаловаться|новая заявка|report|report a problem|"
    "complaint|new report|/report|/new",
    Kind.FIND: "өтінішті табу|нөмір бойынша табу|өтінішім қайда|статус|мәртебе|мәртебесі|статус заявки|где моя заявка|"
    "найти заявку|найти по номеру|проверить статус|find|find by number|status|my report|/status|/find",
    Kind.ASK: "сұрақ|сұрақ қою|сұрағым бар|вопрос|задать вопрос|у меня вопрос|question|ask|ask a question|/ask|/faq|"
    "жиі қойылатын сұрақтар|частые вопросы|faq",
    Kind.POLLS: "сауалнама|сауалнамалар|опрос|опросы|голосование|poll|polls|survey|/polls",
    Kind.PERSON: "оператор|операторға|оператормен сөйлесу|адаммен сөйлесу|маман|тірі адам|қосыңыз|позовите оператора|"
    "соедините с оператором|живой человек|человек|с человеком|поговорить с человеком|специалист|operator|human|person|"
    "talk to a person|real person|agent|/operator|/human",
    Kind.FIX_TEXT: "басқа мәтін|мәтінді өзгерту|другой текст|изменить текст|исправить текст|другое описание|"
    "another text|change the text|change text",
    Kind.FIX_TOPIC: "басқа тақырып|тақырып басқа|тақырыбы басқа|другая тема|не та тема|изменить тему|тема другая|"
    "another topic|wrong topic|change the topic|change topic",
    Kind.FIX_CONTACT: "басқа телефон|басқа нөмір|телефонды өзгерту|другой телефон|другой номер|изменить телефон|"
    "another phone|change the phone|change phone",
}  # fmt: skip

SAID: dict[str, Kind] = {
    phrase.lower() if not fold(phrase) else fold(phrase): kind
    for kind, phrases in _SAID.items()
    for phrase in phrases.split("|")
}

_LANGUAGES = {
    "kk": "қазақша|қазақ тілінде|казакша|қаз|kk|kaz|qazaqsha|на казахском|по казахски|in kazakh|kazakh|/kk",
    "ru": "орысша|русский|по русски|на русском|рус|ru|rus|in russian|russian|орыс тілінде|/ru",
    "en": "ағылшынша|english|in english|en|eng|английский|по английски|на английском|/en",
}
LANGUAGES: dict[str, str] = {
    fold(phrase): code for code, phrases in _LANGUAGES.items() for phrase in phrases.split("|")
}

# "No, another address: Abai 10": the correction, and what is said right behind it. Letters as they are typed.
_NO = r"(?:жо[қк]|нет|no|ой|сорри|извините|кешіріңіз)?[\s,.!—–-]*"
FIX_PLACE = re.compile(
    rf"^{_NO}(?:бас[қк]а (?:ме[кқ]ен[ -]?жай|адрес|жер)|ме[кқ]ен[ -]?жай(?:ы)? (?:бас[қк]а|д[ұу]рыс емес|[қк]ате)"
    r"|(?:это |тут )?друг(?:ой|ое) (?:адрес|место)|адрес (?:другой|не тот|неверный|неправильный)|не тот адрес"
    r"|не там|изменить (?:адрес|место)|ме[кқ]енжайды өзгерту"
    r"|(?:an)?other (?:address|place)|wrong (?:address|place)|(?:the )?address is wrong"
    r"|change (?:the )?(?:address|place))"
    r"[\s,.:;!—–-]*(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_GREETINGS = (
    "сәлем|сәлеметсіз бе|салем|салеметсиз бе|қайырлы күн|қайырлы таң|қайырлы кеш|ассалаумағалейкум|"
    "привет|здравствуйте|здравствуй|добрый день|доброе утро|добрый вечер|алло|"
    "hello|hi|hey|good morning|good day|good evening|рахмет|спасибо|thanks|thank you|сау болыңыз|до свидания|bye"
)
GREETINGS = frozenset(fold(each) for each in _GREETINGS.split("|"))
MOST_WORDS = 5


def said(text: str) -> Kind | None:
    """The kind that a short message means as a whole, None for words of a person's own."""
    plain = text.strip().strip("!.,)(").lower()
    if not plain or len(plain.split()) > MOST_WORDS:
        return None
    return SAID.get(fold(plain) or plain)


def language_asked(text: str) -> str:
    """ "kk", "ru" or "en" when the message asks for a language ("/ru", «қазақша», "lang:ru"), else ""."""
    plain = text.strip().lower().removeprefix("/lang").removeprefix("lang:")
    return LANGUAGES.get(fold(plain), "") if len(plain.split()) <= 3 else ""


def is_greeting(text: str) -> bool:
    """Whether nothing but politeness is said."""
    return fold(text) in GREETINGS
