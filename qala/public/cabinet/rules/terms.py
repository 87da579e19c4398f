"""What the house proposes until a city has set its own: days by subject, and the reason in Kazakh, Russian, English."""

TERMS: dict[str, tuple[int, str, str, str]] = {
    "cooling": (
        3,
        "Қателесіп немесе бөтен біреудің сұрауымен өшірілмесін деп күтеміз.",
        "Ждём, чтобы удаление не произошло по ошибке или по чужой просьбе.",
        "We wait so that nothing is erased by mistake or by somebody else.",
    ),
    "legal": (
        5 * 365,
        "Заң бойынша қаралған өтініштер мемлекеттік мұрағат талаптарымен сақталады.",
        "Обращения, рассмотренные по закону, хранятся по требованиям государственного архива.",
        "Appeals considered under the law are kept as the state archive requires.",
    ),
    "case": (
        365,
        "Жұмыстың қалай орындалғанын тексеру үшін қажет.",
        "Нужно, чтобы можно было проверить, как выполнена работа.",
        "Needed to check how the work was done.",
    ),
    "contact": (
        365,
        "Қоңырау бойынша дауларды шешу үшін қажет.",
        "Нужно для разбора споров о звонке.",
        "Needed to settle disputes about a call.",
    ),
    "copy": (
        3,
        "Көшірме ұзақ жатса, бөтен қолға түсу қаупі артады.",
        "Чем дольше лежит копия, тем больше риск, что её увидит чужой.",
        "The longer a copy lies there, the greater the risk that a stranger sees it.",
    ),
}
