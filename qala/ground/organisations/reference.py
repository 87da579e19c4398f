"""The catalogue of functions every city starts with; names are edited by people and never overwritten."""

from collections.abc import Callable

from qala.ground.organisations.models import Function
from qala.shared import reference

# code, Kazakh, Russian, English; the order is the order on screens.
FUNCTIONS: tuple[tuple[str, str, str, str], ...] = (
    ("roads", "Жолдарды күтіп ұстау және жөндеу", "Содержание и ремонт дорог", "Road maintenance"),
    ("snow", "Қар мен мұзды тазалау", "Уборка снега и льда", "Snow and ice clearing"),
    ("traffic", "Жол қозғалысын ұйымдастыру", "Организация дорожного движения", "Traffic organisation"),
    ("lighting", "Көше жарығы", "Уличное освещение", "Street lighting"),
    ("storm-drains", "Нөсер кәрізі", "Ливневая канализация", "Storm drains"),
    ("heat", "Жылумен жабдықтау", "Теплоснабжение", "Heating"),
    ("hot-water", "Ыстық сумен жабдықтау", "Горячее водоснабжение", "Hot water"),
    ("water", "Сумен жабдықтау", "Водоснабжение", "Water supply"),
    ("sewerage", "Су бұру", "Водоотведение", "Sewerage"),
    ("power", "Электрмен жабдықтау", "Электроснабжение", "Electricity"),
    ("gas", "Газбен жабдықтау", "Газоснабжение", "Gas supply"),
    ("lifts", "Лифтілерге қызмет көрсету", "Обслуживание лифтов", "Lift service"),
    (
        "housing",
        "Көппәтерлі тұрғын үйлерді күтіп ұстау",
        "Содержание многоквартирных домов",
        "Housing maintenance",
    ),
    ("housing-inspection", "Тұрғын үй инспекциясы", "Жилищная инспекция", "Housing inspection"),
    (
        "housing-queue",
        "Мемлекеттік тұрғын үйді бөлу",
        "Распределение государственного жилья",
        "Public housing",
    ),
    ("billing", "Бірыңғай төлем құжаты", "Единый платёжный документ", "Single payment document"),
    ("waste", "Қоқыс шығару", "Вывоз мусора", "Waste collection"),
    ("cleaning", "Көшелер мен аулаларды тазалау", "Уборка улиц и дворов", "Street and yard cleaning"),
    ("greenery", "Көгалдандыру", "Озеленение", "Greenery"),
    ("yards", "Аулалар мен балалар алаңдары", "Дворы и детские площадки", "Yards and playgrounds"),
    ("ecology", "Қоршаған ортаны қорғау", "Охрана окружающей среды", "Environment"),
    ("animals", "Қаңғыбас жануарлар", "Безнадзорные животные", "Stray animals"),
    ("veterinary", "Ветеринария", "Ветеринария", "Veterinary service"),
    ("public-transport", "Қоғамдық көлік", "Общественный транспорт", "Public transport"),
    ("parking", "Автотұрақтар", "Парковки", "Parking"),
    (
        "micromobility",
        "Электросамокаттар және велосипедтер",
        "Электросамокаты и велосипеды",
        "E-scooters and cycling",
    ),
    ("taxi", "Такси", "Такси", "Taxi"),
    ("education", "Мектептер", "Школы", "Schools"),
    ("kindergartens", "Балабақшалар", "Детские сады", "Kindergartens"),
    ("health", "Денсаулық сақтау", "Здравоохранение", "Health care"),
    ("ambulance", "Жедел жәрдем", "Скорая помощь", "Ambulance"),
    (
        "sanitary",
        "Санитариялық-эпидемиологиялық бақылау",
        "Санитарно-эпидемиологический контроль",
        "Sanitary control",
    ),
    ("social", "Әлеуметтік қорғау", "Социальная защита", "Social protection"),
    ("employment", "Жұмыспен қамту", "Занятость", "Employment"),
    ("accessibility", "Кедергісіз орта", "Безбарьерная среда", "Accessibility"),
    ("culture", "Мәдениет", "Культура", "Culture"),
    ("sport", "Спорт", "Спорт", "Sport"),
    ("youth", "Жастар саясаты", "Молодёжная политика", "Youth policy"),
    ("public-order", "Қоғамдық тәртіп", "Общественный порядок", "Public order"),
    ("fire", "Өрт қауіпсіздігі", "Пожарная безопасность", "Fire safety"),
    ("civil-protection", "Азаматтық қорғау", "Гражданская защита", "Civil protection"),
    (
        "architecture",
        "Сәулет және қала құрылысы",
        "Архитектура и градостроительство",
        "Architecture and planning",
    ),
    ("construction", "Қала объектілерін салу", "Строительство городских объектов", "City construction"),
    ("construction-control", "Құрылысты бақылау", "Контроль строительства", "Construction control"),
    ("land", "Жер қатынастары", "Земельные отношения", "Land"),
    ("trade", "Сауда", "Торговля", "Trade"),
    ("consumer-prices", "Азық-түлік бағасы", "Цены на продовольствие", "Food prices"),
    ("advertising", "Сыртқы жарнама", "Наружная реклама", "Outdoor advertising"),
    ("business", "Кәсіпкерлікті қолдау", "Поддержка предпринимательства", "Business support"),
    ("tourism", "Туризм", "Туризм", "Tourism"),
    ("digital", "Цифрландыру және байланыс", "Цифровизация и связь", "Digital services and telecoms"),
    ("video", "Қалалық бейнебақылау", "Городское видеонаблюдение", "City video surveillance"),
    ("finance", "Бюджет және қаржы", "Бюджет и финансы", "Budget and finance"),
    ("procurement", "Мемлекеттік сатып алу", "Государственные закупки", "Public procurement"),
    ("languages", "Тілдерді дамыту", "Развитие языков", "Languages"),
    ("religion", "Дін істері", "Дела религий", "Religious affairs"),
    ("cemeteries", "Зираттар", "Кладбища", "Cemeteries"),
)


def load(report: Callable[[str], None]) -> None:
    """Add the functions that are missing."""
    standing = set(Function.objects.values_list("code", flat=True))
    missing = [
        Function(code=code, name_kk=kk, name_ru=ru, name_en=en, position=position)
        for position, (code, kk, ru, en) in enumerate(FUNCTIONS, start=1)
        if code not in standing
    ]
    Function.objects.bulk_create(missing)
    if missing:
        report(f"{len(missing)} functions added")


reference.register(15, "functions of organisations", load)
