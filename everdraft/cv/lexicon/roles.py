"""Words by which a job title, an employer, a school and a degree are told apart, in many languages."""

# ruff: noqa: E501  -- tables

from __future__ import annotations

import re
from functools import cache

TITLE_WORDS: dict[str, str] = {
    "en": "engineer|engineering|developer|manager|management|director|analyst|consultant|designer|architect|scientist|specialist|coordinator|administrator"
    "|assistant|associate|intern|trainee|apprentice|officer|lead|leader|head|chief|president|vice|vp|svp|evp|cto|ceo|cfo|coo|cio|cmo|founder|co-founder|cofounder"
    "|owner|partner|principal|senior|junior|staff|supervisor|technician|teacher|professor|lecturer|tutor|instructor|researcher|fellow|nurse|doctor|physician|surgeon"
    "|therapist|pharmacist|lawyer|attorney|paralegal|counsel|accountant|auditor|bookkeeper|clerk|cashier|secretary|receptionist|representative|agent|advisor|adviser"
    "|recruiter|trader|broker|banker|underwriter|buyer|planner|strategist|marketer|copywriter|writer|editor|journalist|reporter|photographer|producer|artist|animator"
    "|illustrator|musician|actor|chef|cook|waiter|waitress|bartender|barista|server|host|driver|operator|mechanic|electrician|plumber|carpenter|welder|inspector"
    "|foreman|superintendent|programmer|tester|sysadmin|devops|sre|dba|webmaster|freelance|freelancer|contractor|volunteer|mentor|coach|trainer|facilitator|organizer"
    "|salesperson|salesman|sales|seller|merchandiser|stylist|guard|firefighter|paramedic|soldier|sergeant|captain|lieutenant|pilot|steward|librarian|curator|translator"
    "|interpreter|economist|statistician|mathematician|physicist|chemist|biologist|geologist|psychologist|sociologist|postdoc|postdoctoral|undergraduate|graduate"
    "|teaching|research|executive|controller|treasurer|ambassador|evangelist|advocate|liaison|technologist|practitioner|generalist|expert|hacker|worker|laborer"
    "|caregiver|nanny|janitor|custodian|housekeeper|dispatcher|scheduler|estimator|surveyor|draftsman|machinist|full-stack|fullstack|frontend|backend|front-end|back-end"
    "|full stack|product owner|scrum master|working student|member of technical staff|superviser|clinician|dentist|veterinarian|hygienist|aide|examiner|investigator|deputy"
    "|cofounder & cto|student|chair|chairman|chairperson|secretary general|board member|visiting|adjunct|stewardess|barber|hairdresser|cleaner|picker|packer|promoter|concierge"
    "|postman|postwoman|courier|butcher|baker|midwife|carer|matron|headteacher|headmaster|principal teacher|caretaker|groundskeeper|gardener|farmer|fisherman|sailor|seaman|tailor|seamstress|painter|decorator|roofer|bricklayer|joiner|fitter|plasterer|rigger|crane|miner|conductor|controller|dealer|croupier|beautician|masseur|masseuse|nutritionist|dietitian|optometrist|optician|radiographer|sonographer|phlebotomist|anaesthetist|anesthesiologist|registrar|resident|intern architect|solicitor|barrister|notary|judge|magistrate|bailiff|mediator|arbitrator|ombudsman|legislator|councillor|mayor|diplomat|attaché|archivist|historian|archaeologist|anthropologist|philosopher|linguist|geographer|astronomer|meteorologist|ecologist|botanist|zoologist|microbiologist|geneticist|epidemiologist|actuary|quant|modeller|modeler|cartographer|assembler|packager|loader|porter|bellhop|doorman|bouncer|lifeguard|referee|umpire|athlete|dancer|choreographer|composer|singer|author|poet|novelist|blogger|streamer|influencer|vlogger|presenter|anchor|announcer|cameraman|cinematographer|videographer|gaffer|grip|stagehand|costumer|usher|seamster|upholsterer|potter|jeweller|jeweler|watchmaker|locksmith|glazier|blacksmith|toolmaker|millwright|boilermaker|pipefitter|lineman|splicer|installer|repairer|maintainer|serviceman|attendant|crew|purser|navigator|dockworker|stevedore|forester|ranger|logger|arborist|groomer|trainer|zookeeper|childminder|au pair|playworker|youth worker|social worker|case worker|caseworker|careworker|support worker|key worker|counsellor|counselor|psychotherapist|physiotherapist|chiropractor|osteopath|acupuncturist|undertaker|embalmer|storekeeper|shopkeeper|stockist|wholesaler|importer|exporter|forwarder|expediter|purchaser|negotiator|auctioneer|appraiser|valuer|adjuster|assessor|loss adjuster|claims handler|collector|teller|treasurer|bursar|provost|dean|rector|vicar|priest|pastor|chaplain|rabbi|imam|monk|missionary|typist|stenographer|proofreader|subeditor|typesetter|printer|bookbinder|publisher|columnist|correspondent|critic|reviewer|moderator|community manager|growth hacker|data engineer|ml engineer|astronaut|cosmonaut|engineer-in-training|demonstrator|invigilator|proctor|examinee|scholar|laureate|emeritus|reader in|docent|warden|bursary|steward|sommelier|maître d|pastry chef|line cook|dishwasher|caterer|butler|valet|chauffeur|taxi|trucker|dispatcher|lead hand|ganger|chargehand|quantity surveyor|town planner|housing officer",
    "de": "entwickler|ingenieur|leiter|leitung|teamleiter|abteilungsleiter|projektleiter|geschäftsführer|sachbearbeiter|referent|berater|assistent|assistenz|praktikant|praktikum"
    "|werkstudent|auszubildender|auszubildende|mitarbeiter|wissenschaftlicher mitarbeiter|kaufmann|kauffrau|fachkraft|verkäufer|lehrer|dozent|techniker|mechaniker|mechatroniker"
    "|elektriker|arzt|ärztin|krankenpfleger|krankenschwester|pfleger|buchhalter|steuerberater|rechtsanwalt|redakteur|gestalter|planer|koordinator|beauftragter|disponent|einkäufer"
    "|vertrieb|vertriebsleiter|aushilfe|hilfskraft|studentische hilfskraft|softwareentwickler|wirtschaftsingenieur|informatiker|fachinformatiker|meister|monteur|facharbeiter"
    "|doktorand|stellvertretender|bereichsleiter|produktmanager|produktionsplaner|filialleiter|koch|kellner|fahrer|architekt|analytiker|forscher|prüfer|vorstand|gesellschafter"
    "|erzieher|pädagoge|sekretärin|bürokaufmann|bürokauffrau|bankkaufmann|bankkauffrau|industriekaufmann|trainer|schichtleiter|gruppenleiter"
    "|elektroniker|bäcker|bäckermeister|fleischer|metzger|konditor|friseur|schneider|tischler|schreiner|zimmerer|maurer|maler|lackierer|dachdecker|klempner|installateur|schlosser|schweißer|dreher|fräser|gärtner|florist|landwirt|förster|winzer|hebamme|krankenpflegerin|altenpfleger|altenpflegerin|pflegefachkraft|pflegehelfer|notfallsanitäter|sanitäter|zahnarzt|zahnärztin|tierarzt|tierärztin|apotheker|psychologe|psychologin|therapeut|physiotherapeut|ergotherapeut|logopäde|logopädin|sozialarbeiter|sozialpädagoge|erzieherin|kinderpfleger|lehrkraft|lehrbeauftragter|rektor|dekan|professorin|privatdozent|lektor|übersetzer|dolmetscher|journalist|fotograf|grafiker|grafikdesigner|mediengestalter|kameramann|regisseur|schauspieler|musiker|sänger|tänzer|lokführer|pilot|busfahrer|zugbegleiter|kapitän|matrose|soldat|polizist|feuerwehrmann|richter|staatsanwalt|notar|rechtspfleger|fachangestellte|fachangestellter|angestellte|angestellter|rechtsanwaltsfachangestellte|steuerfachangestellte|verwaltungsfachangestellte|beamter|beamtin|sachgebietsleiter|amtsleiter|empfangschef|empfangsmitarbeiter|rezeptionist|hausdame|küchenchef|köchin|bedienung|barkeeper|schadenregulierer|makler|versicherungskaufmann|controller|revisor|wirtschaftsprüfer|disponentin|lagerist|kommissionierer|staplerfahrer|kurier|zusteller|briefträger|bote|hausmeister|reinigungskraft|wachmann|detektiv|architektin|statiker|vermesser|geologe|biologe|chemiker|physiker|mathematiker|laborant|chemielaborant|gesundheits- und krankenpflegerin|inhaber|inhaberin|gründer|gründerin|vorsitzender|sprecher|beirat|postdoktorand|stipendiat|habilitand|freier mitarbeiter|honorarkraft|minijobber|zivildienst|freiwilliger|volontär|volontärin|trainee|dualer student",
    "fr": "développeur|développeuse|ingénieur|ingénieure|responsable|directeur|directrice|chef|cheffe|chargé|chargée|consultant|consultante|analyste|assistant|assistante|stagiaire|alternant"
    "|alternante|apprenti|technicien|technicienne|gestionnaire|commercial|commerciale|vendeur|vendeuse|comptable|professeur|enseignant|enseignante|infirmier|infirmière|médecin|avocat|juriste"
    "|conseiller|conseillère|coordinateur|coordinatrice|coordonnateur|administrateur|architecte|graphiste|rédacteur|rédactrice|formateur|formatrice|fondateur|gérant|gérante|secrétaire"
    "|chercheur|chercheuse|doctorant|agent|serveur|serveuse|cuisinier|concepteur|conceptrice|acheteur|contrôleur|auditeur|adjoint|adjointe|attaché|président|employé|ouvrier|opérateur"
    "|électricien|électricienne|plombier|menuisier|maçon|peintre|boulanger|boulangère|boucher|pâtissier|coiffeur|coiffeuse|couturière|jardinier|agriculteur|vigneron|conducteur|conductrice|chauffeur|livreur|facteur|factrice|magasinier|cariste|manutentionnaire|soudeur|mécanicien|mécanicienne|électromécanicien|ajusteur|tourneur|usineur|aide-soignant|aide-soignante|sage-femme|kinésithérapeute|pharmacien|pharmacienne|dentiste|vétérinaire|psychologue|orthophoniste|éducateur|éducatrice|animateur|animatrice|professeure|instituteur|institutrice|maître|maîtresse|formateur|surveillant|proviseur|avocate|notaire|greffier|huissier|magistrat|directeur|sous-directeur|sous-directrice|adjoint|réceptionniste|hôte|hôtesse|barman|sommelier|plongeur|commis|majordome|gouvernante|caissier|caissière|courtier|courtière|actuaire|trésorier|trésorière|auditrice|économiste|statisticien|démographe|historien|historienne|archiviste|bibliothécaire|documentaliste|conservateur|journaliste|photographe|réalisateur|monteur|monteuse|comédien|comédienne|musicien|danseuse|traducteur|traductrice|interprète|postdoctorant|postdoctorante|postdoctoral|bénévole|délégué|déléguée|élu|maire|militaire|policier|gendarme|pompier|pilote|steward|contremaître|chef d'équipe|chef de partie|chef de projet",
    "es": "desarrollador|desarrolladora|ingeniero|ingeniera|gerente|director|directora|jefe|jefa|responsable|analista|consultor|consultora|asistente|becario|becaria|prácticas|técnico|técnica"
    "|coordinador|coordinadora|administrador|administradora|administrativo|administrativa|auxiliar|vendedor|vendedora|comercial|contador|contable|profesor|profesora|maestro|docente|enfermero"
    "|enfermera|médico|médica|abogado|abogada|asesor|asesora|diseñador|diseñadora|programador|programadora|arquitecto|arquitecta|redactor|redactora|fundador|encargado|encargada|supervisor"
    "|supervisora|secretaria|investigador|investigadora|ejecutivo|ejecutiva|operario|operador|camarero|camarera|cocinero|dependiente|dependienta|especialista|líder|jurista|periodista|agente"
    "|electricista|fontanero|carpintero|albañil|pintor|panadero|carnicero|pastelero|peluquero|peluquera|jardinero|agricultor|ganadero|conductor|conductora|maquinista|chófer|repartidor|cartero|mozo de almacén|almacenero|carretillero|soldador|mecánico|tornero|fresador|matrona|fisioterapeuta|farmacéutico|farmacéutica|dentista|odontólogo|veterinario|veterinaria|psicólogo|psicóloga|logopeda|educador|educadora|monitor|monitora|maestra|catedrático|tutor|rector|decano|notario|procurador|juez|fiscal|recepcionista|gobernanta|barman|sumiller|ayudante|subdirector|subdirectora|vicepresidente|presidente|presidenta|tesorero|cajero|cajera|corredor|tramitador|tramitadora|perito|auditor|auditora|economista|estadístico|historiador|archivero|bibliotecario|bibliotecaria|fotógrafo|realizador|actor|actriz|músico|bailarín|traductor|traductora|intérprete|doctorando|doctoranda|predoctoral|posdoctoral|postdoctoral|voluntario|voluntaria|concejal|alcalde|militar|policía|bombero|piloto|azafata|capataz|peón|limpiador|limpiadora|conserje|vigilante|teleoperador|teleoperadora|dependiente|reponedor|socio|socia|propietario|propietaria|diseñador gráfico|jefe de cocina",
    "pt": "desenvolvedor|desenvolvedora|programador|programadora|engenheiro|engenheira|gerente|gestor|gestora|diretor|diretora|director|directora|chefe|responsável|analista|consultor|consultora"
    "|assistente|estagiário|estagiária|estágio|técnico|técnica|coordenador|coordenadora|administrador|administradora|administrativo|administrativa|auxiliar|vendedor|vendedora|comercial|contador"
    "|contadora|contabilista|professor|professora|docente|enfermeiro|enfermeira|médico|médica|advogado|advogada|assessor|assessora|designer|arquiteto|arquiteta|redator|redatora|fundador"
    "|fundadora|encarregado|encarregada|supervisor|supervisora|secretária|investigador|investigadora|pesquisador|pesquisadora|executivo|executiva|operador|operadora|especialista|líder|jornalista"
    "|sócio|sócia|aprendiz|trainee|monitor|monitora|recepcionista|atendente|motorista|cozinheiro|cozinheira|sénior|sênior|júnior|pleno|tech lead|bolsista|formador|formadora|gestão"
    "|eletricista|canalizador|encanador|carpinteiro|pedreiro|pintor|padeiro|padeira|talhante|açougueiro|pasteleiro|confeiteiro|cabeleireiro|cabeleireira|jardineiro|agricultor|agrônomo|agrónomo|maquinista|condutor|estafeta|entregador|carteiro|armazenista|almoxarife|estoquista|soldador|mecânico|torneiro|parteira|fisioterapeuta|farmacêutico|farmacêutica|dentista|veterinário|veterinária|psicólogo|psicóloga|fonoaudiólogo|terapeuta|educador|educadora|educadora de infância|professora|mestre|tutor|reitor|notário|juiz|procurador|rececionista|governanta|barman|ajudante|subdiretor|subdiretora|vice-presidente|presidente|tesoureiro|caixa|corretor|corretora|perito|auditor|auditora|economista|estatístico|historiador|arquivista|bibliotecário|bibliotecária|fotógrafo|fotógrafa|realizador|ator|atriz|músico|bailarina|tradutor|tradutora|intérprete|doutorando|doutoranda|pós-doutorando|pós-doutoramento|pós-doutorado|voluntário|voluntária|vereador|militar|policial|polícia|bombeiro|piloto|comissário|encarregado de obra|servente|faxineira|porteiro|vigilante|operador de caixa|repositor|balconista|proprietário|proprietária|empreendedor|gestora de sinistros|chefe de cozinha|advogada associada",
    "it": "sviluppatore|sviluppatrice|ingegnere|responsabile|direttore|direttrice|capo|analista|consulente|assistente|stagista|tirocinante|tecnico|coordinatore|coordinatrice|amministratore"
    "|impiegato|impiegata|venditore|commerciale|contabile|insegnante|docente|professore|infermiere|infermiera|medico|avvocato|programmatore|architetto|redattore|fondatore|segretaria|ricercatore"
    "|ricercatrice|addetto|addetta|operatore|operaio|cameriere|cameriera|cuoco|progettista|grafico|gestore|specialista|apprendista|dirigente|titolare|collaboratore|collaboratrice"
    "|elettricista|idraulico|falegname|muratore|imbianchino|panettiere|macellaio|pasticcere|parrucchiere|parrucchiera|giardiniere|agricoltore|macchinista|autista|conducente|postino|magazziniere|mulettista|saldatore|meccanico|tornitore|ostetrica|fisioterapista|farmacista|dentista|veterinario|psicologo|psicologa|educatore|educatrice|maestra|maestro|professoressa|preside|rettore|avvocata|notaio|magistrato|receptionist|portiere|barista|sommelier|aiuto cuoco|capo partita|vicedirettore|vicedirettrice|presidente|tesoriere|cassiere|cassiera|perito|revisore|economista|archivista|bibliotecario|fotografo|regista|attore|attrice|musicista|traduttore|traduttrice|interprete|dottorando|dottoranda|assegnista|volontario|volontaria|sindaco|militare|poliziotto|pilota|hostess|socio|socia|geometra|ragioniere|commercialista|promotore|fattorino",
    "nl": "ontwikkelaar|ingenieur|manager|directeur|hoofd|adviseur|medewerker|assistent|stagiair|stagiaire|technicus|coördinator|beheerder|verkoper|boekhouder|docent|leraar|lerares|verpleegkundige"
    "|arts|advocaat|ontwerper|programmeur|architect|redacteur|oprichter|secretaresse|onderzoeker|teamleider|projectleider|monteur|chauffeur|kok|specialist|medewerkster|bedrijfsleider|vertegenwoordiger"
    "|elektricien|loodgieter|timmerman|metselaar|schilder|bakker|slager|kapper|tuinman|boer|machinist|postbode|bezorger|magazijnmedewerker|lasser|monteur|verloskundige|fysiotherapeut|apotheker|tandarts|dierenarts|psycholoog|begeleider|leerkracht|hoogleraar|lector|rector|notaris|rechter|receptioniste|receptionist|souschef|chef-kok|barman|adjunct-directeur|adjunct|voorzitter|penningmeester|kassier|actuaris|accountant|econoom|archivaris|bibliothecaris|fotograaf|regisseur|acteur|muzikant|vertaler|tolk|promovendus|postdoc|postdoctoraal onderzoeker|vrijwilliger|wethouder|militair|agent|brandweerman|piloot|steward|voorman|schoonmaker|conciërge|beveiliger|beleidsmedewerker|grafisch ontwerper|eigenaar|uitvoerder|werkvoorbereider|inkoper|planner",
    "pl": "programista|programistka|inżynier|kierownik|kierowniczka|menedżer|dyrektor|analityk|konsultant|konsultantka|asystent|asystentka|stażysta|stażystka|praktykant|praktykantka|technik|koordynator"
    "|koordynatorka|administrator|sprzedawca|księgowy|księgowa|nauczyciel|nauczycielka|pielęgniarka|pielęgniarz|lekarz|prawnik|adwokat|projektant|projektantka|architekt|redaktor|założyciel|specjalista"
    "|specjalistka|badacz|przedstawiciel|doradca|referent|pracownik|kelner|kelnerka|kucharz|kierowca|operator|magazynier|starszy|młodszy|główny|główna|zastępca|adiunkt|tłumacz|handlowiec|brygadzista"
    "|elektryk|hydraulik|stolarz|murarz|malarz|piekarz|rzeźnik|cukiernik|fryzjer|fryzjerka|ogrodnik|rolnik|maszynista|listonosz|kurier|spawacz|mechanik|tokarz|położna|fizjoterapeuta|farmaceuta|dentysta|weterynarz|psycholog|pedagog|wychowawca|wychowawczyni|profesor|rektor|dziekan|notariusz|sędzia|radca prawny|radca|recepcjonista|recepcjonistka|szef kuchni|szef|barman|wiceprezes|prezes|skarbnik|kasjer|kasjerka|aktuariusz|audytor|ekonomista|archiwista|bibliotekarz|bibliotekarka|fotograf|reżyser|aktor|muzyk|tłumaczka|doktorant|doktorantka|wolontariusz|wolontariuszka|radny|żołnierz|policjant|strażak|pilot|brygadzistka|sprzątaczka|ochroniarz|właściciel|właścicielka|współwłaściciel|grafik|graficzka|laborant|ratownik|opiekun|opiekunka",
    "tr": "geliştirici|mühendis|mühendisi|yönetici|yöneticisi|müdür|müdürü|direktör|direktörü|analist|analisti|danışman|danışmanı|asistan|asistanı|stajyer|teknisyen|teknisyeni|koordinatör|koordinatörü"
    "|uzman|uzmanı|satış temsilcisi|temsilci|temsilcisi|muhasebeci|öğretmen|öğretmeni|hemşire|doktor|avukat|tasarımcı|tasarımcısı|programcı|mimar|editör|kurucu|araştırmacı|araştırma görevlisi|sorumlusu|şefi"
    "|memuru|elemanı|kıdemli|lideri|takım lideri|operatör|operatörü|sekreter|yardımcısı|başkanı|görevlisi|yazılımcı",
    "ru": "разработчик|инженер|менеджер|руководитель|директор|начальник|аналитик|консультант|ассистент|стажёр|стажер|практикант|специалист|координатор|администратор|продавец|бухгалтер|преподаватель|учитель"
    "|медсестра|врач|юрист|дизайнер|программист|архитектор|редактор|основатель|секретарь|исследователь|научный сотрудник|сотрудник|помощник|заместитель|главный|старший|младший|ведущий|тестировщик|оператор"
    "|водитель|повар|официант|мастер|техник|механик|экономист|маркетолог|логист|кассир|лаборант|переводчик|тимлид|владелец|представитель|аудитор|агроном|технолог|рабочий|электрик|учительница|аспирант",
    "ja": "エンジニア|マネージャー|リーダー|部長|課長|係長|主任|担当|プログラマ|プログラマー|デザイナー|コンサルタント|アナリスト|ディレクター|営業|代表取締役|社長|取締役|開発者|研究員|講師|教授|インターン"
    "|アルバイト|スタッフ|店長|主査|主席|技術者|アーキテクト|企画|事務|看護師|医師|教師|教員|編集者|チーフ|責任者|スペシャリスト",
    "zh": "工程师|经理|主管|总监|总裁|专员|助理|实习生|实习|开发|设计师|分析师|顾问|架构师|研究员|教授|讲师|老师|教师|会计|出纳|秘书|文员|销售|销售代表|负责人|组长|主任|程序员|编辑|记者|医生|护士|律师|翻译|技术员|创始人"
    "|合伙人|总经理|副总|工程師|經理|主管|設計師|產品|产品经理|运营|店长|组长|院长|科长|部长|技术总监|首席",
    "ar": "مهندس|مهندسة|مدير|مديرة|مطور|مطورة|محلل|محللة|مصمم|مصممة|مستشار|مستشارة|محاسب|محاسبة|مساعد|مساعدة|منسق|منسقة|مشرف|مشرفة|رئيس|رئيسة|معلم|معلمة|مدرس|مدرسة|طبيب|طبيبة|ممرض|ممرضة|محام|محامي"
    "|أخصائي|أخصائية|اخصائي|متدرب|متدربة|فني|موظف|موظفة|سكرتير|سكرتيرة|باحث|باحثة|مندوب|كاتب|كاتبة|محرر|مبرمج|مبرمجة|مسؤول|مسؤولة|مؤسس|خبير|خبيرة|أستاذ|كبير",
}

FIRM_WORDS = re.compile(
    r"(?<![^\W_])(?:inc|incorporated|llc|ltd|limited|gmbh|ag|kg|kgaa|co\. kg|se|ug|e\.?v|ohg|gbr|s\.?a|s\.?a\.?s|s\.?a\.?r\.?l|sarl|sas|s\.?l|s\.?l\.?u|s\.?r\.?l|s\.?p\.?a|b\.?v|n\.?v|plc|corp|corporation"
    r"|company|co|group|gruppe|groupe|grupo|gruppo|holding|holdings|bank|banco|banque|banca|partners|associates|solutions|systems|technologies|technology|labs|laboratories|laboratory|studio|studios"
    r"|agency|agentur|agence|agencia|agência|consulting|industries|international|global|networks|software|services|media|institute|institut|instituto|university|universität|université|universidad"
    r"|universidade|università|uniwersytet|politechnika|üniversitesi|college|school|schule|hospital|klinik|klinikum|clinic|clínica|hôpital|szpital|hastanesi|ministry|ministerium|ministère|ministerio|ministério"
    r"|department of|stiftung|foundation|fundación|fundação|fondation|verein|verlag|werke|werk|maschinenbau|versicherung|insurance|airlines|airways|logistics|logistik|energy|pharma|pharmaceuticals|motors|automotive"
    r"|foods|hotel|hotels|restaurant|café|sp\. ?z ?o\.? ?o\.?|sp\. ?j\.?|sp\.? ?k\.?|a\.?ş|ltd\. ?şti|san\. ve tic|oy|ab|as|aps|a/s|lda|ltda|eireli|mei|pty|pte|pvt|kk|council|agency|authority|organization|organisation"
    r"|society|association|ngo|startup|ventures|capital|securities|realty|retail|store|stores|supermarket|shop|market|club|theater|theatre|museum|library|church|army|navy|air force|police|nasa|telecom|telekom|wireless|electric"
    r"|electronics|semiconductor|biotech|health|healthcare|medical center"
    r"|self-employed|self employed|autônomo|autônoma|autónomo|autónoma|libero professionista|libera professionista|indépendante?|freiberuflich|selbst(?:st)?ändig|zelfstandig|działalność własna|llp|s\.?n\.?c|e\.?k|mbh|a\.?g|trust|housing association|primary school|office of|bureau of"
    r"|ayuntamiento|câmara municipal|prefeitura|mairie|gemeente|comune di|urząd|rathaus|landratsamt|bezirksamt|stadtwerke|cabinet|kanzlei|despacho|studio legale|kancelaria|advocatenkantoor|advogados|brouwerij|brasserie|brewery|brauerei"
    r"|bakery|bäckerei|boulangerie|panadería|padaria|trattoria|ristorante|restaurante|restauracja|eetcafé|papeteries?|imprimerie|bodegas|vinhos|weingut|railways?|rail|ferrocarriles|comboios|ferrovie|spoorwegen|koleje|seguros|seguradora"
    r"|assurances|assicurazioni|ubezpieczenia|verzekeraar|laboratoire|laboratório|laboratorio|zakłady|officine|maison|kindergarten|kita|apotheke|pharmacy|farmácia|farmacia|pharmacie|praxis|ziekenhuis|ospedale|centre hospitalier|spital"
    r"|escola|escuela|colegio|colégio|école|basisschool|szkoła|scuola|instytut|istituto|brothers|bros|and sons|& sons|& partners?|& co|et fils|e hijos|e filhos|& söhne|ооо|оао|зао|пао|ао|ип|нии|фгуп|гк|банк|завод|компания|университет|институт|академия|группа|холдинг)(?![^\W_])\.?"
    r"|株式会社|有限会社|合同会社|公司|集团|銀行|银行|有限|大学|研究所|研究院|医院|病院|事務所|工業|製作所|製薬|電機|科技|شركة|مؤسسة|مجموعة|بنك|جامعة|مستشفى|وزارة|مصرف|معهد|المؤسسة|الشركة"
    r"|[\w-]{3,}(?:werke|werk|bank|gesellschaft|kasse|verlag|haus|technik|bau|versicherung|schule|universität|hochschule)\b",
    re.I,
)

SCHOOL_WORDS = re.compile(
    r"(?<![^\W_])(?:university|universität|université|universidad|universidade|università|universiteit|uniwersytet|universitet|university of|univ|college|school|institute|institut|instituto|istituto|academy"
    r"|akademie|academia|academie|akademia|akademi|faculty|faculdade|facultad|faculté|fakultät|polytechnic|polytechnique|politécnico|politecnico|politechnika|politécnica|hochschule|fachhochschule|gymnasium|realschule|gesamtschule"
    r"|berufsschule|lycée|liceo|liceum|lise|lisesi|colegio|colégio|escola|escuela|école|scuola|hogeschool|technikum|szkoła|üniversitesi|üniversite|enstitüsü|okulu|rwth|eth|epfl|tu|th|fh|mit|ucl|ucla|usc|lmu|tum|kit"
    r"|insead|hec|essec|iese|ipn|unam|usp|unicamp|ufrj|puc|mba school|bootcamp|codecademy|coursera|udacity|udemy|университет|институт|академия|колледж|техникум|школа|лицей|гимназия|вшэ|мгу|мгту|мфти|спбгу|итмо|conservatory"
    r"|conservatoire|seminary|ecole|iut|ensae|insa|cnam|senai|senac|etec|fatec|ist|iscte|feup|berkeley|stanford|harvard|oxford|cambridge|caltech|high school|secondary school|grammar school)(?![^\W_])"
    r"|大学|大學|学院|学校|高校|高等学校|中学|専門学校|研究科|大学院|جامعة|معهد|كلية|مدرسة|أكاديمية|[\w-]{2,}(?:universität|hochschule|schule|akademie|universiteit|gymnasium)\b",
    re.I,
)

DEGREE = re.compile(
    r"(?<![^\W_])(?:ph\.? ?d|d\.?phil|doctorate|doctoral|doctor|doktor|doutor(?:amento|ado)?|doctorado|doctorat|dottorato|dr\.?(?: ?(?:rer|phil|med|ing)\.?)+|promotion|m\.?d|j\.?d|ll\.?[bm]|l\.?l\.?[bm]\.?|ed\.?d"
    r"|m\.? ?sc\.?(?: ?\([^)]{1,12}\))?|m\.?s\.?(?=[ ,.)]|$|\b)|m\.? ?eng|m\.?a\.?(?=[ ,.)]|$)|m\.?b\.?a|m\.?ed|m\.?phil|m\.?f\.?a|m\.?p\.?h|m\.?tech|mres|msci|meng|magister in[żz]ynier|magister|magisterskie|master(?:['’]?s)?(?: degree)?(?: of [A-Z]\w+(?: [A-Z]\w+)?)?"
    r"|mestrado(?: integrado| profissional)?|mestre|maestría|máster(?: universitario| oficial)?|maestro|maîtrise|mastère|laurea(?: magistrale| triennale)?|diplom|diplôme(?: d['’]ingénieur)?|diploma|diplomado|dipl\.?-?\s?[\w.]+"
    r"|b\.? ?sc\.?(?: ?\([^)]{1,12}\))?|b\.?s\.?(?=[ ,.)]|$|\b)|b\.? ?eng|b\.?a\.?(?=[ ,.)]|$)|b\.?b\.?a|b\.?ed|b\.?f\.?a|b\.?com|b\.?tech|b\.?arch|bachelor(?:['’]?s)?(?: degree)?(?: of [A-Z]\w+(?: [A-Z]\w+)?)?|bacharel(?:ado)?|bachillerato"
    r"|licenciatura|licenciado|licenciada|licence(?: professionnelle)?|licencjat|licenciate|grado|graduado|graduação|pós-graduação|especialização|tecnólogo|técnico|ingeniería|ingeniero|inżynier|inżynierskie|undergraduate|associate(?:['’]?s)?(?: degree)?(?: of [A-Z]\w+)?"
    r"|a\.?a\.?s?(?=[ ,.)]|$)|staatsexamen|abitur|fachabitur|fachhochschulreife|allgemeine hochschulreife|mittlere reife|realschulabschluss|ausbildung|lehre|baccalauréat|bac(?: ?\+ ?\d)?|bts|dut|but|dess|dea|cap|matura|maturità|a[- ]levels?|gcses?|hnd|hnc|nvq(?: level \d)?"
    r"|high school diploma|ged|abschluss|certificate|propedeuse|hbo|vwo|havo|mbo|doctorandus|lisans|yüksek lisans|doktora|ön lisans|бакалавр(?:иат)?|магистр(?:атура)?|специалист|специалитет|аспирантура|кандидат наук|доктор наук|ensino médio|bacharelado"
    r"|kandidat|stopień|tytuł|laureato|perito|formación profesional|ciclo formativo|grado superior|nanodegree|postgraduate|post-?graduate|pgce|pgdip|dr\.-ing\.?|dr\.?(?= [a-z.]|$)|meisterbrief|meisterprüfung|gesellenbrief|facharbeiterbrief|kaufmannsgehilfenprüfung|habilitation|curso técnico|ensino (?:fundamental|secundário|superior)|doctorat(?: en)?|deug|deust|agrégation|certificat|titre professionnel|brevet|diplomatura|grado (?:superior|medio)|doctoraat|mbo ?\d?|doktorat|technik|matura|diploma di [a-z]+|laurea specialistica|dottorato di ricerca|btec|foundation degree|city & guilds|t-?levels?|national 5s?|highers?|exchange|erasmus|minor|major|honours|honors)(?![^\W_])\.?(?: ?\(?(?:hons?|honou?rs)\b\.?\)?)?"
    r"|学士|硕士|博士|本科|专科|碩士|修士|高卒|本科生|研究生|بكالوريوس|ماجستير|دكتوراه|دبلوم|الثانوية|ليسانس|إجازة",
    re.I,
)


TOKEN = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
#: Endings of the other sex and of plurals that German, French and Spanish titles take on.
ENDINGS = ("innen", "in", "s", "e", "a", "es")
COMPOUND = re.compile(
    r"(?:elektroniker|iker|meister|angestellter?|gestalter|macher|bauer|forscher|fahrer|schwester|wart|therapeut|entwickler|ingenieur|leiter|berater|planer|techniker|mechaniker|assistent|referent|kaufmann|kauffrau|manager|verkäufer|händler|arbeiter|führer|pfleger|lehrer|wissenschaftler|designer|architekt|ontwikkelaar|medewerker)(?:in|innen)?$"
)


@cache
def _title_words() -> tuple[frozenset[str], frozenset[str], tuple[str, ...]]:
    """Single words, phrases of two or more words, and words of scripts without spaces."""
    spaced = {
        word
        for language, words in TITLE_WORDS.items()
        if language not in ("ja", "zh")
        for word in words.split("|")
    }
    joined = {word for language in ("ja", "zh") for word in TITLE_WORDS[language].split("|")}
    single = frozenset(word for word in spaced if " " not in word)
    return single, frozenset(spaced - single), tuple(sorted(joined, key=len, reverse=True))


def _is_title_word(word: str, single: frozenset[str]) -> bool:
    if word in single or COMPOUND.search(word):
        return True
    for ending in ENDINGS:
        if word.endswith(ending) and word[: -len(ending)] in single:
            return True
    return "-" in word and any(part in single for part in word.split("-"))


@cache
def is_one_title(word: str) -> bool:
    """Whether a word names what one person is: "chef", "engenheira", "sous-chef", not "chefs"."""
    single = _title_words()[0]
    last = word.rsplit("-", 1)[-1]
    if any(one in single for one in (word, last, last.removesuffix("in"))):
        return True
    return bool(COMPOUND.search(word)) and not word.endswith("innen")


@cache
def title_score(text: str) -> float:
    """How much the words speak for a job title: 0 for nothing, above 1 for several words."""
    if len(text) > 160:
        return 0.0
    single, phrases, joined = _title_words()
    plain = text.casefold()
    words = TOKEN.findall(plain)
    found = sum(_is_title_word(word, single) for word in words)
    if len(words) > 1:
        found += sum(f" {phrase} " in f" {' '.join(words)} " for phrase in phrases)
    if not plain.isascii():
        found += any(word in plain for word in joined)
    if not found:
        return 0.0
    return min(2.0, found) + (0.5 if len(text.split()) <= 7 else 0.0)


@cache
def firm_score(text: str) -> float:
    """How much the words speak for a firm or organisation."""
    if len(text) > 160:
        return 0.0
    return min(2.0, float(len(FIRM_WORDS.findall(text))))


def is_school(text: str) -> bool:
    """True if a word of schools and universities stands in it."""
    return len(text) < 200 and bool(SCHOOL_WORDS.search(text))


def has_degree(text: str) -> bool:
    """True if a degree stands in it."""
    return len(text) < 200 and bool(DEGREE.search(text))
