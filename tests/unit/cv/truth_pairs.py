"""Pairs of a line as it stands and a line as suggested, with the verdict that a person would give."""

# ruff: noqa: E501  -- tables

from __future__ import annotations

from dataclasses import dataclass

VERDICTS = {"=": "supported", "~": "changed", "+": "new", "@": "elsewhere"}


@dataclass(frozen=True)
class Pair:
    """A line of the CV, the line suggested for it, a claim in it, and the right verdict."""

    language: str
    source: str
    suggested: str
    claim: str
    verdict: str


def pairs(language: str, block: str) -> list[Pair]:
    """Lines "source | suggested | claim sign, claim sign"; a sign is = ~ + @."""
    found: list[Pair] = []
    for line in block.strip().splitlines():
        source, suggested, claims = (one.strip() for one in line.split(" | "))
        for one in claims.split("; "):
            claim, sign = one.rsplit(" ", 1)
            found.append(Pair(language, source, suggested, claim, VERDICTS[sign]))
    return found


ENGLISH = pairs(
    "en",
    """
    Cut costs by 30% | Cut costs by 300% | 300% ~
    Cut costs by 300% | Cut costs by 30% | 30% ~
    Cut costs by 30% | Reduced costs by thirty percent | thirty percent =
    Cut costs by 30% | Lowered spending by 30 per cent | 30 per cent =
    Cut costs by 30 pct | Cut costs by 30% | 30% =
    Cut costs by 3.0% | Cut costs by 3% | 3% =
    Cut costs by 30% | Raised costs by 30% | 30% ~
    Cut costs by 30% | Cut costs to 30% | 30% ~
    Cut costs by 30 euros | Cut costs by 30% | 30% ~
    Cut costs by 30% | Cut costs by over 30% | over 30% ~
    Cut costs by over 30% | Cut costs by 30% | 30% =
    Cut costs by 30% | Cut costs by about 30% | about 30% =
    Cut costs by about 30% | Cut costs by 30% | 30% ~
    Cut costs by up to 30% | Cut costs by 30% | 30% ~
    Cut costs by 30% | Cut costs by up to 30% | up to 30% ~
    Cut costs | Cut costs by 30% | 30% +
    Cut costs in half | Halved the costs | Halved =
    Cut costs | Halved the costs | Halved +
    Cut costs by 50% | Halved the costs | Halved =
    Doubled sales | Raised sales by 100% | 100% =
    Raised sales | Doubled sales | Doubled +
    Raised sales twofold | Doubled sales | Doubled =
    Tripled sales | Doubled sales | Doubled ~
    Grew revenue 3x | Tripled revenue | Tripled =
    Grew revenue by a third | Grew revenue by one third | one third =
    Grew revenue by a third | Grew revenue by two thirds | two thirds ~
    Saved 1.2M dollars | Saved $1,200,000 | $1,200,000 =
    Saved $1.2 million | Saved 1.2M dollars | 1.2M dollars =
    Saved $1.2M | Saved €1.2M | €1.2M ~
    Saved $1.2M | Saved $12M | $12M ~
    Saved $1.2M | Saved 1.2M | 1.2M =
    Saved 1.2M | Saved $1.2M | $1.2M ~
    Saved $120k | Saved $120,000 | $120,000 =
    Saved $120k | Saved $1.2M | $1.2M ~
    Saved $120,000 a year | Saved $120,000 a month | $120,000 ~
    Saved $120,000 | Saved $120,000 a year | $120,000 ~
    Saved $120,000 a year | Saved $120,000 annually | $120,000 =
    Saved $120,000 yearly | Saved $120,000 per year | $120,000 =
    Cut the monthly bill by $900 | Saved $900 a month | $900 =
    Saved $120,000 a year | Earned $120,000 a year | $120,000 ~
    Served 300 customers | Served 30 customers | 30 ~
    Served 30 customers | Served 300 customers | 300 ~
    Served 300 customers | Served three hundred customers | three hundred =
    Served 300 customers | Served hundreds of customers | hundreds +
    Served 300 customers | Served 300 suppliers | 300 ~
    Served 300 customers | Served 300 loyal customers | 300 =
    Served 25 shops | Served twenty-five shops | twenty-five =
    Served 25 shops | Served twenty shops | twenty ~
    Served a dozen shops | Served 12 shops | 12 =
    Served 20 shops | Served over 20 shops | over 20 ~
    Served 20 shops | Served 20+ shops | 20+ ~
    Served 20+ shops | Served over 20 shops | over 20 =
    Served more than 20 shops | Served 20 shops | 20 =
    Served 20-30 shops | Served 20 to 30 shops | 20 to 30 =
    Served 20-30 shops | Served between 20 and 30 shops | 20 and 30 =
    Served 20-30 shops | Served 30 shops | 30 ~
    Served 30 shops | Served 20-30 shops | 20-30 ~
    Cut failures from 12 to 2 a month | Reduced failures from 12 to 2 a month | 12 =; 2 =
    Cut failures from 12 to 2 a month | Cut failures from 2 to 12 a month | 2 ~; 12 ~
    Cut failures from 12 to 2 a month | Cut failures from 12 to 2 a week | 2 ~
    Cut failures from 12 to 2 | Cut failures by 83% | 83% +
    Led 5 | Led a team of 5 | 5 ~
    Led a team of 5 | Led 5 engineers | 5 =
    Led a team of 5 | Led a five-person team | five =
    Led a team of 5 | Led a team of 15 | 15 ~
    Led 5 projects | Led a team of 5 | 5 ~
    Worked in a team of 5 | Led a team of 5 | 5 ~
    Trained 5 engineers | Managed 5 engineers | 5 ~
    Trained 5 engineers | Trained 5 analysts | 5 ~
    Trained 14 colleagues | Trained fourteen colleagues | fourteen =
    Supervised 8 nurses | Supervised eight nurses | eight =
    Managed 6 people | Managed 6 direct employees | 6 =
    Answered calls | Answered 120 calls a day | 120 +
    Answered 120 calls a day | Answered 120 calls daily | 120 =
    Answered 120 calls a day | Answered 120 calls an hour | 120 ~
    Finished in 9 months | Finished within nine months | nine months =
    Finished in 9 months | Finished in 9 weeks | 9 weeks ~
    Finished in 9 months | Finished in 6 months | 6 months ~
    Kept 99.9% uptime | Kept 99.99% uptime | 99.99% ~
    Kept 99.9% uptime | Maintained 99.9% uptime | 99.9% =
    Answered in 200 ms | Answered in 200 milliseconds | 200 milliseconds =
    Answered in 200 ms | Answered in 200 seconds | 200 seconds ~
    Moved 5 TB of data | Moved 5TB of data | 5TB =
    Moved 5 GB of data | Moved 5 TB of data | 5 TB ~
    Ran support 24/7 | Ran round-the-clock 24/7 support | 24/7 =
    Ran support | Ran 24/7 support | 24/7 +
    Ranked #1 in the region | Ranked no. 1 in the region | 1 =
    Came 3rd in the region | Came 1st in the region | 1st ~
    Wrote 1,500 tests | Wrote 1500 tests | 1500 =
    Wrote 1,500 tests | Wrote 1.5k tests | 1.5k =
    Wrote 1,500 tests | Wrote 15,000 tests | 15,000 ~
    Started in 2019 | Started in 2020 | 2020 ~
    Opened a shop in 2019 | Opened a shop in June 2019 | June 2019 ~
    Opened a shop in June 2014 | Opened a shop in 2014 | 2014 =
    Opened a shop in June 2014 | Opened a shop in 06/2014 | 06/2014 =
    Opened a shop in June 2014 | Opened a shop in July 2014 | July 2014 ~
    Opened a shop in June 2014 | Opened a shop in Q2 2014 | Q2 2014 =
    Opened a shop in June 2014 | Opened a shop in Q3 2014 | Q3 2014 ~
    Opened a shop | Opened a shop in 2015 | 2015 +
    Opened a shop | Opened a shop in 2019 | 2019 =
    Opened a shop from 2014 to 2016 | Opened a shop, 2014-2016 | 2014 =; 2016 =
    Opened a shop in 2014 | Served 2014 customers | 2014 +
    Wrote Java services | Wrote JavaScript services | JavaScript +
    Wrote JavaScript services | Wrote Java services | Java +
    Wrote Java services | Wrote Java 17 services | Java 17 ~
    Wrote Java 17 services | Wrote Java services | Java =
    Wrote Java 8 services | Wrote Java 17 services | Java 17 ~
    Ran K8s clusters | Ran Kubernetes clusters | Kubernetes =
    Ran Kubernetes clusters | Ran k8s clusters | k8s =
    Used Postgres | Used PostgreSQL | PostgreSQL =
    Used MySQL | Used SQL | SQL +
    Used SQL | Used SQL Server | SQL Server +
    Built React pages | Built React Native pages | React Native +
    Built React Native apps | Built React apps | React +
    Built React.js pages | Built React pages | React =
    Deployed to AWS | Deployed to Amazon Web Services | Amazon Web Services =
    Deployed to AWS | Deployed to GCP | GCP +
    Deployed to Google Cloud | Deployed for Google | Google @
    Wrote C services | Wrote C++ services | C++ +
    Wrote C++ services | Wrote C# services | C# +
    Wrote reports in Excel | Wrote reports in Power BI | Power BI +
    Wrote reports | Wrote reports in Python | Python @
    Wrote reports in python | Wrote reports in Python | Python =
    Tested with Selenium and JUnit | Automated tests in JUnit and Selenium | JUnit =; Selenium =
    Used machine learning | Used ML and deep learning | deep learning +
    Sold to Google | Sold to Google Cloud customers | Google Cloud +
    Sold to Siemens | Sold to Siemens Energy | Siemens Energy ~
    Sold to Siemens Energy | Sold to Siemens | Siemens ~
    Sold to Siemens | Sold machines to Siemens | Siemens =
    Sold to banks | Sold to Bank of America | Bank of America +
    Sold to Bank of America | Sold licences to Bank of America | Bank of America =
    Sold machines | Sold machines at Acme Robotics Inc | Acme Robotics Inc +
    Sold machines | Sold machines at Harbour Systems | Harbour Systems =
    Sold machines | Sold machines at Northwind | Northwind @
    Sold machines | Sold machines in Brazil | Brazil +
    Worked as Manager | Worked as Senior Manager | Senior Manager ~
    Worked as Senior Manager | Worked as Manager | Manager ~
    Worked as Manager | Worked as General Manager | General Manager ~
    Worked as senior manager | Worked as Senior Manager | Senior Manager =
    Promoted to team lead | Promoted to Team Lead | Team Lead =
    Promoted to team lead | Promoted to Head of Engineering | Head of Engineering +
    Worked as assistant manager | Worked as manager | manager ~
    Acted as deputy director | Acted as director | director ~
    Reported to the CEO | Worked as CEO | CEO ~
    Joined a course | Earned a BSc | BSc =
    Joined a course | Earned an MSc | MSc ~
    Joined a course | Earned an MBA | MBA ~
    Joined a course | Earned a PhD in Physics | PhD ~
    Joined a course | Earned a Bachelor's degree | Bachelor's degree =
    Joined a course | Earned a Bachelor of Arts | Bachelor of Arts ~
    Joined a course | Became AWS Certified Solutions Architect | AWS Certified Solutions Architect =
    Joined a course | Became AWS Certified Developer | AWS Certified Developer ~
    Joined a course | Became PMP certified | PMP certified ~
    Ran Scrum | Ran sprints as Certified Scrum Master | Certified Scrum Master ~
    Wrote to clients | Wrote from marta@example.org | marta@example.org =
    Wrote to clients | Wrote from marta@example.com | marta@example.com ~
    Wrote to clients | Called from +351 912 345 678 | +351 912 345 678 =
    Wrote to clients | Called from +351 912 345 679 | +351 912 345 679 ~
    Wrote code at github.com/marta | Published code (github.com/marta) | github.com/marta =
    Wrote code | Published code at github.com/marta-q | github.com/marta-q +
    Managed a budget of 2M euros | Managed a 2 million euro budget | 2 million euro =
    Managed a budget of 2M euros | Managed a 2 billion euro budget | 2 billion euro ~
    Taught 3 courses | Taught 3 yearly courses | 3 ~
    Taught 3 courses | Taught 3 short courses | 3 =
    Taught 3 courses to 40 students | Taught 40 students in 3 courses | 40 =; 3 =
    Taught 3 courses to 40 students | Taught 40 courses to 3 students | 40 ~; 3 ~
    """,
)

PORTUGUESE = pairs(
    "pt",
    """
    Reduzi custos em 30% | Cortei custos em 30 por cento | 30 por cento =
    Reduzi custos em 30% | Reduzi custos em trinta por cento | trinta por cento =
    Reduzi custos em 12,5% | Reduzi custos em 12,5 % | 12,5 % =
    Reduzi custos em 12,5% | Reduzi custos em 125% | 125% ~
    Reduzi custos em 30% | Reduzi custos em 300% | 300% ~
    Reduzi custos em 30% | Aumentei custos em 30% | 30% ~
    Reduzi custos em 30% | Reduzi custos para 30% | 30% ~
    Reduzi custos | Reduzi custos em 30% | 30% +
    Reduzi custos em 30% | Reduzi custos em mais de 30% | mais de 30% ~
    Reduzi custos em mais de 30% | Reduzi custos em 30% | 30% =
    Reduzi custos em cerca de 30% | Reduzi custos em 30% | 30% ~
    Poupei 1,2 milhões de euros | Poupei € 1.200.000 | € 1.200.000 =
    Poupei 1,2 milhões de euros | Poupei 12 milhões de euros | 12 milhões de euros ~
    Poupei R$ 2 mi | Economizei R$ 2 milhões | R$ 2 milhões =
    Poupei R$ 2 mi | Economizei US$ 2 milhões | US$ 2 milhões ~
    Atendi 1.200 clientes | Atendi 1200 clientes | 1200 =
    Atendi 1.200 clientes | Atendi 1,2 mil clientes | 1,2 mil =
    Atendi 1.200 clientes | Atendi 12.000 clientes | 12.000 ~
    Atendi 1.200 clientes | Atendi milhares de clientes | milhares +
    Atendi 25 lojas | Atendi vinte e cinco lojas | vinte e cinco =
    Atendi 25 lojas | Atendi vinte lojas | vinte ~
    Atendi 25 lojas por mês | Atendi 25 lojas por semana | 25 ~
    Atendi 25 lojas por mês | Visitei 25 lojas mensalmente | 25 =
    Atendi 25 lojas | Atendi 25 fornecedores | 25 ~
    Geri uma equipa de 5 pessoas | Liderei 5 pessoas | 5 =
    Geri uma equipa de 5 pessoas | Geri uma equipa de cinco pessoas | cinco =
    Geri uma equipa de 5 pessoas | Geri uma equipa de 15 pessoas | 15 ~
    Trabalhei numa equipa de 5 pessoas | Liderei uma equipa de 5 pessoas | 5 ~
    Geri 5 projetos | Geri uma equipa de 5 pessoas | 5 ~
    Conclui em 9 meses | Conclui em nove meses | nove meses =
    Conclui em 9 meses | Conclui em 9 semanas | 9 semanas ~
    Dobrei as vendas | Dupliquei as vendas | Dupliquei =
    Aumentei as vendas | Dobrei as vendas | Dobrei +
    Abri uma loja em março de 2014 | Abri uma loja em 03/2014 | 03/2014 =
    Abri uma loja em março de 2014 | Abri uma loja em abril de 2014 | abril de 2014 ~
    Abri uma loja em 2014 | Abri uma loja em 2015 | 2015 ~
    Abri uma loja | Abri uma loja em 2015 | 2015 +
    Programei em Java | Programei em JavaScript | JavaScript +
    Programei em Postgres | Programei em PostgreSQL | PostgreSQL =
    Programei relatórios | Programei relatórios em Python | Python @
    Vendi à Siemens | Vendi à Siemens Energy | Siemens Energy ~
    Vendi ao Banco do Brasil | Vendi licenças ao Banco do Brasil | Banco do Brasil =
    Vendi ao Banco do Brasil | Vendi ao Banco de Portugal | Banco de Portugal ~
    Trabalhei como gerente | Trabalhei como Gerente Sénior | Gerente Sénior ~
    Trabalhei como gerente sénior | Trabalhei como gerente | gerente ~
    Fiz um curso | Concluí um MSc | MSc ~
    Fiz um curso | Concluí uma licenciatura em Física | licenciatura ~
    Fiz um curso | Concluí o Doutoramento | Doutoramento ~
    Fiz um curso | Obtive a Certificação em Azure | Certificação em Azure ~
    Atendi clientes | Atendi 40 clientes por dia | 40 +
    Baixei o tempo de 12 para 2 dias | Reduzi o tempo de 12 para 2 dias | 12 =; 2 dias =
    Baixei o tempo de 12 para 2 dias | Reduzi o tempo de 2 para 12 dias | 2 ~; 12 dias ~
    """,
)

GERMAN = pairs(
    "de",
    """
    Senkte Kosten um 30 % | Reduzierte Kosten um 30 Prozent | 30 Prozent =
    Senkte Kosten um 30 % | Senkte Kosten um dreißig Prozent | dreißig Prozent =
    Senkte Kosten um 30 % | Senkte Kosten um 300 % | 300 % ~
    Senkte Kosten um 30 % | Senkte Kosten auf 30 % | 30 % ~
    Senkte Kosten um 30 % | Steigerte Kosten um 30 % | 30 % ~
    Senkte Kosten | Senkte Kosten um 30 % | 30 % +
    Sparte 1,2 Mio. Euro | Sparte 1.200.000 € | 1.200.000 € =
    Sparte 1,2 Mio. Euro | Sparte 12 Mio. Euro | 12 Mio. Euro ~
    Betreute 1.200 Kunden | Betreute 1200 Kunden | 1200 =
    Betreute 1.200 Kunden | Betreute über 1.200 Kunden | über 1.200 ~
    Betreute 25 Kunden | Betreute fünfundzwanzig Kunden | fünfundzwanzig =
    Betreute 25 Kunden | Betreute 52 Kunden | 52 ~
    Leitete ein Team von 5 Personen | Führte ein Team von fünf Personen | fünf =
    Arbeitete in einem Team von 5 Personen | Leitete ein Team von 5 Personen | 5 ~
    Fertig in 9 Monaten | Fertig in neun Monaten | neun Monaten =
    Fertig in 9 Monaten | Fertig in 9 Wochen | 9 Wochen ~
    Schrieb Dienste in Java | Schrieb Dienste in JavaScript | JavaScript +
    Schrieb Dienste | Schrieb Dienste bei Siemens | Siemens +
    Eröffnete im März 2014 | Eröffnete 03/2014 | 03/2014 =
    Eröffnete im März 2014 | Eröffnete im Mai 2014 | Mai 2014 ~
    Verdoppelte den Umsatz | Umsatz verdoppelt | verdoppelt =
    Steigerte den Umsatz | Verdoppelte den Umsatz | Verdoppelte +
    """,
)

FRENCH = pairs(
    "fr",
    """
    Réduit les coûts de 30 % | Diminué les coûts de 30 pour cent | 30 pour cent =
    Réduit les coûts de 30 % | Réduit les coûts de 300 % | 300 % ~
    Réduit les coûts de 30 % | Augmenté les coûts de 30 % | 30 % ~
    Réduit les coûts | Réduit les coûts de 30 % | 30 % +
    Servi 3 000 clients | Servi 3000 clients | 3000 =
    Servi 3 000 clients | Servi trois mille clients | trois mille =
    Servi 3 000 clients | Servi plus de 3 000 clients | plus de 3 000 ~
    Géré une équipe de 12 personnes | Dirigé une équipe de douze personnes | douze =
    Géré une équipe de 12 personnes | Géré une équipe de 20 personnes | 20 ~
    Économisé 1,5 million d'euros | Économisé 1 500 000 € | 1 500 000 € =
    Ouvert en mars 2014 | Ouvert en 03/2014 | 03/2014 =
    Ouvert en mars 2014 | Ouvert en mai 2014 | mai 2014 ~
    Développé en Java | Développé en JavaScript | JavaScript +
    Livré quatre-vingts sites | Livré 80 sites | 80 =
    """,
)

SPANISH = pairs(
    "es",
    """
    Reduje los costes un 30 % | Reduje los costes un treinta por ciento | treinta por ciento =
    Reduje los costes un 30 % | Reduje los costes un 300 % | 300 % ~
    Reduje los costes un 30 % | Aumenté los costes un 30 % | 30 % ~
    Reduje los costes | Reduje los costes un 30 % | 30 % +
    Atendí a 1.500 clientes | Atendí a 1500 clientes | 1500 =
    Atendí a 1.500 clientes | Atendí a más de 1.500 clientes | más de 1.500 ~
    Lideré un equipo de 5 personas | Dirigí un equipo de cinco personas | cinco =
    Lideré un equipo de 5 personas | Lideré un equipo de 50 personas | 50 ~
    Ahorré 2 millones de euros | Ahorré 2.000.000 € | 2.000.000 € =
    Abrí en marzo de 2014 | Abrí en 03/2014 | 03/2014 =
    Abrí en marzo de 2014 | Abrí en mayo de 2014 | mayo de 2014 ~
    Programé en Java | Programé en JavaScript | JavaScript +
    """,
)

BY_HAND = [*ENGLISH, *PORTUGUESE, *GERMAN, *FRENCH, *SPANISH]
