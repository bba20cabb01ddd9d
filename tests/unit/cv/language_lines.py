"""What people write in each language: good lines no check may blame, bad ones and their checks.

The persons, firms and figures are made up.
"""

# ruff: noqa: E501  -- one line of a CV a line

from __future__ import annotations

from everdraft.cv.words.lexicon import lines

GOOD: dict[str, tuple[str, ...]] = {
    "en-US": lines("""
    Led a team of nine nurses through the merger of two wards without losing a single shift
    Cut average waiting time from 52 to 31 minutes by reorganizing the triage desk
    Trained 24 new hires in medication safety, which lowered reported errors by 38%
    Built a staffing model that saved $210,000 in agency fees in its first year
    Negotiated three supply contracts worth $1.4 million and kept prices level for two years
    Wrote the handover protocol that all four sites now use every day
    Analyzed 1,200 patient surveys and raised the satisfaction score from 71 to 86
    Launched a night clinic that treated 3,100 patients in nine months
    Replaced paper charts with tablets in 6 departments on time and 8% under budget
    Recruited and kept 17 specialists in a market with 20% yearly turnover
    Managed a budget of $3.2 million and closed every year within 1% of plan
    Reduced overtime by 640 hours a year with a fairer on-call rota
    """),
    "en-GB": lines("""
    Organised the move of 180 staff to a new office in one weekend without a day of downtime
    Cut order handling time by 31% across four depots by redesigning the picking route
    Won 14 public tenders worth £2.4m in three years, twice the number of the team before
    Coached six junior analysts, four of whom were promoted within two years
    Recovered £86,000 in unpaid invoices by introducing weekly credit calls
    Drafted the safety programme that brought accidents down from 11 to 2 a year
    Modelled demand for 900 products and lowered excess stock by 27%
    Introduced a colour-coded kanban that shortened set-up times by 40 minutes
    Represented the company at eight trade fairs and brought in 320 qualified leads
    Rewrote the returns policy, which halved complaints within a quarter
    Ran a catering operation for 450 pupils a day at 4% under budget
    Mentored 12 apprentices; ten of them passed with distinction
    """),
    "de": lines("""
    Leitete ein Team von acht Entwicklerinnen und verkürzte die Release-Zyklen von sechs auf zwei Wochen
    Lagerkosten durch neue Kommissionierwege um 18 % gesenkt
    Einführung eines Schichtmodells für 120 Beschäftigte, dadurch 30 % weniger Überstunden
    Verhandelte Rahmenverträge über 3,2 Mio. € und sparte jährlich 240.000 €
    Entwicklung eines Prognosemodells, das den Materialbedarf auf 4 % genau vorhersagt
    Schulte 45 Kolleginnen und Kollegen im neuen ERP-System an drei Standorten
    Steigerte die Wiederkaufsrate im Onlineshop in einem Jahr von 22 auf 31 Prozent
    Konzipierte die Notaufnahme-Abläufe neu und halbierte die Wartezeit auf 25 Minuten
    Aufbau einer Fertigungslinie für 40.000 Teile im Monat innerhalb von sieben Monaten
    Betreute 14 Großkunden mit einem Jahresumsatz von 5,6 Mio. € ohne einen Abgang
    Automatisierte den Monatsabschluss und sparte der Buchhaltung 60 Stunden im Monat
    Gewann zwölf neue Industriekunden in Polen und Tschechien
    """),
    "fr": lines("""
    Dirigé une équipe de huit personnes et réduit les délais de livraison de 22 %
    Négocié des contrats de transport pour 1,8 M€, soit 140 000 € d'économies par an
    Mise en place d'un tableau de bord hebdomadaire suivi par 35 agences
    Formé douze collègues au nouveau logiciel de gestion en trois semaines
    Conçu un parcours client qui a augmenté le taux de conversion de 2,1 à 3,4 %
    Lancement de deux gammes de produits, 600 000 € de chiffre d'affaires la première année
    Automatisé la clôture mensuelle, ramenée de neuf à quatre jours
    Recruté et fidélisé 17 techniciens dans un bassin d'emploi tendu
    Rédigé le guide qualité appliqué aujourd'hui sur cinq sites
    Divisé par deux les réclamations grâce à un contrôle en bout de ligne
    Obtenu trois financements publics pour un total de 420 000 €
    Encadré les stages de 30 étudiants infirmiers, dont 26 ont été embauchés
    """),
    "es": lines("""
    Dirigí un equipo de ocho personas y reduje los plazos de entrega un 22 %
    Negocié contratos de transporte por 1,8 millones, con un ahorro de 140.000 € al año
    Implantación de un cuadro de mando semanal que usan 35 delegaciones
    Formé a doce compañeros en el nuevo programa de gestión en tres semanas
    Rediseñé el proceso de compra y aumenté la conversión del 2,1 al 3,4 %
    Lancé dos líneas de producto que vendieron 600.000 € el primer año
    Automaticé el cierre mensual, que pasó de nueve a cuatro días
    Contraté y retuve a 17 técnicos en un mercado con poca oferta
    Escribí la guía de calidad que hoy aplican cinco plantas
    Reduje a la mitad las reclamaciones con un control al final de la línea
    Conseguí tres subvenciones públicas por un total de 420.000 €
    Coordiné las prácticas de 30 estudiantes de enfermería; 26 fueron contratados
    """),
    "pt-PT": lines("""
    Liderei uma equipa de oito pessoas e reduzi o prazo de entrega em 22%
    Negociei contratos de transporte de 1,8 milhões, com uma poupança de 140 000 € por ano
    Implementei um painel semanal que 35 agências utilizam
    Formei doze colegas no novo programa de faturação em três semanas
    Redesenhei o processo de compra e aumentei a conversão de 2,1 para 3,4%
    Lancei duas linhas de produto que venderam 600 000 € no primeiro ano
    Automatizei o fecho mensal, que passou de nove para quatro dias
    Contratei e mantive 17 técnicos num mercado com pouca oferta
    Escrevi o guia de qualidade que cinco fábricas seguem hoje
    Reduzi para metade as reclamações com um controlo no fim da linha
    Obtive três financiamentos públicos num total de 420 000 €
    Coordenei os estágios de 30 estudantes de enfermagem, 26 dos quais ficaram
    """),
    "pt-BR": lines("""
    Liderei um time de oito pessoas e reduzi o prazo de entrega em 22%
    Negociei contratos de frete de R$ 1,8 milhão, com economia de R$ 140 mil por ano
    Implementei um painel semanal usado por 35 filiais
    Treinei doze colegas no novo sistema de faturamento em três semanas
    Redesenhei o processo de compra e aumentei a conversão de 2,1% para 3,4%
    Lancei duas linhas de produto que venderam R$ 600 mil no primeiro ano
    Automatizei o fechamento mensal, que caiu de nove para quatro dias
    Contratei e mantive 17 técnicos em um mercado com pouca oferta
    Escrevi o manual de qualidade que cinco fábricas seguem hoje
    Reduzi pela metade as reclamações com um controle no fim da linha
    Captei três financiamentos públicos no total de R$ 420 mil
    Coordenei os estágios de 30 estudantes de enfermagem, dos quais 26 foram contratados
    """),
    "it": lines("""
    Guidato un gruppo di otto persone e ridotto i tempi di consegna del 22%
    Negoziato contratti di trasporto per 1,8 milioni, con un risparmio di 140.000 € l'anno
    Introduzione di un cruscotto settimanale usato da 35 filiali
    Formato dodici colleghi sul nuovo gestionale in tre settimane
    Ridisegnato il processo d'acquisto, con conversione salita dal 2,1 al 3,4%
    Lanciato due linee di prodotto da 600.000 € di vendite nel primo anno
    Automatizzato la chiusura mensile, passata da nove a quattro giorni
    Selezionato e trattenuto 17 tecnici in un mercato con poca offerta
    Scritto il manuale qualità oggi in uso in cinque stabilimenti
    Dimezzato i reclami con un controllo a fine linea
    Ottenuto tre finanziamenti pubblici per un totale di 420.000 €
    Gestito l'energia solare di sei impianti e tagliato le fermate di 40 ore
    """),
    "nl": lines("""
    Leidde een team van acht mensen en verkortte de levertijd met 22%
    Sloot transportcontracten van € 1,8 miljoen en bespaarde € 140.000 per jaar
    Wekelijks dashboard ingevoerd dat 35 vestigingen gebruiken
    Twaalf collega's in drie weken opgeleid in het nieuwe boekhoudpakket
    Ontwierp het bestelproces opnieuw en verhoogde de conversie van 2,1 naar 3,4%
    Lanceerde twee productlijnen die in het eerste jaar € 600.000 omzetten
    Automatiseerde de maandafsluiting, die van negen naar vier dagen ging
    Zeventien technici geworven en behouden in een krappe markt
    Schreef het kwaliteitshandboek dat vijf fabrieken nu volgen
    Halveerde het aantal klachten met een controle aan het eind van de lijn
    Verwierf drie subsidies voor in totaal € 420.000
    Begeleidde de stages van 30 verpleegkundigen, van wie er 26 bleven
    """),
    "pl": lines("""
    Kierowałem ośmioosobowym zespołem i skróciłem czas realizacji zamówień o 24%
    Wynegocjowałam umowy transportowe o wartości 1,8 mln zł, oszczędzając 140 tys. zł rocznie
    Wdrożenie tygodniowego raportu sprzedaży, z którego korzysta 35 oddziałów
    Przeszkoliłem dwunastu pracowników z obsługi nowego systemu w trzy tygodnie
    Przeprojektowałam proces zakupowy i zwiększyłam konwersję z 2,1 do 3,4%
    Uruchomienie dwóch linii produktów, 600 tys. zł przychodu w pierwszym roku
    Zautomatyzowałem zamknięcie miesiąca, co skróciło je z dziewięciu do czterech dni
    Pozyskałam 17 specjalistów na rynku z dużym niedoborem kadr
    Opracowałem księgę jakości stosowaną dziś w pięciu zakładach
    Zmniejszenie liczby reklamacji o połowę dzięki kontroli na końcu linii
    Pozyskanie trzech dotacji publicznych na łączną kwotę 420 tys. zł
    Zarządzanie budżetem 2,3 mln zł przy odchyleniu poniżej 1%
    Zmigrowałem 40 usług do chmury bez przerwy w działaniu
    """),
    "tr": lines("""
    Sekiz kişilik ekibi yönettim ve teslim süresini %24 kısalttım
    Yılda 400.000 TL tasarruf sağlayan nakliye sözleşmelerini imzaladım
    35 şubenin kullandığı haftalık satış panosunu kurdum
    On iki çalışana üç haftada yeni muhasebe programının eğitimini verdim
    Satın alma sürecini yeniden tasarlayarak dönüşüm oranını %2,1'den %3,4'e çıkardım
    İlk yılında 6 milyon TL ciro yapan iki ürün hattını piyasaya sürdüm
    Ay sonu kapanışının otomasyonu ile süre dokuz günden dört güne indirildi
    Nitelikli personelin az olduğu bölgede 17 teknisyen işe aldım
    Bugün beş fabrikada uygulanan kalite el kitabını yazdım
    Hat sonu kontrolü sayesinde müşteri şikayetleri yarıya düşürüldü
    Toplam 4,2 milyon TL tutarında üç kamu desteği kazandım
    Dinamik fiyatlandırma modelini kurarak kârlılığı 3 puan artırdım
    Adım adım bulut geçişi ile 40 servis kesintisiz taşındı
    """),
    "ru": lines("""
    Руководил командой из восьми человек и сократил сроки поставки на 24 %
    Провела переговоры о перевозках на 18 млн руб., экономия составила 1,4 млн руб. в год
    Внедрение еженедельной отчётности, которой пользуются 35 филиалов
    Обучила двенадцать сотрудников работе в новой системе за три недели
    Переработал процесс закупок и увеличил конверсию с 2,1 до 3,4 %
    Запуск двух товарных линий с выручкой 60 млн руб. за первый год
    Автоматизировал закрытие месяца, в результате оно занимает четыре дня вместо девяти
    Привлекла 17 инженеров в регионе с острой нехваткой кадров
    Разработал руководство по качеству, принятое на пяти заводах
    Снизил число рекламаций вдвое благодаря контролю в конце линии
    Выиграла три государственных гранта на общую сумму 42 млн руб.
    Управление бюджетом 230 млн руб. с отклонением менее 1 %
    Перевёл 40 сервисов в облако без остановки работы
    """),
    "ja": lines("""
    8名のチームを率い、納期を24%短縮
    物流契約の見直しを主導し、年間300万円のコスト削減を実現
    35拠点が利用する週次売上レポートを構築
    新会計システムの研修を企画し、12名を3週間で育成
    購買プロセスを再設計し、受注率を2.1%から3.4%に向上
    新製品2ラインを立ち上げ、初年度売上6,000万円を達成
    月次決算を自動化し、9日間を4日間に短縮
    採用難の地域でエンジニア17名を採用し、定着率95%を維持
    5工場で使われる品質マニュアルを作成
    最終検査の導入によりクレーム件数を半減
    Pythonで需要予測モデルを開発し、在庫を15%削減
    iOSアプリの開発を担当し、月間利用者を3万人から9万人に増加
    八人体制のサポート窓口を新設し、回答時間を1日から2時間に短縮
    """),
    "zh": lines("""
    带领八人团队优化拣货流程，交付周期缩短24%
    主导运输合同谈判，每年节省成本140万元
    搭建每周销售看板，供35家分公司使用
    三周内培训十二名员工使用新财务系统
    重构采购流程，转化率由2.1%提升至3.4%
    推出两条产品线，首年销售额达到600万元
    实现月结自动化，用时由九天缩短至四天
    招聘并留任17名工程师，离职率低于5%
    编写质量手册，现已在五家工厂推行
    在生产线末端增设检验，客户投诉减半
    负责使用Python开发需求预测模型，库存降低15%
    申请并获得三项政府补助，共计420万元
    独立设计支付网关，日均处理订单30万笔
    """),
    "ar": lines("""
    قيادة فريق من ثمانية أشخاص وخفض زمن التسليم بنسبة 24%
    التفاوض على عقود نقل بقيمة 1.8 مليون درهم وتوفير 140 ألف درهم سنويا
    إنشاء لوحة متابعة أسبوعية يستخدمها 35 فرعا
    تدريب اثني عشر موظفا على النظام المحاسبي الجديد خلال ثلاثة أسابيع
    أعدت تصميم عملية الشراء ورفعت معدل التحويل من 2.1% إلى 3.4%
    إطلاق خطي إنتاج حققا مبيعات بقيمة 6 ملايين درهم في السنة الأولى
    أتمتة الإقفال الشهري وتقليص مدته من تسعة أيام إلى أربعة
    استقطاب 17 مهندسا في سوق تعاني نقصا في الكفاءات
    إعداد دليل الجودة المعتمد اليوم في خمسة مصانع
    خفضت شكاوى العملاء إلى النصف بفضل فحص نهاية الخط
    الحصول على ثلاث منح حكومية بلغ مجموعها 4.2 مليون درهم
    طورت نموذجا للتنبؤ بالطلب بلغة Python خفض المخزون بنسبة ١٥٪
    إدارة ميزانية قدرها 23 مليون درهم بانحراف أقل من 1%
    """),
}

#: (language, line, the checks that must speak on it)
BAD: tuple[tuple[str, str, str], ...] = (
    ("pl", "Odpowiedzialny za kontakt z klientami i dostawcami w regionie", "B02"),
    ("pl", "Brałam udział w projektach dotyczących wdrożenia nowego systemu", "B02"),
    ("pl", "Moim zadaniem było przygotowywanie raportów dla zarządu firmy", "B02 B07"),
    ("pl", "Różne prace biurowe oraz obieg dokumentów w całym dziale", "B01"),
    ("pl", "Został wdrożony nowy system magazynowy w trzech oddziałach firmy", "B10"),
    ("pl", "Prowadziłem dział jako zorientowany na wyniki kierownik sprzedaży krajowej", "B09"),
    ("pl", "Kordynacja pracy czterech brygad na budowie hali magazynowej", "L01"),
    ("pl", "Prowadziłem szkolenia szkolenia dla nowych pracowników hali", "L02"),
    ("pl", "Obsługa biura", "B05"),
    ("tr", "Bölgedeki müşteriler ve tedarikçiler ile iletişimden sorumlu", "B02"),
    ("tr", "Yeni stok sisteminin kurulumu projesinde görev aldım.", "B02"),
    ("tr", "Muhasebe departmanının günlük işlerine destek verdim", "B02"),
    ("tr", "Ben şirketin bütün satış raporlarını her ay hazırladım", "B07"),
    ("tr", "Sonuç odaklı bir yönetici olarak bölge satışlarını yürüttüm", "B09"),
    ("tr", "Ofis ile ilgili herşey tarafımdan her gün düzenli takip edildi", "L01"),
    ("tr", "Haftalık satış raporu hazırladım hazırladım ve sundum", "L02"),
    ("tr", "Ofis işleri", "B05"),
    ("ru", "Ответственный за работу с клиентами и поставщиками региона", "B02"),
    ("ru", "Принимала участие в проектах по внедрению новой системы", "B02"),
    ("ru", "В мои обязанности входило ежедневное ведение документации", "B02 B07"),
    ("ru", "Различные поручения руководства и документооборот отдела", "B01"),
    ("ru", "Была внедрена новая система складского учёта в филиалах", "B10"),
    ("ru", "Продавала оборудование, нацелена на результат и рост отдела", "B09"),
    ("ru", "Учавствовал в переговорах с поставщиками и готовил договоры", "L01"),
    ("ru", "Составлял отчёты отчёты для руководства и налоговой службы", "L02"),
    ("ru", "Ведение документов", "B05"),
    ("ja", "首都圏における法人営業および既存顧客のフォローを担当しました。", "B02"),
    ("ja", "直営店における店舗運営に関する業務全般", "B02"),
    ("ja", "私は新しいシステムの導入にあたり各部署との調整を行いました", "B07"),
    ("ja", "コミュニケーション能力が高い営業として多くの取引先を訪問", "B09"),
    ("ja", "取引先とのコミニュケーションを密にとり関係を深めました", "L01"),
    ("ja", "電話の応対", "B05"),
    ("zh", "负责与客户及供应商的日常沟通和资料整理工作", "B02"),
    ("zh", "协助部门经理处理日常行政事务与文件归档", "B02"),
    ("zh", "我每周整理销售数据并向部门经理汇报", "B07"),
    ("zh", "熟悉办公软件以及公司各项行政流程", "B01"),
    ("zh", "维护老客户关系，工作认真负责，获得同事好评", "B09"),
    ("zh", "完成三套系统的部暑与上线后的日常巡检", "L01"),
    ("zh", "文件归档", "B05"),
    ("ar", "مسؤول عن التواصل مع العملاء والموردين في المنطقة", "B02"),
    ("ar", "المشاركة في مشاريع تركيب نظام المخزون الجديد", "B02"),
    ("ar", "أنا أعددت التقارير الشهرية لإدارة الشركة كل أسبوع", "B07"),
    ("ar", "معرفة جيدة ببرامج المحاسبة وملفات الموظفين", "B01"),
    ("ar", "تم تطوير نظام جديد لإدارة المستودعات في الفروع", "B10"),
    ("ar", "إدارة المبيعات بروح الفريق في جميع فروع الشركة", "B09"),
    ("ar", "إعداد التقارير بإستخدام برامج المحاسبة في القسم", "L01"),
    ("ar", "متابعة العملاء", "B05"),
    ("it", "Responsabile della gestione dei clienti e dei fornitori della zona", "B02"),
    ("it", "Mi occupavo di preparare i documenti per la direzione", "B02"),
    ("it", "Diverse attività d'ufficio e archivio per tutto il reparto", "B01"),
    ("it", "È stato sviluppato un nuovo sistema di magazzino per le filiali", "B10"),
    ("it", "Gestito la zona nord come venditore orientato ai risultati", "B09"),
    ("it", "Organizzato il magazzino e sopratutto le spedizioni ai clienti", "L01"),
    ("nl", "Verantwoordelijk voor het contact met klanten en leveranciers", "B02"),
    ("nl", "Betrokken bij projecten rond de invoering van een nieuw systeem", "B02"),
    ("nl", "Ik maakte elke maand de verkooprapporten voor de directie", "B07"),
    ("nl", "Werden nieuwe magazijnsystemen geïnstalleerd in de vestigingen", "B10"),
    ("nl", "Verkocht machines als resultaatgerichte vertegenwoordiger in het noorden", "B09"),
    ("nl", "Leidde de coordinatie van de transporten naar de klanten", "L01"),
)
