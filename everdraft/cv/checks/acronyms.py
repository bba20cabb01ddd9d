"""Abbreviations that only people of one trade know, with what they stand for; no technologies.

Left out is what every recruiter reads (HR, KPI, CRM, ROI, VAT) and what means several things in
one trade. One entry a line: the abbreviation, "=", its words.
"""

from __future__ import annotations

from functools import cache

from everdraft.cv.words.lexicon import table

_ENGLISH = """
ADL = activities of daily living
ALOS = average length of stay
AML = anti-money laundering
APQP = advanced product quality planning
ARPU = average revenue per user
BOM = bill of materials
BOQ = bill of quantities
CAPA = corrective and preventive action
CAPEX = capital expenditure
COGS = cost of goods sold
COSHH = control of substances hazardous to health
CSAT = customer satisfaction
DSO = days sales outstanding
EHCP = education, health and care plan
FMCG = fast-moving consumer goods
FMEA = failure mode and effects analysis
FOH = front of house
GMV = gross merchandise value
GRN = goods received note
HCAI = healthcare-associated infection
IEP = individualized education program
KYC = know your customer
LOTO = lockout tagout
LTIFR = lost time injury frequency rate
MDT = multidisciplinary team
MRO = maintenance, repair and overhaul
MTBF = mean time between failures
NPD = new product development
OEE = overall equipment effectiveness
OPEX = operating expenditure
OTIF = on time in full
PEEP = personal emergency evacuation plan
PPAP = production part approval process
QBR = quarterly business review
RAMS = risk assessment and method statement
RFI = request for information
RFP = request for proposal
RFQ = request for quotation
SENCO = special educational needs coordinator
SKU = stock keeping unit
SLT = senior leadership team
SMED = single-minute exchange of die
SOW = statement of work
TAT = turnaround time
WIP = work in progress
YTD = year to date
"""

_PORTUGUESE = """
ASO = atestado de saúde ocupacional
CIPA = comissão interna de prevenção de acidentes
DRE = demonstração do resultado do exercício
EPC = equipamento de proteção coletiva
EPI = equipamento de proteção individual
FISPQ = ficha de informações de segurança de produtos químicos
LTCAT = laudo técnico das condições ambientais do trabalho
OEE = eficiência global dos equipamentos
PCMSO = programa de controle médico de saúde ocupacional
PCP = planejamento e controle da produção
PDI = plano de desenvolvimento individual
RDO = relatório diário de obra
SAC = serviço de atendimento ao consumidor
SIPAT = semana interna de prevenção de acidentes
UTI = unidade de terapia intensiva
"""

_GERMAN = """
AVOR = Arbeitsvorbereitung
BANF = Bestellanforderung
BEM = betriebliches Eingliederungsmanagement
BGM = betriebliches Gesundheitsmanagement
DGUV = Deutsche Gesetzliche Unfallversicherung
FMEA = Fehlermöglichkeits- und -einflussanalyse
GuV = Gewinn- und Verlustrechnung
KVP = kontinuierlicher Verbesserungsprozess
MDK = Medizinischer Dienst der Krankenversicherung
OEE = Gesamtanlageneffektivität
QMB = Qualitätsmanagementbeauftragter
SGB = Sozialgesetzbuch
UVV = Unfallverhütungsvorschriften
VOB = Vergabe- und Vertragsordnung für Bauleistungen
"""

_FRENCH = """
AMDEC = analyse des modes de défaillance, de leurs effets et de leur criticité
BFR = besoin en fonds de roulement
CHSCT = comité d'hygiène, de sécurité et des conditions de travail
CODIR = comité de direction
CSE = comité social et économique
DPAE = déclaration préalable à l'embauche
DSN = déclaration sociale nominative
DUERP = document unique d'évaluation des risques professionnels
EPI = équipement de protection individuelle
GMAO = gestion de maintenance assistée par ordinateur
GPEC = gestion prévisionnelle des emplois et des compétences
PLV = publicité sur le lieu de vente
TRS = taux de rendement synthétique
"""

_SPANISH = """
APPCC = análisis de peligros y puntos de control crítico
EPI = equipo de protección individual
ERE = expediente de regulación de empleo
GMAO = gestión del mantenimiento asistido por ordenador
OEE = eficiencia general de los equipos
PEI = plan educativo individualizado
PNT = procedimiento normalizado de trabajo
PRL = prevención de riesgos laborales
TRL = nivel de madurez tecnológica
UCI = unidad de cuidados intensivos
"""

_TABLES = {
    "en": _ENGLISH,
    "pt": _PORTUGUESE,
    "de": _GERMAN,
    "fr": _FRENCH,
    "es": _SPANISH,
}

LANGUAGES = tuple(_TABLES)


@cache
def acronyms(language: str) -> dict[str, str]:
    """Abbreviation -> its words, for a language without its region; empty where we know none."""
    return table(_TABLES.get(language, ""))
