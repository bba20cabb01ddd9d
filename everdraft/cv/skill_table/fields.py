"""Fields of work and what is done in them: they count in Match and claim no product."""

# ruff: noqa: E501  -- tables

COMPUTING = """
data modelling=data modeling; data engineering; Serverless=serverless computing
site reliability engineering=!SRE; infrastructure as code=IaC; firewalls=firewall configuration
penetration testing=pentesting=pen testing; identity and access management=IAM; zero trust
incident response; threat modelling=threat modeling; retrieval augmented generation=!RAG
generative AI=GenAI; reinforcement learning; A/B testing=split testing
statistics=statistical analysis=Statistik=estadística=estatística=statistiques
data analysis=data analytics=Datenanalyse=análisis de datos=análise de dados=analyse de données
data visualisation=data visualization=dataviz
test automation=automated testing=Testautomatisierung; behaviour-driven development=BDD
manual testing; quality assurance=QA=Qualitätssicherung=assurance qualité; unit testing=unit tests
event-driven architecture; domain-driven design=DDD; object-oriented programming=OOP
functional programming; design patterns; distributed systems; software architecture
embedded systems=embedded software
"""

BUSINESS = """
pivot tables=PivotTables=Pivot-Tabellen=tabelas dinâmicas=tablas dinámicas=tableaux croisés dynamiques
touch typing; data entry=Datenerfassung=entrada de dados=saisie de données
bookkeeping=Buchhaltung=Buchführung=teneduría de libros=comptabilité
accounts payable=Kreditorenbuchhaltung=contas a pagar=cuentas por pagar
accounts receivable=Debitorenbuchhaltung=contas a receber=cuentas por cobrar
general ledger=Hauptbuch; payroll=Lohnbuchhaltung=folha de pagamento=nóminas=paie; VAT returns=VAT
tax returns=tax preparation; financial reporting; financial modelling=financial modeling
budgeting; forecasting; cost accounting; internal audit=internal auditing; auditing; controlling
treasury management; credit control
risk management=Risikomanagement=gestão de riscos=gestión de riesgos; anti-money laundering=AML
know your customer=KYC; invoicing=Rechnungsstellung; procurement=Einkauf=aprovisionamiento
contract management; negotiation
project management=Projektmanagement=Projektleitung=gestão de projetos=gestión de proyectos=gestion de projet
programme management=program management; change management; stakeholder management
business analysis; requirements engineering; process improvement; product management
product ownership
customer service=Kundenservice=Kundenbetreuung=atendimento ao cliente=atención al cliente=service client
sales=Vertrieb=vendas=ventas; key account management; business development
cold calling=Kaltakquise; lead generation
recruitment=recruiting=talent acquisition=Personalbeschaffung; onboarding; employee relations
labour law=labor law=Arbeitsrecht; training delivery; event management; diary management
minute taking; office management; reception; switchboard; archiving; transcription; translation
proofreading; copywriting; technical writing
"""

DESIGN = """
user experience design=UX=UX design; user interface design=UI=UI design; UI/UX=UX/UI
user research; usability testing; wireframing=wireframes; prototyping; design systems
graphic design=Grafikdesign=diseño gráfico=design gráfico; web design; responsive design
accessibility=WCAG; typography; branding; illustration; photography; video editing=Videoschnitt
motion graphics; content marketing; email marketing=e-mail marketing
social media marketing=social media management; affiliate marketing; marketing automation
market research=Marktforschung; public relations=PR; content management systems=CMS
building information modelling=BIM=building information modeling; CAD=computer-aided design
CAM=computer-aided manufacturing; G-code; GD&T=geometric dimensioning and tolerancing
finite element analysis=FEA=FEM; CFD=computational fluid dynamics; GIS~ArcGIS~QGIS
3D printing=additive manufacturing; PCB design
"""

TRADES = """
forklift operation=forklift operating=Gabelstapler fahren
CNC machining=CNC=CNC-Fräsen=CNC programming; !milling; lathe operation=turning lathe
MIG welding=MIG/MAG welding=MAG-Schweißen; TIG welding=WIG-Schweißen; arc welding
welding=Schweißen=soldadura=soldagem=soudage; soldering; brazing; sheet metal work
metal fabrication; blueprint reading=technical drawings; injection moulding=injection molding
machine maintenance=preventive maintenance=Instandhaltung; hydraulics=Hydraulik; pneumatics
electrical installation=Elektroinstallation; electrical wiring
photovoltaics=solar installation=PV installation; HVAC=heating ventilation and air conditioning
plumbing; carpentry=Tischlerei; joinery; bricklaying; plastering; tiling; roofing; scaffolding
painting and decorating; landscaping; excavator operation; crane operation; site supervision
quantity surveying; surveying
quality control=Qualitätskontrolle=controle de qualidade=control de calidad=contrôle qualité
quality management=Qualitätsmanagement; GMP=Good Manufacturing Practice
GLP=Good Laboratory Practice; GCP trials=Good Clinical Practice; FMEA; APQP; PPAP
Kanban production
inventory management=stock control=Lagerhaltung=gestão de estoque=gestión de inventarios=gestion des stocks
warehouse management=WMS=Lagerverwaltung; order picking=Kommissionierung
supply chain management=SCM; logistics=Logistik=logística=logistique
customs clearance=Zollabwicklung; Incoterms; fleet management; route planning
dispatching=Disposition; vehicle diagnostics
occupational health and safety=Arbeitssicherheit=segurança do trabalho=health and safety=EHS
risk assessment; lockout tagout=LOTO; manual handling; food preparation; menu planning
pastry=patisserie; barista; bartending; silver service; housekeeping; front desk=front office
revenue management; cash handling=till operation=Kassieren=operação de caixa
point of sale=POS=POS systems; visual merchandising; hairdressing; tailoring
child care=childcare=Kinderbetreuung; lesson planning; classroom management
curriculum development; special educational needs=SEN; e-learning=eLearning
"""

HEALTH = """
patient care=Patientenversorgung=cuidado de pacientes
nursing=Krankenpflege=Pflege=enfermería=enfermagem=soins infirmiers
geriatric care=elderly care=Altenpflege; intensive care=ICU; emergency care=triage
wound care=Wundversorgung; medication administration; phlebotomy=venepuncture=venipuncture
cannulation=IV cannulation; ECG=EKG; vital signs; catheterisation=catheterization; palliative care
mental health nursing; midwifery; dementia care; care planning
infection control=infection prevention
electronic health records=EHR=EMR=electronic medical records; medical coding=ICD-10
physiotherapy=physical therapy; occupational therapy; radiography; ultrasound=sonography
pharmacy dispensing; clinical trials; medical terminology; laboratory techniques; PCR=qPCR; ELISA
HPLC; cell culture; flow cytometry; CRISPR; western blotting=western blot; mass spectrometry
GC-MS; NMR; microscopy; aseptic technique; sterilisation=sterilization; dental assisting
veterinary care; counselling=counseling; case management; safeguarding; social work=Sozialarbeit
"""
