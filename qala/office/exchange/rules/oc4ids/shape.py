"""The structure of OC4IDS 0.9.5 as a table: objects, their fields, what a field holds.

`name!` is needed. A field without a kind is a text; `[…]` is a list of it. Kinds: text time uri email number whole bool
measure (a number or text) any, `list` is a closed list of `codes`, a capital letter begins another object.
"""

from collections.abc import Mapping
from dataclasses import dataclass

_SHAPES = """
Package: uri!=uri publisher!=Publisher publishedDate!=time version!=version projects!=[Project] license=uri
  publicationPolicy=uri
Publisher: name scheme uid uri=uri
Project: id! updated=time language identifiers=[SimpleIdentifier] publicAuthority=OrganizationReference title
  description budget=Budget period=Period locations=[Location] status=projectStatus type=projectType sector=[text]
  purpose additionalClassifications=[Classification] parties=[Organization] assetLifetime=Period
  identificationPeriod=Period preparationPeriod=Period implementationPeriod=Period completionPeriod=Period
  maintenancePeriod=Period decommissioningPeriod=Period forecasts=[Metric] metrics=[Metric] milestones=[Milestone]
  completion=Completion costMeasurements=[CostMeasurement] transactions=[Transaction] documents=[Document]
  contractingProcesses=[ContractingProcess] relatedProjects=[RelatedProject] policyAlignment=PolicyAlignment
  benefits=[Benefit] social=Social environment=Environment lobbyingMeetings=[Meeting]
Budget: description amount=Value requestDate=time approvalDate=time budgetBreakdowns=[BudgetBreakdowns]
  finance=[Finance]
Completion: endDate=time endDateDetails finalValue=Value finalValueDetails finalScope finalScopeDetails
PolicyAlignment: policies=[text] description
Environment: goals=[environmentalGoal] climateOversightTypes=[climateOversightTypes] hasImpactAssessment=bool
  impactCategories=[Classification] climateMeasures=[ClimateMeasure] conservationMeasures=[ConservationMeasure]
  environmentalMeasures=[EnvironmentalMeasure] abatementCost=Value inProtectedArea=bool
ContractingProcess: id! summary=Summary releases=[LinkedRelease]
Summary: ocid externalReference nature=[contractNature] title description status=contractingProcessStatus
  tender=Tender suppliers=[OrganizationReference] contractValue=Value contractPeriod=Period finalValue=Value
  documents=[Document] modifications=[Modification] transactions=[Transaction] milestones=[Milestone]
  finance=[Finance] social=ContractSocial
Tender: procurementMethod=method procurementMethodDetails datePublished=time costEstimate=Value
  numberOfTenderers=number tenderers=[OrganizationReference] procuringEntity=OrganizationReference
  administrativeEntity=OrganizationReference sustainability=[Sustainability]
ContractSocial: laborBudget=Value laborObligations=LaborObligations
LinkedRelease: id! tag!=[releaseTag] date!=time url!=uri
Modification: id! date=time description rationale type releaseID oldContractValue=Value newContractValue=Value
  oldContractPeriod=Period newContractPeriod=Period
Period: startDate=time endDate=time maxExtentDate=time durationInDays=whole
Classification: scheme id description uri=uri
Location: id! description geometry=Geometry gazetteer=Gazetteer uri address=Address
Geometry: type=geometryType coordinates=any
Gazetteer: scheme identifiers=[text]
Value: amount=number currency=currency
Organization: name id identifier=Identifier additionalIdentifiers=[Identifier] address=Address
  contactPoint=ContactPoint roles=[text] beneficialOwners=[Person] classifications=[Classification] people=[Person]
OrganizationReference: name id
Address: streetAddress locality region postalCode countryName
ContactPoint: name email telephone faxNumber url=uri
BudgetBreakdowns: id! description budgetBreakdown=[BudgetBreakdown]
BudgetBreakdown: id! description amount=Value uri=uri period=Period sourceParty=OrganizationReference
  approvalDate=time
Document: id! documentType title description url=uri datePublished=time dateModified=time format language pageStart
  pageEnd accessDetails author
Identifier: scheme id legalName uri=uri
RelatedProject: id! scheme identifier relationship title uri=uri
Metric: id! title description observations=[Observation]
Observation: id! period=Period value=Value measure=measure unit=Unit dimensions=any notes
Unit: name scheme id uri=uri
Person: id! name identifier=Identifier nationalities=[country] address=Address email=email faxNumber telephone
  jobTitle
Transaction: id! source=uri date=time value=Value payer=OrganizationReference payee=OrganizationReference uri=uri
  relatedImplementationMilestone=MilestoneReference
SimpleIdentifier: id! scheme
Milestone: id! title type description code dueDate=time dateMet=time dateModified=time status=milestoneStatus
  value=Value
MilestoneReference: id! title
ClimateMeasure: type=[text] description
ConservationMeasure: type description
EnvironmentalMeasure: type description
Finance: id! title description value=Value financingParty=OrganizationReference
  financingPartyType=financingPartyType source assetClass=[assetClass] type=financingArrangementType
  repaymentPriority=debtRepaymentPriority concessional=bool resultsBased=bool period=Period paymentPeriod=Period
  paymentFrequency=number interestRate=InterestRate exchangeRateGuarantee=bool stepInRights=bool relatedLots=[text]
InterestRate: base=measure margin=number fixed=bool notes
CostMeasurement: id! date=time lifeCycleCosting=LifeCycleCosting costGroups=[CostGroup]
LifeCycleCosting: value=Value
CostGroup: id! category costs=[Cost]
Cost: id classification=Classification value=Value
LaborObligations: obligations=[text] description
Benefit: title description beneficiaries=[Beneficiary]
Beneficiary: location=Location description numberOfPeople=whole
Sustainability: strategies=[text]
Meeting: id! date=time address=Address numberOfParticipants=whole publicOffice=PublicOffice
PublicOffice: person=Named organization=OrganizationReference jobTitle
Named: name
Social: consultationMeetings=[Meeting] landCompensationBudget=Value inIndigenousLand=bool
  healthAndSafety=HealthAndSafety
HealthAndSafety: materialTests=MaterialTests
MaterialTests: tests=[text] description
"""


@dataclass(frozen=True)
class Field:
    """One field of an object."""

    kind: str
    is_list: bool = False
    is_needed: bool = False


def _shapes() -> Mapping[str, Mapping[str, Field]]:
    found: dict[str, dict[str, Field]] = {}
    for line in _SHAPES.strip().replace("\n  ", " ").splitlines():
        name, _colon, fields = line.partition(": ")
        found[name] = dict(map(_field, fields.split()))
    return found


def _field(word: str) -> tuple[str, Field]:
    name, _equals, kind = word.partition("=")
    is_list = kind.startswith("[")
    return name.rstrip("!"), Field(kind.strip("[]") or "text", is_list, name.endswith("!"))


SHAPES = _shapes()
