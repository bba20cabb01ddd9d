"""How job adverts name their parts, in thirteen languages: asked, wished, to do, and the rest."""

from __future__ import annotations

# ruff: noqa: E501  -- tables

#: language -> phrases, separated by "|", in lower case.
REQUIRED: dict[str, str] = {
    "en": "requirements|required|must have|must-have|what you bring|what we expect|you have|qualifications|your profile|about you|essential|who you are|skills and experience",
    "pt": "requisitos|requisitos obrigatórios|obrigatório|o que procuramos|o que esperamos|qualificações|perfil|requisitos mínimos",
    "de": "anforderungen|ihr profil|dein profil|das bringst du mit|das bringen sie mit|voraussetzungen|erforderlich|zwingend|was du mitbringst",
    "fr": "profil recherché|votre profil|exigences|compétences requises|obligatoire|requis|qualifications requises",
    "es": "requisitos|requisitos mínimos|perfil requerido|imprescindible|qué buscamos|lo que buscamos|obligatorio|perfil",
    "it": "requisiti|requisiti richiesti|requisiti minimi|cosa cerchiamo|chi cerchiamo|il tuo profilo|profilo ricercato|profilo|competenze richieste|obbligatorio|indispensabile|titoli richiesti",
    "nl": "functie-eisen|functie eisen|wat vragen wij|wat vragen we|wat wij vragen|dit vragen wij|wat breng je mee|wat breng jij mee|dit breng jij mee|jouw profiel|vereisten|eisen|vereist|verplicht|wie ben jij|dit ben jij|wij vragen",
    "pl": "wymagania|nasze wymagania|oczekujemy|oczekiwania|nasze oczekiwania|czego oczekujemy|czego wymagamy|profil kandydata|twój profil|kogo szukamy|niezbędne|wymagane|konieczne|wymagane kwalifikacje",
    "tr": "aranan nitelikler|genel nitelikler|nitelikler|gereksinimler|gereklilikler|aranan özellikler|beklentilerimiz|sizden beklentilerimiz|sizden beklentimiz|adayda aranan nitelikler|aradığımız nitelikler|zorunlu|kimi arıyoruz",
    "ru": "требования|обязательные требования|требования к кандидату|мы ждём|мы ждем|мы ожидаем|что мы ожидаем|наши ожидания|ожидания от кандидата|обязательно|нам важно|вы нам подходите|кого мы ищем|необходимые навыки",
    "ja": "応募資格|応募条件|応募要件|必須|必須条件|必須スキル|必須要件|必須経験|必要な経験|必要なスキル|必要な経験・スキル|求めるスキル|求める経験|対象となる方|求める人物像",
    "zh": "任职要求|任职资格|岗位要求|职位要求|招聘要求|应聘条件|基本要求|必备条件|必备技能|必须具备|我们希望你|任職要求|職位要求|應徵條件|條件要求|必備條件",
    "ar": "المتطلبات|متطلبات الوظيفة|المؤهلات|المؤهلات المطلوبة|الشروط|الشروط المطلوبة|شروط الوظيفة|المهارات المطلوبة|الخبرات المطلوبة|الخبرة المطلوبة|ما نبحث عنه|من نبحث عنه",
}
PREFERRED: dict[str, str] = {
    "en": "preferred|preferred qualifications|nice to have|nice-to-have|nice to haves|bonus|a plus|an advantage|desirable|advantageous|ideally|good to have|preferred skills|nice-to-haves|is an asset|be an asset|a big plus|bonus points|not required|not a must|would be beneficial|is beneficial|not essential|beneficial but not",
    "pt": "diferenciais|diferencial|desejável|valorizamos|é um plus|será um diferencial|desejáveis|desejável ter|valoriza-se|valorizam-se|valorizado|valorizada|valorizados|será um plus|é um diferencial|será uma mais-valia|é uma mais-valia|constitui uma mais-valia|como mais-valia|mais-valia|mais-valias|fator preferencial|factor preferencial|fatores preferenciais|condição preferencial|condições preferenciais|preferencial|preferenciais|dá-se preferência|é uma vantagem|será uma vantagem|vantajoso|de preferência|preferencialmente|idealmente|não obrigatório|não é obrigatório",
    "de": "von vorteil|wünschenswert|idealerweise|pluspunkte|vorteilhaft|ein plus|ein pluspunkt|nice to have|nice-to-have|gern gesehen|gerne gesehen|hilfreich|vorzugsweise|nicht zwingend|kein muss",
    "fr": "un plus|serait un plus|souhaité|apprécié|idéalement|atouts|un vrai plus|est un plus|souhaitée|souhaités|souhaitable|appréciée|appréciés|de préférence|un atout|serait un atout|est un atout|nice to have",
    "es": "deseable|se valora|se valorará|valorable|será un plus|deseables|es deseable|se valorarán|valorables|se valorará positivamente|es un plus|un plus|será valorable|preferible|preferiblemente|preferentemente|idealmente|no imprescindible|no excluyente",
    "it": "preferibile|preferibilmente|gradito|gradita|requisiti preferenziali|titolo preferenziale|costituisce titolo preferenziale|sarà un plus|desiderabile|requisiti graditi|graditi|gradite|costituiscono titolo preferenziale|costituisce un plus|è un plus|desiderabili|nice to have|idealmente|un vantaggio",
    "nl": "een pré|een plus|is een pré|gewenst|bij voorkeur|mooi meegenomen|pluspunt|strekt tot aanbeveling|een pre|pluspunten|nice to have|nice-to-have|geen vereiste|liefst|idealiter|een voordeel",
    "pl": "mile widziane|mile widziana|mile widziany|dodatkowym atutem|dodatkowe atuty|atutem będzie|będzie atutem|atutem|plusem będzie|będzie plusem|dodatkowe wymagania|pożądane|dodatkowy atut|atutem będą|dodatkowym plusem|nice to have|najlepiej|preferowane|preferowana|preferowany",
    "tr": "tercihen|tercih sebebi|tercih sebebidir|tercih edilir|tercih nedeni|tercih nedenidir|tercih edilen nitelikler|avantajdır|artı puan|artıdır|avantaj|avantaj sağlar|olması artı|bonus olarak",
    "ru": "будет плюсом|будет преимуществом|будет вашим преимуществом|желательно|желательные требования|приветствуется|преимуществом будет|плюсом будет|как плюс|преимущества кандидата|будут плюсом|будут преимуществом|будет большим плюсом|желательны|желателен|приветствуются|плюсом|большим плюсом|предпочтительно|необязательно, но|будет здорово, если",
    "ja": "歓迎|歓迎条件|歓迎スキル|歓迎要件|歓迎経験|あれば尚可|尚可|優遇|望ましい|あれば尚良し|なお可|優遇条件|歓迎スキル・経験|できれば",
    "zh": "优先|优先考虑|者优先|加分项|优先条件|加分|優先|優先考慮|者優先|加分條件|者佳|者更佳|更佳|加分項|为佳|為佳|尤佳",
    "ar": "يفضل|ويفضل|يُفضل|من المفضل|المؤهلات المفضلة|مهارات مفضلة|ميزة إضافية|يعد ميزة|تعد ميزة|يعتبر ميزة|ويُفضل|المهارات المفضلة|مزايا إضافية|تعتبر ميزة|سيكون ميزة|مفضل",
}
DUTIES: dict[str, str] = {
    "en": "responsibilities|your responsibilities|what you will do|what you'll do|the role|your tasks|duties|your role",
    "pt": "responsabilidades|o que vai fazer|funções|atividades",
    "de": "aufgaben|ihre aufgaben|deine aufgaben|das erwartet dich",
    "fr": "missions|vos missions|responsabilités|tâches",
    "es": "funciones|tus funciones|qué harás|tareas|responsabilidades",
    "it": "mansioni|mansioni principali|responsabilità|attività|attività principali|compiti|cosa farai|di cosa ti occuperai|il ruolo|le tue responsabilità",
    "nl": "taken|jouw taken|je taken|werkzaamheden|verantwoordelijkheden|wat ga je doen|wat ga jij doen|dit ga je doen|jouw rol|de functie|functieomschrijving",
    "pl": "obowiązki|zakres obowiązków|twój zakres obowiązków|główne obowiązki|zadania|twoje zadania|główne zadania|czym będziesz się zajmować|czym się zajmiesz|co będziesz robić|opis stanowiska",
    "tr": "iş tanımı|görev tanımı|görevler|görevleriniz|sorumluluklar|sorumluluklarınız|görev ve sorumluluklar|yapılacak işler|neler yapacaksınız",
    "ru": "обязанности|должностные обязанности|ваши задачи|задачи|чем предстоит заниматься|что предстоит делать|что нужно делать|что делать|вам предстоит|функционал|ваши обязанности",
    "ja": "仕事内容|業務内容|職務内容|主な業務|主な業務内容|具体的な業務内容|担当業務|お任せする業務|お任せする仕事|お任せしたい業務",
    "zh": "岗位职责|工作职责|工作内容|职位描述|岗位描述|主要职责|职责描述|你将负责|工作職責|工作內容|職位描述|主要職責",
    "ar": "المهام|المسؤوليات|المهام والمسؤوليات|المسؤوليات والمهام|مهام الوظيفة|مهام العمل|الوصف الوظيفي|الواجبات|واجبات الوظيفة|ما ستقوم به",
}
OTHER: dict[str, str] = {
    "en": "benefits|we offer|what we offer|about us|about the company|perks|how to apply|salary",
    "pt": "benefícios|oferecemos|sobre nós",
    "de": "wir bieten|über uns|benefits und|unser angebot",
    "fr": "avantages|nous offrons|à propos",
    "es": "beneficios|ofrecemos|sobre nosotros",
    "it": "offriamo|cosa offriamo|benefit|chi siamo|l'azienda|retribuzione|come candidarsi|sede di lavoro",
    "nl": "wij bieden|wat bieden wij|wat bieden we|wat wij bieden|dit bieden wij|arbeidsvoorwaarden|over ons|solliciteren|salaris",
    "pl": "oferujemy|co oferujemy|to oferujemy|benefity|o nas|o firmie|jak aplikować|wynagrodzenie|warunki zatrudnienia",
    "tr": "sunduklarımız|neler sunuyoruz|yan haklar|yan haklarımız|hakkımızda|ücret|çalışma koşulları|başvuru|size sunduklarımız",
    "ru": "условия|условия работы|мы предлагаем|что мы предлагаем|о компании|о нас|как откликнуться|зарплата|бонусы",
    "ja": "待遇|待遇・福利厚生|福利厚生|給与|勤務地|勤務時間|休日・休暇|会社概要|会社について|応募方法|選考フロー",
    "zh": "福利待遇|薪资福利|薪酬福利|公司福利|公司介绍|公司简介|关于我们|我们提供|工作地点|薪资待遇|福利|福利待遇與薪資|關於我們|公司簡介|工作地點",
    "ar": "المزايا|مزايا الوظيفة|نقدم لكم|ما نقدمه|من نحن|عن الشركة|نبذة عن الشركة|الراتب|الراتب والمزايا|طريقة التقديم|كيفية التقديم",
}
#: Words that make the line they stand in a condition, whatever heads it.
HARD = (
    "must have|must-have|required|essential|obrigatório|obrigatória|zwingend|erforderlich|obligatoire|requis|imprescindible|obligatorio|imprescindível|indispensável|eliminatório|indispensable|excluyente|unerlässlich|unabdingbar|vorausgesetzt"
    "|obbligatorio|obbligatoria|indispensabile|vereist|verplicht|een must|niezbędne|niezbędna|niezbędny|wymagane|wymagana|wymagany|warunek konieczny"
    "|zorunlu|zorunludur|şarttır|обязательно|обязателен|обязательна|обязательное|необходимо|必須|必须|必备|必備|يشترط|ضروري|ضرورية|إلزامي"
)
#: Headings that say something else inside a line.
NOT_SOFT = frozenset(("bonus", "atouts", "gewenst", "加分", "歓迎", "pożądane", "優遇"))


def phrases(*tables: dict[str, str]) -> tuple[str, ...]:
    """The phrases of all languages, each once."""
    return tuple(
        dict.fromkeys(one for table in tables for row in table.values() for one in row.split("|"))
    )
