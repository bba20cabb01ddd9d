"""Section headings as people write them, by kind and language."""

# ruff: noqa: E501  -- tables

from __future__ import annotations

import re
import unicodedata
from functools import cache

#: kind -> language -> phrases, separated by "|", in lower case.
HEADINGS: dict[str, dict[str, str]] = {
    "summary": {
        "en": "summary|professional summary|career summary|executive summary|profile|professional profile|career profile"
        "|personal profile|personal statement|about|about me|overview|objective|career objective|professional objective"
        "|introduction|bio|biography|summary of qualifications|qualifications summary|highlights|career highlights"
        "|personal summary|who i am|statement|resume summary|background|professional overview|career overview"
        "|objective statement|candidate profile|profile summary|a bit about me",
        "de": "profil|kurzprofil|über mich|zusammenfassung|berufsprofil|persönliches profil|berufsziel|karriereziel|zielsetzung"
        "|zur person|profil und ziele|mein profil|kurzvorstellung",
        "fr": "profil|profil professionnel|résumé|à propos|à propos de moi|présentation|objectif|objectif professionnel|accroche"
        "|synthèse|résumé professionnel|qui suis-je",
        "es": "perfil|perfil profesional|resumen|resumen profesional|sobre mí|acerca de mí|objetivo|objetivo profesional|extracto"
        "|presentación|perfil personal",
        "pt": "perfil|perfil profissional|resumo|resumo profissional|sobre|sobre mim|objetivo|objetivo profissional|objetivos"
        "|apresentação|síntese profissional|síntese|resumo de qualificações|qualificações|resumo das qualificações|perfil pessoal",
        "it": "profilo|profilo professionale|chi sono|sommario|riepilogo|obiettivo|obiettivo professionale|presentazione|su di me"
        "|profilo personale",
        "nl": "profiel|samenvatting|over mij|persoonlijk profiel|profielschets|doelstelling|persoonlijk profielschets",
        "pl": "profil|profil zawodowy|podsumowanie|podsumowanie zawodowe|o mnie|cel zawodowy",
        "tr": "özet|profil|hakkımda|kişisel özet|kariyer hedefi|profesyonel özet|özgeçmiş özeti|ön yazı",
        "ru": "о себе|обо мне|профиль|цель|резюме|краткая информация|профессиональный профиль|карьерная цель|дополнительная информация о себе",
        "ja": "職務要約|自己pr|自己ＰＲ|要約|プロフィール|概要|自己紹介|志望動機",
        "zh": "个人简介|个人总结|自我评价|简介|个人概述|职业概述|求职意向|自我介绍|個人簡介|自我評價|概述|职业目标",
        "ar": "الملخص|ملخص|نبذة|نبذة عني|الملف الشخصي|الهدف الوظيفي|الملخص المهني|نبذة شخصية|الهدف",
    },
    "work": {
        "en": "experience|work experience|professional experience|employment|employment history|work history|career history"
        "|relevant experience|job experience|professional background|career|industry experience|internships|internship experience"
        "|internship|work|related experience|additional experience|other experience|research experience|teaching experience"
        "|leadership experience|technical experience|military experience|professional history|experience and employment"
        "|career experience|clinical experience|working experience|positions held|engineering experience|work & experience"
        "|selected experience|freelance experience|business experience|practical experience|earlier experience|previous experience"
        "|previous employment|military service|experiences|professional experiences|work experiences|appointments"
        "|academic appointments|career summary and experience|key experience|consulting experience|professional work experience"
        "|early career|recent experience|employment experience|management experience|academic experience|sales experience"
        "|accounting experience|design experience|project experience and employment|experience highlights|contract experience",
        "de": "berufserfahrung|beruflicher werdegang|berufspraxis|arbeitserfahrung|berufliche erfahrung|werdegang|berufliche stationen"
        "|praktika|praktische erfahrung|praktische erfahrungen|beruflicher hintergrund|erfahrung|erfahrungen|berufstätigkeit"
        "|tätigkeiten|praxiserfahrung|berufserfahrungen|relevante berufserfahrung|beschäftigung|anstellungen|praktika und nebentätigkeiten"
        "|nebentätigkeiten"
        "|arbeitserfahrung|berufliche tätigkeiten|anstellungen",
        "fr": "expérience|expériences|expérience professionnelle|expériences professionnelles|parcours professionnel|parcours|stages"
        "|emplois|carrière|historique professionnel|expérience de travail|emploi|antécédents professionnels|stages et emplois",
        "es": "experiencia|experiencia profesional|experiencia laboral|historial laboral|trayectoria profesional|trayectoria laboral"
        "|empleo|experiencia de trabajo|prácticas|experiencias|experiencia relevante|antecedentes laborales|historia laboral",
        "pt": "experiência|experiências|experiência profissional|experiências profissionais|histórico profissional|carreira"
        "|trajetória profissional|percurso profissional|atuação profissional|experiência de trabalho|estágios|estágio"
        "|experiência laboral|histórico de trabalho|vivência profissional|experiência relevante",
        "it": "esperienza|esperienze|esperienza professionale|esperienze professionali|esperienza lavorativa|esperienze lavorative"
        "|esperienze di lavoro|carriera|percorso professionale|tirocini|stage|esperienza di lavoro",
        "nl": "werkervaring|ervaring|relevante werkervaring|loopbaan|professionele ervaring|stages|arbeidsverleden|carrière|stage",
        "pl": "doświadczenie|doświadczenie zawodowe|historia zatrudnienia|przebieg kariery|praktyki|przebieg pracy zawodowej|kariera"
        "|praktyki i staże|staże",
        "tr": "deneyim|iş deneyimi|mesleki deneyim|iş tecrübesi|deneyimler|iş geçmişi|çalışma geçmişi|profesyonel deneyim|stajlar"
        "|staj deneyimi|kariyer|tecrübe|iş deneyimleri",
        "ru": "опыт работы|опыт|профессиональный опыт|трудовая деятельность|карьера|работа|стаж|места работы|трудовой опыт|стажировки",
        "ja": "職歴|職務経歴|職務経歴詳細|経歴|勤務経験|業務経験|実務経験|職務内容",
        "zh": "工作经历|工作经验|职业经历|实习经历|工作履历|从业经历|工作|工作經歷|工作經驗|经历|实习经验",
        "ar": "الخبرات|الخبرة|الخبرة العملية|الخبرات العملية|الخبرة المهنية|الخبرات المهنية|خبرات العمل|التاريخ الوظيفي|الخبرة الوظيفية",
    },
    "education": {
        "en": "education|academic background|educational background|education and training|academic qualifications|studies|academics"
        "|education & training|academic history|qualifications|education history|education and qualifications|degrees|schooling"
        "|academic education|education and honors|relevant coursework|coursework|training|formal education|academic profile"
        "|educational qualifications|education and credentials|academic credentials|educational history|academic record"
        "|professional education|education & coursework|academic achievements and education|post graduate education"
        "|professional training|training and education|trainings|academic training|education and coursework",
        "de": "ausbildung|bildung|studium|bildungsweg|schulbildung|akademische ausbildung|hochschulbildung|bildungsgang"
        "|ausbildung und studium|studium und ausbildung|schulische ausbildung|aus- und weiterbildung|weiterbildung|weiterbildungen"
        "|akademischer werdegang|fortbildung|fortbildungen|schule|schulausbildung|akademische laufbahn|ausbildung & studium"
        "|schul- und berufsbildung|schul- & berufsbildung|bildung und qualifikationen|allgemeine und berufliche bildung|studium und promotion",
        "fr": "formation|formations|éducation|études|diplômes|parcours académique|cursus|formation académique|scolarité|cursus scolaire"
        "|formation initiale|parcours scolaire|études et formations|diplômes et formations|formations et diplômes|cursus universitaire"
        "|cursus académique|enseignement"
        "|éducation et formation|éducation & formation|études et formation",
        "es": "educación|formación|formación académica|estudios|titulación|educación y formación|estudios académicos|datos académicos"
        "|formación complementaria|cursos|cursos y formación|formación reglada|preparación académica|escolaridad",
        "pt": "educação|formação|formação académica|formação acadêmica|formação escolar|escolaridade|estudos|habilitações literárias"
        "|habilitações|cursos|cursos complementares|formação complementar|educação e formação|histórico académico|histórico acadêmico"
        "|habilitações académicas|cursos extracurriculares|formação profissional|qualificações académicas|cursos e formações",
        "it": "istruzione|formazione|istruzione e formazione|studi|titoli di studio|percorso formativo|formazione accademica|educazione"
        "|formazione e istruzione|percorso di studi",
        "nl": "opleiding|opleidingen|onderwijs|studie|studies|opleiding en cursussen|cursussen|opleidingen en cursussen",
        "pl": "wykształcenie|edukacja|kursy i szkolenia|szkolenia|kursy",
        "tr": "eğitim|eğitim bilgileri|öğrenim|öğrenim durumu|akademik geçmiş|eğitim durumu|eğitim geçmişi",
        "ru": "образование|обучение|учёба|учеба|высшее образование|дополнительное образование|курсы|повышение квалификации",
        "ja": "学歴|教育|教育背景|研修",
        "zh": "教育背景|教育经历|学历|教育|学习经历|教育經歷|學歷|培训经历",
        "ar": "التعليم|المؤهلات العلمية|المؤهلات|التحصيل العلمي|الدراسة|المؤهل العلمي|المؤهلات الأكاديمية|الشهادات العلمية",
    },
    "skills": {
        "en": "skills|technical skills|key skills|core skills|core competencies|competencies|expertise|areas of expertise|technologies"
        "|tools|skills & tools|technical expertise|skill set|skillset|professional skills|it skills|computer skills|technical proficiencies"
        "|technical proficiency|proficiencies|strengths|soft skills|hard skills|skills and abilities|abilities|tech stack|toolbox"
        "|programming languages|programming skills|software|skills summary|relevant skills|additional skills|skills and technologies"
        "|technologies and tools|tools and technologies|software skills|technical summary|key competencies|top skills|skills and expertise"
        "|capabilities|specialties|skills & expertise|technical knowledge|transferable skills|other skills|technical competencies"
        "|programming|areas of strength|core strengths|skills and tools|technical toolkit|languages and technologies"
        "|skills & technologies|skills and competencies|skills & interests|skills and interests|skills & software|software proficiency"
        "|technical stack|computer proficiency|my skills|specialization|specializations|core qualifications|key qualifications"
        "|clinical skills|design skills|interpersonal skills|knowledge|technical|technology|languages & technologies|skills & competencies"
        "|digital skills|core expertise|skills & abilities|laboratory skills|technical tools|skills and strengths",
        "de": "kenntnisse|fähigkeiten|fachkenntnisse|kompetenzen|kernkompetenzen|it-kenntnisse|edv-kenntnisse|fertigkeiten|qualifikationen"
        "|technische kenntnisse|kenntnisse und fähigkeiten|fähigkeiten und kenntnisse|besondere kenntnisse|stärken|software-kenntnisse"
        "|softwarekenntnisse|it kenntnisse|edv kenntnisse|weitere kenntnisse|sonstige kenntnisse|fachliche kompetenzen|technologien"
        "|programmierkenntnisse|computerkenntnisse|soziale kompetenzen|technische fähigkeiten|skills|edv|know-how|werkzeuge"
        "|top-kenntnisse|digitale kompetenz|digitale kompetenzen|top-skills|kernkenntnisse",
        "fr": "compétences|compétences techniques|compétences clés|savoir-faire|aptitudes|informatique|compétences informatiques|outils"
        "|connaissances|atouts|compétences professionnelles|qualités|savoir-être|logiciels|technologies|domaines de compétences"
        "|domaines d'expertise|expertise|compétences personnelles|langages et outils"
        "|principales compétences|compétences numériques|compétences principales",
        "es": "habilidades|competencias|aptitudes|conocimientos|habilidades técnicas|competencias técnicas|destrezas|informática"
        "|conocimientos informáticos|conocimientos técnicos|capacidades|habilidades y competencias|competencias clave|herramientas"
        "|tecnologías|fortalezas|habilidades clave|habilidades profesionales|habilidades blandas|competencias profesionales|software"
        "|aptitudes principales|competencias digitales|principales aptitudes",
        "pt": "competências|habilidades|aptidões|conhecimentos|competências técnicas|habilidades técnicas|conhecimentos técnicos|informática"
        "|conhecimentos de informática|capacidades|principais competências|competências-chave|ferramentas|tecnologias|conhecimentos informáticos"
        "|habilidades e competências|competências e habilidades|competências digitais|competências profissionais|competências pessoais"
        "|principais habilidades|competências informáticas|áreas de conhecimento|áreas de especialização|conhecimento técnico"
        "|competências principais|aptidões principais",
        "it": "competenze|capacità|abilità|competenze tecniche|conoscenze|competenze informatiche|capacità e competenze|competenze professionali"
        "|competenze digitali|conoscenze informatiche|competenze chiave|strumenti|capacità personali|tecnologie"
        "|competenze principali|principali competenze",
        "nl": "vaardigheden|competenties|kennis|computervaardigheden|technische vaardigheden|expertise|kerncompetenties|kennis en vaardigheden"
        "|tools|technieken",
        "pl": "umiejętności|kompetencje|kluczowe umiejętności|umiejętności techniczne|technologie|umiejętności zawodowe|znajomość programów"
        "|mocne strony|narzędzia",
        "tr": "yetenekler|beceriler|yetkinlikler|teknik beceriler|bilgisayar bilgisi|nitelikler|teknik yetkinlikler|yetenek ve beceriler"
        "|bilgisayar becerileri|uzmanlık alanları|teknolojiler",
        "ru": "навыки|ключевые навыки|профессиональные навыки|умения|компетенции|технологии|технические навыки|навыки и умения|знания и навыки"
        "|знания|профессиональные компетенции|компьютерные навыки",
        "ja": "スキル|技術|保有スキル|活かせる経験・知識・技術|技能|得意分野|専門スキル|テクニカルスキル|使用技術|技術スキル|活かせる経験・知識",
        "zh": "技能|专业技能|技术技能|个人技能|核心能力|能力|技能特长|專業技能|核心技能|技能清单|技术栈|专长",
        "ar": "المهارات|مهارات|المهارات التقنية|الكفاءات|القدرات|المهارات الشخصية|المهارات الفنية|المهارات المهنية",
    },
    "projects": {
        "en": "projects|personal projects|selected projects|key projects|side projects|academic projects|open source|open-source projects"
        "|open source projects|portfolio|project experience|relevant projects|technical projects|notable projects|research projects"
        "|project work|university projects|projects and research|case studies|open source contributions|projects & publications"
        "|major projects|recent projects|independent projects|course projects|software projects|research & projects|project highlights"
        "|featured projects",
        "de": "projekte|ausgewählte projekte|projekterfahrung|eigene projekte|private projekte|persönliche projekte|projektliste|referenzprojekte",
        "fr": "projets|projets personnels|réalisations|projets académiques|projets réalisés|projets professionnels|projets universitaires",
        "es": "proyectos|proyectos personales|proyectos destacados|portafolio|proyectos relevantes|proyectos académicos",
        "pt": "projetos|projectos|projetos pessoais|projetos relevantes|portfólio|portefólio|principais projetos|projetos académicos"
        "|projetos acadêmicos",
        "it": "progetti|progetti personali|portfolio|progetti rilevanti",
        "nl": "projecten|persoonlijke projecten|projectervaring",
        "pl": "projekty|projekty własne|zrealizowane projekty",
        "tr": "projeler|kişisel projeler|proje deneyimi",
        "ru": "проекты|личные проекты|портфолио|реализованные проекты|учебные проекты",
        "ja": "プロジェクト|プロジェクト経験|制作実績|開発経験",
        "zh": "项目经历|项目经验|项目|個人項目|专案经验|作品集|項目經驗|主要项目",
        "ar": "المشاريع|مشاريع|المشاريع الشخصية",
    },
    "certificates": {
        "en": "certifications|certificates|certification|licenses|licenses and certifications|certifications and licenses|licences"
        "|professional certifications|certificates and licenses|credentials|courses|courses and certifications|certifications & training"
        "|training and certifications|certifications and training|professional development|licensure|certifications & licenses"
        "|licenses & certifications|accreditations|certifications & courses|certificates and courses|continuing education"
        "|certifications and courses|certification and training|licensure and certifications|professional certificates|online courses"
        "|courses & certifications|certificates & courses|certifications and awards|licenses and certificates|training & certifications",
        "de": "zertifikate|zertifizierungen|zertifikate und weiterbildungen|lizenzen|weiterbildung und zertifikate|kurse|lehrgänge"
        "|zertifikate und lizenzen|weiterbildungen und zertifikate|zertifikate & weiterbildungen",
        "fr": "certifications|certificats|certification|formations complémentaires|certificats et formations|habilitations"
        "|certifications et formations",
        "es": "certificaciones|certificados|cursos y certificaciones|licencias|certificaciones y cursos|licencias y certificaciones"
        "|cursos y certificados",
        "pt": "certificações|certificados|cursos e certificações|certificações e cursos|licenças|licenças e certificados|certificação"
        "|certificados e cursos|licenças e certificações",
        "it": "certificazioni|certificati|corsi|corsi e certificazioni|attestati|licenze e certificazioni",
        "nl": "certificaten|certificeringen|licenties|licenties en certificaten|trainingen en certificaten|trainingen",
        "pl": "certyfikaty|certyfikaty i kursy|uprawnienia|licencje i certyfikaty|kursy i certyfikaty|szkolenia i certyfikaty",
        "tr": "sertifikalar|sertifika|kurslar|sertifikalar ve kurslar|eğitim ve sertifikalar|lisanslar ve sertifikalar|kurs ve sertifikalar",
        "ru": "сертификаты|сертификация|курсы и сертификаты|лицензии и сертификаты|сертификаты и курсы",
        "ja": "資格|免許・資格|資格・免許|免許|保有資格|取得資格",
        "zh": "证书|资格证书|资质证书|专业证书|認證|证书资质|技能证书|培训及证书|資格證書",
        "ar": "الشهادات|شهادات|الدورات|الدورات التدريبية|الشهادات والدورات|الشهادات المهنية",
    },
    "languages": {
        "en": "languages|language skills|language|spoken languages|language proficiency|foreign languages|linguistic skills|language abilities",
        "de": "sprachen|sprachkenntnisse|fremdsprachen",
        "fr": "langues|langues étrangères|compétences linguistiques|langue|langues parlées",
        "es": "idiomas|lenguas|idioma|competencias lingüísticas|conocimiento de idiomas",
        "pt": "idiomas|línguas|competências linguísticas|conhecimento de idiomas|línguas estrangeiras|idioma",
        "it": "lingue|lingue straniere|competenze linguistiche|conoscenze linguistiche|lingua",
        "nl": "talen|talenkennis|taalvaardigheden|taal",
        "pl": "języki|języki obce|znajomość języków|znajomość języków obcych",
        "tr": "diller|yabancı diller|yabancı dil|dil becerileri|dil bilgisi|dil",
        "ru": "языки|иностранные языки|знание языков|владение языками|язык",
        "ja": "語学|言語|語学力|語学スキル",
        "zh": "语言|语言能力|語言能力|外语水平|语言技能|語言",
        "ar": "اللغات|لغات|المهارات اللغوية|مهارات اللغة",
    },
    "awards": {
        "en": "awards|honors|honours|awards and honors|honors and awards|honors & awards|awards & honors|achievements|accomplishments"
        "|key achievements|awards and achievements|scholarships|distinctions|recognition|awards & recognition|awards and recognition"
        "|selected achievements|achievements and awards|prizes|fellowships|awards & achievements|honors & achievements|selected honors"
        "|scholarships and awards|academic achievements|honours and awards|awards & scholarships|grants|notable achievements"
        "|professional achievements|grants and awards|achievements & awards|academic honors|awards and scholarships|fellowships and awards",
        "de": "auszeichnungen|preise|ehrungen|stipendien|erfolge|auszeichnungen und preise|preise und auszeichnungen"
        "|stipendien und auszeichnungen",
        "fr": "distinctions|récompenses|prix|prix et distinctions|bourses|distinctions et prix",
        "es": "premios|reconocimientos|logros|premios y reconocimientos|becas|distinciones|premios y distinciones|honores",
        "pt": "prémios|prêmios|distinções|conquistas|reconhecimentos|prémios e distinções|prêmios e reconhecimentos|bolsas|realizações"
        "|prêmios e distinções|honrarias",
        "it": "premi|riconoscimenti|premi e riconoscimenti|borse di studio",
        "nl": "prijzen|onderscheidingen|prestaties|prijzen en onderscheidingen",
        "pl": "nagrody|wyróżnienia|osiągnięcia|nagrody i wyróżnienia|stypendia",
        "tr": "ödüller|başarılar|burslar|ödüller ve başarılar",
        "ru": "награды|достижения|награды и достижения|премии|поощрения",
        "ja": "受賞|受賞歴|表彰|賞",
        "zh": "获奖|获奖经历|荣誉|荣誉奖项|奖项|获奖情况|荣誉奖励|獲獎|所获奖项",
        "ar": "الجوائز|جوائز|الإنجازات|الجوائز والتكريمات",
    },
    "publications": {
        "en": "publications|selected publications|papers|articles|conference papers|patents|patents and publications|publications and patents"
        "|presentations|talks|publications and presentations|research publications|invited talks|conferences|publications & patents"
        "|publications & presentations|speaking|selected talks|journal articles|books|writing|conference presentations|research",
        "de": "publikationen|veröffentlichungen|patente|vorträge|vorträge und publikationen|publikationen und vorträge",
        "fr": "publications|articles|brevets|conférences",
        "es": "publicaciones|artículos|patentes|ponencias|conferencias",
        "pt": "publicações|artigos|patentes|apresentações|palestras",
        "it": "pubblicazioni|articoli|brevetti|conferenze",
        "nl": "publicaties|artikelen|octrooien",
        "pl": "publikacje|artykuły|patenty",
        "tr": "yayınlar|makaleler|patentler",
        "ru": "публикации|статьи|патенты|доклады",
        "ja": "論文|著書|出版物|発表|研究業績",
        "zh": "发表论文|论文|出版物|专利|发表文章|学术论文|論文發表|论文发表|科研成果",
        "ar": "المنشورات|الأبحاث|المؤلفات|الأبحاث المنشورة",
    },
    "volunteer": {
        "en": "volunteer|volunteering|volunteer experience|volunteer work|community service|community involvement|community"
        "|volunteer activities|leadership and volunteering|volunteering experience|civic engagement|social engagement"
        "|volunteer & leadership|community engagement|volunteer and community|leadership & volunteering|pro bono|voluntary work"
        "|voluntary experience|volunteerism|volunteer involvement|service|community outreach|volunteer service",
        "de": "ehrenamt|ehrenamtliches engagement|ehrenamtliche tätigkeiten|freiwilligenarbeit|soziales engagement|engagement|ehrenamtliche tätigkeit"
        "|gesellschaftliches engagement",
        "fr": "bénévolat|expérience bénévole|engagement|engagements|engagement associatif|vie associative|volontariat|activités bénévoles",
        "es": "voluntariado|experiencia de voluntariado|trabajo voluntario|labor social|actividades de voluntariado",
        "pt": "voluntariado|trabalho voluntário|experiência voluntária|experiência de voluntariado|atividades voluntárias|ações voluntárias",
        "it": "volontariato|esperienze di volontariato|attività di volontariato|esperienza di volontariato",
        "nl": "vrijwilligerswerk|maatschappelijke activiteiten|vrijwilligerservaring",
        "pl": "wolontariat|działalność społeczna|działalność dodatkowa",
        "tr": "gönüllülük|gönüllü çalışmalar|gönüllü deneyim|sosyal sorumluluk|gönüllü faaliyetler",
        "ru": "волонтёрство|волонтерство|волонтёрская деятельность|волонтерская деятельность|общественная деятельность|волонтерский опыт",
        "ja": "ボランティア|ボランティア活動|社会活動",
        "zh": "志愿者经历|志愿服务|志愿活动|志愿经历|社会实践|志工經歷|社会活动",
        "ar": "التطوع|العمل التطوعي|الأعمال التطوعية|الخبرة التطوعية",
    },
    "interests": {
        "en": "interests|hobbies|hobbies and interests|personal interests|activities|extracurricular activities|extracurriculars"
        "|interests and hobbies|leisure|activities and interests|hobbies & interests|interests & hobbies|interests and activities"
        "|leadership and activities|leadership & activities|passions|outside interests|extra-curricular activities|other interests"
        "|activities & interests|extracurricular|additional interests|most proud of|my life philosophy|my time",
        "de": "interessen|hobbys|hobbies|interessen und hobbys|hobbys und interessen|persönliche interessen|freizeit|hobbys & interessen",
        "fr": "centres d'intérêt|centres d'intérêts|loisirs|intérêts|activités|passions|hobbies|activités extraprofessionnelles|divers"
        "|loisirs et intérêts|centre d'intérêt",
        "es": "intereses|aficiones|pasatiempos|hobbies|actividades|intereses personales|actividades extracurriculares|intereses y aficiones",
        "pt": "interesses|hobbies|passatempos|atividades|interesses pessoais|atividades extracurriculares|hobbies e interesses",
        "it": "interessi|hobby|passioni|interessi personali|hobby e interessi|interessi e hobby|tempo libero",
        "nl": "interesses|hobby's|hobby’s|hobby's en interesses|interesses en hobby's|vrije tijd",
        "pl": "zainteresowania|hobby|zainteresowania i hobby",
        "tr": "ilgi alanları|hobiler|hobiler ve ilgi alanları|ilgi alanlarım|kişisel ilgi alanları",
        "ru": "интересы|хобби|увлечения|хобби и интересы|интересы и хобби|личные интересы",
        "ja": "趣味|趣味・特技|特技|興味",
        "zh": "兴趣爱好|爱好|兴趣|特长|業餘愛好|个人爱好",
        "ar": "الاهتمامات|الهوايات|اهتمامات|الهوايات والاهتمامات",
    },
    "references": {
        "en": "references|professional references|referees|testimonials|recommendations|reference",
        "de": "referenzen|empfehlungen|referenz",
        "fr": "références|recommandations|référence",
        "es": "referencias|referencias personales|referencias laborales|recomendaciones|referencias profesionales",
        "pt": "referências|recomendações|referências profissionais|referências pessoais",
        "it": "referenze|raccomandazioni",
        "nl": "referenties|aanbevelingen",
        "pl": "referencje|rekomendacje",
        "tr": "referanslar|referans",
        "ru": "рекомендации|отзывы",
        "ja": "推薦者|推薦人|照会先",
        "zh": "推荐人|证明人|推薦人|推荐信",
        "ar": "المراجع|المعرفون|التوصيات",
    },
    "contact": {
        "en": "contact|contact information|contact details|contact info|personal details|personal information|personal info|personal data"
        "|details|personal|contacts|contact me|get in touch|links|social|social media|online profiles|profiles|address|socials|web"
        "|online presence|find me online|websites|social links|networks|my details|info",
        "de": "kontakt|kontaktdaten|persönliche daten|persönliche angaben|angaben zur person|persönliches|adresse|personalien|daten|anschrift"
        "|zur person|kontaktinformationen|persönliche informationen",
        "fr": "contact|coordonnées|informations personnelles|données personnelles|état civil|contacts|informations|réseaux|infos|me contacter",
        "es": "contacto|datos personales|información personal|datos de contacto|información de contacto|redes sociales|redes|contactos"
        "|contactar",
        "pt": "contacto|contato|contactos|contatos|dados pessoais|informações pessoais|informação pessoal|informações de contato"
        "|informações de contacto|redes sociais|dados de contacto|dados de contato|perfis",
        "it": "contatti|dati personali|informazioni personali|recapiti|contatto|dati anagrafici|social",
        "nl": "contact|contactgegevens|persoonlijke gegevens|persoonsgegevens|gegevens|personalia|contactinformatie",
        "pl": "kontakt|dane kontaktowe|dane osobowe|informacje kontaktowe",
        "tr": "iletişim|iletişim bilgileri|kişisel bilgiler|sosyal medya",
        "ru": "контакты|контактная информация|личные данные|личная информация|персональные данные|контактные данные",
        "ja": "連絡先|個人情報|基本情報|氏名",
        "zh": "联系方式|个人信息|基本信息|个人资料|聯絡方式|基本资料|联系信息|聯繫方式",
        "ar": "معلومات الاتصال|البيانات الشخصية|المعلومات الشخصية|التواصل|الاتصال|بيانات الاتصال",
    },
    "other": {
        "en": "additional information|other|miscellaneous|additional|further information|extra|memberships|affiliations"
        "|professional affiliations|professional memberships|leadership|teaching|military|service and leadership|patents pending"
        "|additional details|memberships and affiliations|professional associations|security clearance|a day of my life|clearance"
        "|work authorization|availability|exhibitions|press|media|performances|test scores|committees|programs|quick guide"
        "|membership|organizations|professional organizations|campus involvement|campus activities|declaration|sports|visa status"
        "|committees and service|program committees|extracurricular activity|writing samples",
        "de": "sonstiges|weitere angaben|zusätzliche informationen|weitere informationen|mitgliedschaften|führerschein|wehrdienst|zivildienst"
        "|auslandserfahrung|verschiedenes|auslandsaufenthalte",
        "fr": "autres|informations complémentaires|divers|autre|informations supplémentaires|permis|adhésions",
        "es": "otros|información adicional|otros datos|otros datos de interés|datos adicionales|asociaciones|otros méritos",
        "pt": "outros|informações adicionais|informação adicional|outras informações|informações complementares|outros dados"
        "|informação complementar|associações|carta de condução",
        "it": "altro|altre informazioni|ulteriori informazioni|patente|informazioni aggiuntive",
        "nl": "overig|overige|overige informatie|aanvullende informatie|nevenactiviteiten|overige gegevens|lidmaatschappen",
        "pl": "inne|dodatkowe informacje|informacje dodatkowe|klauzula|zgoda|członkostwa",
        "tr": "diğer|ek bilgiler|diğer bilgiler|üyelikler",
        "ru": "дополнительно|дополнительная информация|дополнительные сведения|прочее|другое",
        "ja": "その他|備考|本人希望記入欄|特記事項",
        "zh": "其他|其他信息|附加信息|其它|其他信息补充|校园经历",
        "ar": "معلومات إضافية|أخرى|معلومات أخرى",
    },
}

_EDGES = re.compile(r"^[\W_\d]+|[\W_]+$")
_NUMBERED = re.compile(r"^(?:\d{1,2}|[ivx]{1,4})[.)]\s+", re.I)
_JOIN = re.compile(r"\s*(?:&|\+|/|＆)\s*")
_SPACE = re.compile(r"\s+")


def normal(text: str) -> str:
    """Lower case, straight quotes, single spaces, no marks around, "&" as "and"-less " & "."""
    text = unicodedata.normalize("NFKC", text).casefold().replace("’", "'").replace("i̇", "i")
    text = _NUMBERED.sub("", text.strip())
    text = _EDGES.sub("", text)
    return _SPACE.sub(" ", _JOIN.sub(" & ", text))


@cache
def _table() -> dict[str, tuple[tuple[str, str], ...]]:
    table: dict[str, list[tuple[str, str]]] = {}
    for kind, by_language in HEADINGS.items():
        for language, phrases in by_language.items():
            for phrase in phrases.split("|"):
                table.setdefault(normal(phrase), []).append((kind, language))
    return {phrase: tuple(found) for phrase, found in table.items()}


_AND = re.compile(r" (?:&|and|und|et|y|e|i|en|ve|и|・|、|和|及|与) | ?[,·|] ?| ?[・、和及与] ?")


#: Words that decide what a longer heading means: "Customer Service Experience".
_ENDS = (
    ("experience", "work"),
    ("skills", "skills"),
    ("projects", "projects"),
    ("certifications", "certificates"),
    ("berufserfahrung", "work"),
    ("kenntnisse", "skills"),
)
_BEGINS = (
    ("experiencia", "work"),
    ("experiência", "work"),
    ("expérience", "work"),
    ("esperienza", "work"),
    ("doświadczenie", "work"),
    ("опыт", "work"),
    ("formación", "education"),
    ("formação", "education"),
    ("formation", "education"),
    ("compétences", "skills"),
    ("competências", "skills"),
    ("competencias", "skills"),
    ("umiejętności", "skills"),
)


@cache
def meanings(text: str) -> tuple[tuple[str, str], ...]:
    """(kind, language) for each known reading of a heading; () if it is none.

    "Skills & Interests" counts as what its first part means; a heading is never longer than
    six words.
    """
    plain = normal(text)
    if not plain or len(plain) > 60 or text.rstrip()[-1:] in ".!?。;,":
        return ()
    table = _table()
    found = table.get(plain)
    if found:
        return found
    parts = [part.strip() for part in _AND.split(plain) if part.strip()]
    known = [part for part in parts if part in table]
    short = all(part in table or len(part.split()) <= 2 for part in parts)
    if known and short and 2 <= len(parts) <= 4:
        return table[known[0]]
    words = plain.split()
    if 2 <= len(words) <= 4 and not any(mark.isdigit() for mark in plain):
        for end, kind in (*_ENDS, *_BEGINS):
            word = words[-1] if (end, kind) in _ENDS else words[0]
            if word == end:
                return ((kind, table[end][0][1]),)
    return ()


def is_heading(text: str) -> bool:
    """True if the text as a whole is a known heading."""
    return bool(meanings(text))


def kind_of(text: str, language: str = "") -> str:
    """The kind of section a heading opens, "" if unknown; ``language`` decides between readings."""
    found = meanings(text)
    for kind, spoken in found:
        if spoken == language:
            return kind
    return found[0][0] if found else ""
