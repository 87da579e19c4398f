"""Types of documents of OC4IDS 0.9.5 (an open list) in Kazakh, Russian and English."""

from django.utils.translation import get_language

_TABLE = """
needsAssessment|Қажеттілікті бағалау|Оценка потребности|Needs assessment
feasibilityStudy|Техникалық-экономикалық негіздеме|Технико-экономическое обоснование|Feasibility study
costBenefitAnalysis|Шығын мен пайданы талдау|Анализ затрат и выгод|Cost-benefit analysis
valueForMoneyAnalysis|Қаражат тиімділігін талдау|Анализ эффективности расходов|Value for money analysis
estimatedDemand|Болжамды сұраныс|Ожидаемый спрос|Estimated demand
marketStudies|Нарықты зерттеу|Исследования рынка|Market studies
policyAlignment|Саясатпен үйлесуі|Соответствие политике|Policy alignment
projectPlan|Жоба жоспары|План проекта|Project plan
projectScope|Жоба көлемі|Объём проекта|Project scope
designReport|Жобалау есебі (ЖСҚ)|Проектная документация (ПСД)|Design report
technicalSpecifications|Техникалық сипаттама|Технические спецификации|Technical specifications
billOfQuantity|Жұмыс көлемдерінің ведомосі|Ведомость объёмов работ|Bill of quantity
serviceDescription|Қызмет сипаттамасы|Описание услуги|Service description
environmentalImpact|Қоршаған ортаға әсері|Воздействие на окружающую среду|Environmental impact
socialImpact|Әлеуметтік әсері|Социальное воздействие|Social impact
landAndSettlementImpact|Жерге және қоныстануға әсері|Воздействие на землю и расселение|Land and settlement impact
resettlementPlan|Көшіру жоспары|План переселения|Resettlement plan
environmentalMeasures|Қоршаған ортаны қорғау шаралары|Природоохранные меры|Environmental measures
environmentalExemption|Экологиялық бағалаудан босату|Освобождение от экологической оценки|Environmental exemption
climateMeasures|Климаттық шаралар|Климатические меры|Climate measures
climateAndDisasterRiskAssessment|Климат және апат тәуекелін бағалау|Оценка климатических рисков и бедствий|Climate and disaster risk assessment
climateTransformation|Климаттық трансформация|Климатическая трансформация|Climate transformation
conservationMeasures|Табиғатты сақтау шаралары|Меры по сохранению природы|Conservation measures
ghgEmissionsForecast|Парниктік газдар болжамы|Прогноз выбросов парниковых газов|Greenhouse gas emissions forecast
ghgEmissionsReduction|Парниктік газдарды азайту|Сокращение выбросов парниковых газов|Greenhouse gas emissions reduction
ghgEmissions|Парниктік газдар шығарындысы|Выбросы парниковых газов|Greenhouse gas emissions
abatementCostMethodology|Шығарындыны азайту құнының әдістемесі|Методика стоимости сокращения выбросов|Abatement cost methodology
impactMethodology|Әсерді бағалау әдістемесі|Методика оценки воздействия|Impact methodology
lifeCycleCostMethodology|Өмірлік цикл құнының әдістемесі|Методика стоимости жизненного цикла|Life cycle cost methodology
riskProvisions|Тәуекелдер жөніндегі ережелер|Положения о рисках|Risk provisions
budgetApproval|Бюджетті бекіту|Утверждение бюджета|Budget approval
budgetAmendmentApproval|Бюджет өзгерісін бекіту|Утверждение изменения бюджета|Budget amendment approval
financialAgreement|Қаржылық келісім|Финансовое соглашение|Financial agreement
escalationApproval|Қымбаттауды бекіту|Утверждение удорожания|Escalation approval
assetAndLiabilityAssessment|Активтер мен міндеттемелерді бағалау|Оценка активов и обязательств|Asset and liability assessment
procurementPlan|Сатып алу жоспары|План закупок|Procurement plan
procurementStrategyRiskAssessment|Сатып алу стратегиясының тәуекелін бағалау|Оценка рисков стратегии закупок|Procurement strategy risk assessment
plannedProcurementNotice|Жоспарланған сатып алу хабарламасы|Извещение о планируемой закупке|Planned procurement notice
tenderNotice|Тендер туралы хабарландыру|Объявление о тендере|Tender notice
requestForQualification|Біліктілік сұрауы|Запрос квалификации|Request for qualification
biddingDocuments|Тендерлік құжаттама|Тендерная документация|Bidding documents
eligibilityCriteria|Қатысу өлшемшарттары|Критерии допуска|Eligibility criteria
evaluationCriteria|Бағалау өлшемшарттары|Критерии оценки|Evaluation criteria
evaluationCommittee|Бағалау комиссиясы|Оценочная комиссия|Evaluation committee
clarifications|Түсіндірмелер|Разъяснения|Clarifications
hearingNotice|Тыңдау туралы хабарландыру|Объявление о слушаниях|Hearing notice
shortlistedFirms|Іріктелген компаниялар|Отобранные компании|Shortlisted firms
bidders|Қатысушылар|Участники тендера|Bidders
submissionDocuments|Өтінім құжаттары|Документы заявки|Submission documents
evaluationReports|Бағалау есептері|Отчёты об оценке|Evaluation reports
winningBid|Жеңген ұсыныс|Победившая заявка|Winning bid
negotiationParameters|Келіссөз шарттары|Параметры переговоров|Negotiation parameters
complaints|Шағымдар|Жалобы|Complaints
conflictOfInterest|Мүдделер қақтығысы|Конфликт интересов|Conflict of interest
debarments|Қатысуға тыйым салу|Отстранения от участия|Debarments
awardNotice|Жеңімпаз туралы хабарландыру|Извещение о победителе|Award notice
contractNotice|Шарт туралы хабарландыру|Извещение о договоре|Contract notice
contractDraft|Шарт жобасы|Проект договора|Draft contract
contractSigned|Қол қойылған шарт|Подписанный договор|Signed contract
contractArrangements|Шарт талаптары|Условия договора|Contract arrangements
contractAnnexe|Шартқа қосымша|Приложение к договору|Contract annexe
contractGuarantees|Шарт бойынша кепілдіктер|Гарантии по договору|Contract guarantees
contractSummary|Шарттың қысқаша мазмұны|Краткое содержание договора|Contract summary
contractAmendment|Шартқа өзгеріс|Изменение договора|Contract amendment
subContract|Қосалқы шарт|Субподряд|Subcontract
defaultEvents|Міндеттемелерді орындамау жағдайлары|Случаи неисполнения обязательств|Default events
termination|Шартты бұзу|Расторжение|Termination
cancellationDetails|Болдырмау мән-жайы|Обстоятельства отмены|Cancellation details
incorporationCertificate|Тіркеу куәлігі|Свидетельство о регистрации|Incorporation certificate
supplierEnvironmentalCertification|Жеткізушінің экологиялық сертификаты|Экологический сертификат поставщика|Supplier environmental certification
supplierHealthAndSafetyCertification|Жеткізушінің еңбек қауіпсіздігі сертификаты|Сертификат поставщика по охране труда|Supplier health and safety certification
antiCorruptionCertification|Сыбайлас жемқорлыққа қарсы сертификат|Антикоррупционный сертификат|Anti-corruption certification
physicalProgressReport|Физикалық орындалу есебі|Отчёт о физическом выполнении|Physical progress report
financialProgressReport|Қаржылық орындалу есебі|Отчёт о финансовом выполнении|Financial progress report
performanceReport|Көрсеткіштер есебі|Отчёт о показателях|Performance report
paymentCertificate|Төлем куәлігі|Платёжный сертификат|Payment certificate
illustration|Сурет, фото|Изображение, фото|Illustration
materialTestResults|Материалдарды сынау нәтижелері|Результаты испытаний материалов|Material test results
buildingInspectionReport|Құрылыс тексеру есебі|Отчёт строительной инспекции|Building inspection report
qualityAssuranceReport|Сапаны қамтамасыз ету есебі|Отчёт об обеспечении качества|Quality assurance report
technicalAuditReport|Техникалық аудит есебі|Отчёт технического аудита|Technical audit report
financialAuditReport|Қаржылық аудит есебі|Отчёт финансового аудита|Financial audit report
oversightReport|Қадағалау есебі|Отчёт о надзоре|Oversight report
minutes|Хаттама|Протокол|Minutes
minutes.consultationMeeting|Кеңесу жиналысының хаттамасы|Протокол консультаций|Minutes of a consultation
minutes.lobbyingMeeting|Мүдделі топтармен кездесу хаттамасы|Протокол встречи с заинтересованными|Minutes of a lobbying meeting
consultationMeetingInvitation|Кеңесу жиналысына шақыру|Приглашение на консультации|Invitation to a consultation
informationRequest|Ақпарат сұрауы|Запрос информации|Information request
informationRequestResponse|Ақпарат сұрауына жауап|Ответ на запрос информации|Response to an information request
inclusiveDesign|Инклюзивті жобалау|Инклюзивное проектирование|Inclusive design
inclusiveImplementation|Инклюзивті іске асыру|Инклюзивная реализация|Inclusive implementation
completionCertificate|Қабылдау актісі|Акт приёмки|Completion certificate
projectEvaluation|Жобаны бағалау|Оценка проекта|Project evaluation
maintenancePlan|Күтіп ұстау жоспары|План содержания|Maintenance plan
decommissioningPlans|Пайдаланудан шығару жоспары|Планы вывода из эксплуатации|Decommissioning plans
"""  # noqa: E501
TYPES: dict[str, tuple[str, str, str]] = {
    code: (kk, ru, en) for code, kk, ru, en in (line.split("|") for line in _TABLE.strip().splitlines())
}
PLACES = {"kk": 0, "ru": 1, "en": 2}


def label(code: str) -> str:
    """In the active language; the code itself when it is none of ours."""
    names = TYPES.get(code)
    return names[PLACES.get((get_language() or "kk")[:2], 0)] if names else code


def choices() -> list[tuple[str, str]]:
    """For forms, in the order of a project's life."""
    return [(code, label(code)) for code in TYPES]
