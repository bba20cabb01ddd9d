"""Skills of nursing, money, transport, law, schools, hotels, crafts and design, in five languages."""

# ruff: noqa: E501  -- tables

HEALTH = """
medication management=administração de medicamentos=administración de medicamentos=Medikamentengabe=administration de médicaments
wound dressing=curativos=curas de heridas=Verbandswechsel=pansements
blood sampling=blood collection=colheita de sangue=coleta de sangue=extracción de sangre=Blutentnahme=prise de sang
patient handover=passagem de plantão=cambio de turno=Pflegeübergabe=transmissions ciblées
nursing documentation=registos de enfermagem=registros de enfermería=Pflegedokumentation=dossier de soins
palliative nursing=cuidados paliativos=Palliativpflege=soins palliatifs
neonatal care=neonatologia=neonatología=Neonatologie=néonatologie
paediatric care=pediatric care=pediatria=pediatría=Kinderkrankenpflege=pédiatrie
operating theatre nursing=instrumentação cirúrgica=instrumentación quirúrgica=OP-Pflege=bloc opératoire
dialysis=hemodialysis=hemodiálise=hemodiálisis=Dialyse=hémodialyse
vaccination=immunisation=immunization=vacinação=vacunación=Impfen
patient transport=Krankentransport=transporte de pacientes
basic nursing care=Grundpflege=cuidados básicos de enfermería=soins d'hygiène
treatment care=Behandlungspflege
dental hygiene=higiene oral=higiene bucal=Prophylaxe=hygiène dentaire
medical imaging=imagiologia=radiología=bildgebende Verfahren=imagerie médicale
pharmacovigilance=farmacovigilância=farmacovigilancia=Pharmakovigilanz
"""

MONEY = """
accounting=contabilidade=contabilidad=Rechnungswesen=comptabilité générale
financial statements=demonstrações financeiras=estados financieros=Jahresabschluss=bilan comptable=Bilanzierung
month-end closing=month-end close=fecho mensal=fechamento mensal=cierre mensual=Monatsabschluss=clôture mensuelle
bank reconciliation=account reconciliation=reconciliação bancária=conciliação bancária=conciliación bancaria=Kontenabstimmung=rapprochement bancaire
tax accounting=contabilidade fiscal=escrituração fiscal=contabilidad fiscal=Steuerbuchhaltung=fiscalité d'entreprise
cash flow management=fluxo de caixa=flujo de caja=Liquiditätsplanung=gestion de trésorerie
debt collection=gestão de cobranças=cobranza=gestión de cobros=Mahnwesen=recouvrement
fixed assets=imobilizado=activos fijos=Anlagenbuchhaltung=immobilisations
cost control=controlo de custos=controle de custos=control de costes=control de costos=Kostenkontrolle=contrôle des coûts
management accounting=contabilidade de gestão=contabilidade gerencial=contabilidad de gestión=Kostenrechnung=contrôle de gestion
statutory audit=auditoria externa=auditoría de cuentas=Wirtschaftsprüfung=commissariat aux comptes
insurance claims handling=gestão de sinistros=gestión de siniestros=Schadenregulierung=gestion de sinistres
mortgage advice=crédito habitação=préstamos hipotecarios=Baufinanzierung=crédit immobilier
underwriting=subscrição de riscos=suscripción de riesgos=souscription
"""

LOGISTICS = """
stocktaking=stock taking=inventory counting=inventário=inventario=Inventur=inventaire
goods receiving=receção de mercadorias=recebimento de mercadorias=recepción de mercancías=Wareneingang=réception des marchandises
goods dispatch=expedição de mercadorias=expedición de mercancías=Warenausgang=expédition des marchandises
loading and unloading=carga e descarga=carga y descarga=Be- und Entladen=chargement et déchargement
freight forwarding=transitário=agenciamento de carga=transporte de mercancías=Spedition
order packing=embalamento=embalagem=embalaje=Verpackung=emballage
demand planning=planeamento da procura=planejamento de demanda=planificación de la demanda=Bedarfsplanung=prévision de la demande
production planning=planeamento da produção=planejamento da produção=planificación de la producción=Produktionsplanung=Arbeitsvorbereitung=planification de la production
last mile delivery=entregas ao domicílio=reparto a domicilio=Zustellung=livraison du dernier kilomètre
cold chain=cadeia de frio=cadena de frío=Kühlkette=chaîne du froid
dangerous goods=mercadorias perigosas=mercancías peligrosas=Gefahrgut=matières dangereuses
import and export=import-export=importação e exportação=importación y exportación=Import und Export
"""

LAW = """
contract drafting=contract law=redação de contratos=elaboração de contratos=redacción de contratos=Vertragsgestaltung=Vertragsrecht=rédaction de contrats=droit des contrats
legal research=pesquisa jurídica=investigación jurídica=juristische Recherche=recherche juridique
litigation=contencioso=litigios=Prozessführung=contentieux
civil law=direito civil=derecho civil=Zivilrecht=droit civil
criminal law=direito penal=derecho penal=Strafrecht=droit pénal
corporate law=company law=direito societário=derecho mercantil=Gesellschaftsrecht=droit des sociétés
family law=direito da família=direito de família=derecho de familia=Familienrecht=droit de la famille
tax law=direito fiscal=direito tributário=derecho fiscal=Steuerrecht=droit fiscal
public procurement law=contratação pública=licitações=contratación pública=Vergaberecht=marchés publics
due diligence
legal drafting=peças processuais=redacción jurídica=Schriftsätze=rédaction d'actes
dispute mediation=mediação de conflitos=mediación de conflictos=Streitschlichtung
intellectual property=propriedade intelectual=propiedad intelectual=gewerblicher Rechtsschutz=propriété intellectuelle
notarial services=notariado=notaría=Notariat=notariat
regulatory compliance=conformidade regulamentar=compliance regulatório=cumplimiento normativo=conformité réglementaire
"""

TEACHING = """
classroom teaching=docência=docencia=Unterrichten=enseignement en classe
curriculum planning=planificação curricular=planejamento curricular=programación didáctica=Lehrplanentwicklung=conception pédagogique
lesson preparation=planificação de aulas=planejamento de aulas=preparación de clases=Unterrichtsvorbereitung=préparation de cours
early childhood education=educação de infância=educação infantil=educación infantil=frühkindliche Bildung=petite enfance
inclusive education=educação inclusiva=educación inclusiva=Inklusion=éducation inclusive
student assessment=avaliação de alunos=evaluación de alumnos=Leistungsbewertung=évaluation des élèves
adult education=educação de adultos=educación de adultos=Erwachsenenbildung=formation pour adultes
tutoring=explicações=aulas particulares=clases particulares=Nachhilfe=soutien scolaire
language teaching=ensino de línguas=enseñanza de idiomas=Sprachunterricht=enseignement des langues
school administration=administração escolar=gestão escolar=gestión escolar=Schulverwaltung=administration scolaire
parent communication=atendimento a encarregados de educação=atención a familias=Elternarbeit=relation avec les familles
youth work=animação juvenil=animación juvenil=Jugendarbeit=animation jeunesse
sports coaching=treino desportivo=treinamento esportivo=entrenamiento deportivo=Trainertätigkeit=entraînement sportif
"""

HOSPITALITY = """
table service=serviço de mesa=atendimento de mesa=servicio de mesa=servicio de sala=Tischservice=service en salle
bar service=serviço de bar=servicio de barra=Barservice=service au bar
kitchen management=gestão de cozinha=gestión de cocina=Küchenleitung=gestion de cuisine
food cost control=controlo de custos alimentares=controle de CMV=control de costes de alimentos=Wareneinsatz
baking=panificação=panadería=Backen=boulangerie
butchery=açougue=carnicería=Fleischverarbeitung=boucherie
hotel reception=receção de hotel=recepção de hotel=recepción de hotel=Hotelempfang=réception hôtelière
room cleaning=limpeza de quartos=arrumação de quartos=limpieza de habitaciones=Zimmerreinigung=entretien des chambres
event catering=catering=Veranstaltungscatering
reservation management=gestão de reservas=gestión de reservas=Reservierungsverwaltung=gestion des réservations
guest relations=relações com hóspedes=atención al huésped=Gästebetreuung=relation clientèle
tour guiding=guia turístico=guía turístico=Reiseleitung=guide touristique
wine service=sommelier=enologia=enología=Weinservice=sommellerie
dishwashing=lavagem de loiça=lavado de vajilla=Spülen=plonge
"""

TRADES = """
drywall installation=drywalling=pladur=gesso cartonado=Trockenbau=cloisons sèches
masonry=alvenaria=albañilería=Mauerwerk=maçonnerie
formwork=cofragem=fôrmas=encofrado=Schalungsbau=coffrage
reinforced concrete=betão armado=concreto armado=hormigón armado=Stahlbeton=béton armé
electrical maintenance=manutenção elétrica=mantenimiento eléctrico=elektrische Instandhaltung=maintenance électrique
industrial maintenance=manutenção industrial=mantenimiento industrial=Industrieinstandhaltung=maintenance industrielle
domestic plumbing=canalização=encanamento=fontanería=Sanitärinstallation=plomberie
air conditioning installation=instalação de ar condicionado=instalación de aire acondicionado=Klimatechnik=climatisation
heating installation=aquecimento central=calefacción=Heizungsbau=chauffage
carpentry work=carpintaria=carpintería=Zimmererarbeiten=menuiserie=charpenterie
house painting=pintura de interiores=pintura de paredes=Malerarbeiten=peinture en bâtiment
car repair=vehicle repair=mecânica automóvel=mecânica automotiva=mecánica del automóvil=Kfz-Reparatur=mécanique automobile
locksmithing=serralharia=cerrajería=Schlosserarbeiten=serrurerie
turning and milling=torneamento e fresagem=torneado y fresado=Drehen und Fräsen=tournage et fraisage
assembly line work=linha de montagem=cadena de montaje=Montagearbeiten=travail à la chaîne
machine operation=operação de máquinas=operación de máquinas=Maschinenbedienung=conduite de machines
gardening=jardinagem=jardinería=Gartenpflege=jardinage
cleaning services=serviços de limpeza=servicios de limpieza=Gebäudereinigung=nettoyage de locaux
sewing=costura=confección=Nähen=couture
road works=obras rodoviárias=obras viales=Straßenbau=travaux publics
solar panels=painéis solares=paneles solares=Photovoltaik=panneaux solaires
agriculture=agricultura=Landwirtschaft
"""

CREATIVE = """
visual design=design visual=diseño visual=visuelle Gestaltung=design visuel
layout design=paginação=diagramação=maquetación=Layoutgestaltung=mise en page
interior design=design de interiores=diseño de interiores=Innenarchitektur=architecture d'intérieur
fashion design=design de moda=diseño de moda=Modedesign=stylisme
product design=design de produto=diseño de producto=Produktdesign=design produit
packaging design=design de embalagem=diseño de envases=Verpackungsdesign
architectural drawing=desenho técnico=dibujo técnico=Bauzeichnen=dessin technique
2D animation=animação 2D=animación 2D=2D-Animation=animation 2D
sound design=desenho de som=diseño de sonido=Tongestaltung=design sonore
video production=produção de vídeo=producción audiovisual=Videoproduktion=production vidéo
journalism=jornalismo=periodismo=Journalismus=journalisme
copy editing=revisão de texto=corrección de textos=Lektorat=relecture
digital marketing=marketing digital=Onlinemarketing=Online-Marketing=marketing numérique
brand management=gestão de marca=gestión de marca=Markenführung=gestion de marque
"""

PEOPLE = """
team leadership=people management=team management=gestão de equipas=gestão de equipes=liderança de equipas=gestión de equipos=Teamleitung=Mitarbeiterführung=Personalführung=management d'équipe=encadrement d'équipe
staff scheduling=escalas de serviço=escalas de trabalho=turnos de personal=Dienstplanung=planning du personnel
staff training=formação de pessoal=treinamento de equipe=formación de personal=Mitarbeiterschulung=formation du personnel
payroll processing=processamento salarial=processamento de salários=gestión de nóminas=Gehaltsabrechnung=Entgeltabrechnung=gestion de la paie
conflict resolution=resolução de conflitos=resolución de conflictos=Konfliktlösung=gestion des conflits
complaint handling=gestão de reclamações=gestión de reclamaciones=Reklamationsbearbeitung=gestion des réclamations
telephone sales=telesales=televendas=televenta=Telefonverkauf=télévente
retail sales=vendas a retalho=varejo=venta al por menor=Einzelhandel=vente au détail
tender management=concursos públicos=licitaciones=Ausschreibungen=appels d'offres
quality assurance audits=auditorias de qualidade=auditorías de calidad=Qualitätsaudits=audits qualité
grant writing=candidaturas a financiamento=redacción de propuestas=Fördermittelakquise
volunteer coordination=coordenação de voluntários=coordinación de voluntarios=Ehrenamtskoordination=coordination de bénévoles
"""
