"""What a new office begins with. Names in kk, ru, en; sectors, works, phases are codes of OC4IDS 0.9.5."""

Names = tuple[str, str, str]

BLOCKS: list[tuple[str, Names, str, list[str]]] = [
    ("roads", ("Автожолдар", "Автомобильные дороги", "Roads"), "road", ["transport", "transport.road"]),
    ("construction", ("Құрылыс", "Строительство", "Construction"), "building", ["socialHousing"]),
    (
        "networks",
        ("Инженерлік желілер", "Инженерные сети", "Engineering networks"),
        "pipeline",
        ["energy", "waterAndWaste"],
    ),
    (
        "improvement",
        ("Абаттандыру", "Благоустройство", "Improvement of public space"),
        "trees",
        ["cultureSportsAndRecreation"],
    ),
    ("education", ("Білім беру", "Образование", "Education"), "school", ["education"]),
    ("health", ("Денсаулық сақтау", "Здравоохранение", "Health care"), "heart", ["health"]),
]

KINDS: list[tuple[str, Names, str, int]] = [
    ("heat-main", ("Жылу магистралі", "Тепломагистраль", "Heating main"), "replacement", 10),
    (
        "water",
        ("Сумен жабдықтау және кәріз", "Водоснабжение и канализация", "Water and sewers"),
        "replacement",
        12,
    ),
    ("storm-drain", ("Нөсер кәрізі", "Ливневая канализация", "Storm drains"), "construction", 14),
    ("power", ("Электр желілері", "Электрические сети", "Power networks"), "expansion", 16),
    ("road-new", ("Жаңа жол", "Строительство дороги", "New road"), "construction", 50),
    ("road-repair", ("Жол жөндеу", "Ремонт дороги", "Road repair"), "rehabilitation", 52),
    ("bridge", ("Көпір, жол айрығы", "Мост, развязка", "Bridge or interchange"), "construction", 40),
    ("building", ("Ғимарат құрылысы", "Строительство здания", "New building"), "construction", 30),
    (
        "building-repair",
        ("Ғимаратты күрделі жөндеу", "Капитальный ремонт здания", "Overhaul of a building"),
        "rehabilitation",
        32,
    ),
    (
        "public-space",
        ("Қоғамдық кеңістік", "Общественное пространство", "Public space"),
        "rehabilitation",
        80,
    ),
]

INDICATORS: list[tuple[str, Names, Names, str]] = [
    ("storeys", ("Қабат саны", "Этажность", "Storeys"), ("қабат", "этажей", "storeys"), "C62"),
    ("total-area", ("Жалпы ауданы", "Общая площадь", "Total area"), ("м²", "м²", "m²"), "MTK"),
    ("territory", ("Аумақ", "Площадь территории", "Territory"), ("га", "га", "ha"), "HAR"),
    ("length", ("Ұзындығы", "Протяжённость", "Length"), ("км", "км", "km"), "KMT"),
    ("capacity-places", ("Орын саны", "Число мест", "Places"), ("орын", "мест", "places"), "C62"),
    ("beds", ("Төсек саны", "Число коек", "Beds"), ("төсек", "коек", "beds"), "C62"),
    ("lanes", ("Жолақ саны", "Число полос", "Lanes"), ("жолақ", "полос", "lanes"), "C62"),
    ("pipe-diameter", ("Құбыр диаметрі", "Диаметр трубы", "Diameter of the pipe"), ("мм", "мм", "mm"), "MMT"),
    (
        "trees",
        ("Отырғызылатын ағаштар", "Посадка деревьев", "Trees planted"),
        ("дана", "шт.", "pieces"),
        "C62",
    ),
    ("flats", ("Пәтер саны", "Число квартир", "Flats"), ("пәтер", "квартир", "flats"), "C62"),
]

Step = tuple[str, str, str, bool, int, Names, Names]
COURSE: list[Step] = [
    (
        "idea",
        "proposed",
        "identification",
        True,
        20,
        ("Бастама", "Инициация", "Initiation"),
        (
            "Мақсаты мен тапсырыс берушісі көрсетілген",
            "Названы цель и заказчик",
            "Purpose and customer are named",
        ),
    ),
    (
        "plan",
        "planned",
        "identification",
        True,
        20,
        ("Жоспарға енгізу", "Включение в план", "Taken into the plan"),
        ("Қаржы көзі бар", "Есть источник денег", "There is a source of money"),
    ),
    (
        "design",
        "preparation",
        "preparation",
        False,
        90,
        ("Жобалау (ЖСҚ)", "Проектирование (ПСД)", "Design"),
        ("Жер учаскесі бөлінген", "Выделен участок", "The land is given"),
    ),
    (
        "examination",
        "preparation",
        "preparation",
        True,
        40,
        ("Мемлекеттік сараптама", "Государственная экспертиза", "State examination"),
        ("ЖСҚ тапсырылған", "ПСД сдана", "The design is handed in"),
    ),
    (
        "procurement",
        "procurement",
        "implementation",
        True,
        45,
        ("Мемлекеттік сатып алу", "Государственные закупки", "Procurement"),
        ("Оң қорытынды бар", "Есть положительное заключение", "The examination was passed"),
    ),
    (
        "works",
        "construction",
        "implementation",
        False,
        240,
        ("Құрылыс-монтаж жұмыстары", "Строительно-монтажные работы", "Construction works"),
        ("Шарт жасалған", "Договор заключён", "The contract is signed"),
    ),
    (
        "acceptance",
        "commissioning",
        "completion",
        True,
        30,
        ("Қабылдау және пайдалануға беру", "Приёмка и ввод", "Acceptance and commissioning"),
        ("Жұмыстар аяқталған", "Работы завершены", "The works are done"),
    ),
    (
        "closing",
        "closed",
        "completion",
        True,
        20,
        ("Жобаны жабу", "Закрытие проекта", "Closing"),
        (
            "Нәтижелер өлшенген немесе өлшеу күні белгіленген",
            "Результаты измерены или назначен день измерения",
            "Results are measured or a day is set",
        ),
    ),
]
