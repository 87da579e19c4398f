"""The words of the letters a city starts with."""

from qala.contact.catalog.models import LetterTemplate
from qala.contact.catalog.reference.missing import add_missing

# kind: (title kk, title ru, text kk, text ru)
LETTERS = {
    "slip": (
        "Өтінішті тіркеу талоны",
        "Талон о регистрации обращения",
        "Сіздің өтінішіңіз тіркелді. Өтінішті қабылдаудан бас тартуға болмайды (ӘРПК 64-бабы). Жауап мерзімі: {due}.",
        "Ваше обращение зарегистрировано. Отказ в приёме обращения запрещён (статья 64 АППК). Срок ответа: {due}.",
    ),
    "extension": (
        "Қарау мерзімін ұзарту туралы хабарлама",
        "Уведомление о продлении срока рассмотрения",
        (
            "Құрметті {applicant}!\n\n{received} тіркелген № {number} өтінішіңізді қарау мерзімі {old_due} күнінен "
            "{due} күніне дейін ұзартылды (ӘРПК 76-бабы).\n\nНегіздеме: {reason}"
        ),
        (
            "Уважаемый(ая) {applicant}!\n\nСрок рассмотрения Вашего обращения № {number}, зарегистрированного "
            "{received}, продлён с {old_due} до {due} (статья 76 АППК).\n\nОбоснование: {reason}"
        ),
    ),
    "redirect": (
        "Өтінішті басқа органға жіберу туралы хабарлама",
        "Уведомление о перенаправлении обращения",
        (
            "Құрметті {applicant}!\n\nСіздің № {number} өтінішіңіз құзыреті бойынша мына ұйымға жіберілді: {to} "
            "(ӘРПК 65-бабы).\n\nНегіздеме: {reason}\n\n{part}"
        ),
        (
            "Уважаемый(ая) {applicant}!\n\nВаше обращение № {number} перенаправлено по компетенции: {to} "
            "(статья 65 АППК).\n\nОбоснование: {reason}\n\n{part}"
        ),
    ),
    "hearing": (
        "Тыңдауға шақыру",
        "Приглашение на заслушивание",
        (
            "Құрметті {applicant}!\n\n№ {number} өтінішіңіз бойынша қолайсыз шешім қабылдануы мүмкін. Сізді тыңдауға "
            "шақырамыз (ӘРПК 73-бабы): {hearing}, {place}.\n\nАлдын ала шешім: {reason}"
        ),
        (
            "Уважаемый(ая) {applicant}!\n\nПо Вашему обращению № {number} предполагается неблагоприятное решение. "
            "Приглашаем Вас на заслушивание (статья 73 АППК): {hearing}, {place}.\n\nПредварительное решение: {reason}"
        ),
    ),
    "answer": (
        "Өтінішке жауап",
        "Ответ на обращение",
        (
            "Құрметті {applicant}!\n\n{received} тіркелген № {number} өтінішіңізге жауап береміз.\n\n{answer}\n\n"
            "Жауаппен келіспеген жағдайда Сіз оған шағымдануға құқылысыз."
        ),
        (
            "Уважаемый(ая) {applicant}!\n\nНа Ваше обращение № {number}, зарегистрированное {received}, сообщаем.\n\n"
            "{answer}\n\nПри несогласии с ответом Вы вправе его обжаловать."
        ),
    ),
}


def load_letters() -> int:
    """Create the templates that are missing."""
    return add_missing(
        [
            LetterTemplate(kind=kind, title_kk=title_kk, title_ru=title_ru, body_kk=body_kk, body_ru=body_ru)
            for kind, (title_kk, title_ru, body_kk, body_ru) in LETTERS.items()
        ],
        key="kind",
    )
