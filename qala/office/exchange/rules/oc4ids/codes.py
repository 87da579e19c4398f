"""Closed lists of OC4IDS 0.9.5, and the open ones we fill."""

_LISTS = """
projectStatus: identification preparation implementation completion maintenance decommissioning decommissioned
  cancelled
projectType: construction rehabilitation replacement expansion decommissioning
contractNature: design construction supervision
contractingProcessStatus: pre-award active closed
geometryType: Point MultiPoint LineString MultiLineString Polygon MultiPolygon
milestoneStatus: scheduled met notMet partiallyMet
financingPartyType: institutional commercial bilateral multilateral vendor other
financingArrangementType: bond loan hybrid shares.listed shares.unlisted grant guarantee
assetClass: debt equity
debtRepaymentPriority: senior subordinated
releaseTag: planning planningUpdate tender tenderAmendment tenderUpdate tenderCancellation award awardUpdate
  awardCancellation contract contractUpdate contractAmendment implementation implementationUpdate
  contractTermination compiled
method: open selective limited direct
environmentalGoal: climateChangeAdaptation climateChangeMitigation
climateOversightTypes: internal external
country: AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW
  BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK
  FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS
  IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM
  MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS
  PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK
  TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW
currency: AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD
  CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS
  GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT
  LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR
  PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLL SOS SRD SSP STN SVC SYP SZL THB
  TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VES VND VUV WST XAF XAG XAU XBA XBB XBC XBD XCD
  XDR XOF XPD XPF XPT XSU XTS XUA XXX YER ZAR ZMW ZWL ADP AFA ALK AOK AON AOR ARA ARP ARY ATS AYM AZM BAD BEC BEF
  BEL BGJ BGK BGL BOP BRB BRC BRE BRN BRR BUK BYB BYR CHC CSD CSJ CSK CYP DDM DEM ECS ECV EEK ESA ESB ESP FIM FRF
  GEK GHC GHP GNE GNS GQE GRD GWE GWP HRD IEP ILP ILR ISJ ITL LAJ LSM LTL LTT LUC LUF LUL LVL LVR MGF MLF MRO MTL
  MTP MVQ MXP MZE MZM NIC NLG PEH PEI PES PLZ PTE RHD ROK ROL RUR SDD SDP SIT SKK SRG STD SUR TJR TMM TPE TRL UAK
  UGS UGW USS UYN UYP VEB VEF VNC XEU XFO XFU XRE YDD YUD YUM YUN ZAL ZMK ZRN ZRZ ZWC ZWD ZWN ZWR
"""
CLOSED: dict[str, frozenset[str]] = {
    name: frozenset(codes.split())
    for name, _colon, codes in (
        line.partition(": ") for line in _LISTS.strip().replace("\n  ", " ").splitlines()
    )
}
PARTY_ROLES = frozenset(
    (
        "buyer", "procuringEntity", "supplier", "tenderer", "funder", "enquirer", "payer", "payee", "reviewBody",
        "interestedParty", "publicAuthority", "administrativeEntity", "climateFinanceFocalPoint", "independentMonitor",
    )
)  # fmt: skip
MILESTONE_TYPES = frozenset(
    (
        "preProcurement", "approval", "engagement", "assessment", "delivery", "reporting", "financing", "payment",
        "procurement", "contractClose",
    )
)  # fmt: skip
MILESTONE_CODES = frozenset(
    (
        "projectApproval", "commercialClose", "financialClose", "commencement", "completion", "commissioning",
        "enquiryPeriodStart", "enquiryPeriodEnd", "draftFinalTender",
    )
)  # fmt: skip
