"""Pairs of a line and the line suggested for it, in Portuguese, German, French and Spanish."""

# ruff: noqa: E501  -- tables

from __future__ import annotations

from tests.unit.cv.truth_pair import pairs

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
    Vendi 40 carros por mês | Vendi quarenta carros por mês | quarenta =
    Vendi 40 carros por mês | Vendi 40 carros por ano | 40 ~
    Vendi 40 carros por mês | Vendi mais de 40 carros por mês | mais de 40 ~
    Formei 12 colegas | Formei doze colegas em Excel | doze =; Excel @
    Formei 12 colegas | Formei 120 colegas | 120 ~
    Faturei 350 mil euros | Faturei 350.000 € | 350.000 € =
    Faturei 350 mil euros | Faturei 3,5 milhões de euros | 3,5 milhões de euros ~
    Trabalhei na Sonae | Trabalhei na Sonae Sierra | Sonae Sierra ~
    Trabalhei no Pingo Doce | Trabalhei no Continente | Continente +
    Fui caixa | Fui promovida a Chefe de Loja | Chefe de Loja +
    Diminuí o tempo de resposta de 4 para 2 horas | Reduzi o tempo de resposta de 4 para 2 horas | 4 =; 2 horas =
    Diminuí o tempo de resposta em 20% | Melhorei o tempo de resposta em 20% | 20% =
    Ensinei inglês a 30 alunos | Ensinei inglês a trinta alunos | trinta =
    Ensinei inglês a 30 alunos | Ensinei inglês a 30 professores | 30 ~
    Orientei 8 estagiários | Orientei oito estagiários | oito =
    Orientei 8 estagiários | Liderei 8 estagiários | 8 ~
    Baixei as devoluções de 9% para 3% | Reduzi as devoluções de 9% para 3% | 9% =; 3% =
    Baixei as devoluções de 9% para 3% | Reduzi as devoluções em 3% | 3% ~
    Poupei 3 horas por semana | Poupei três horas semanais | três horas =
    Obtive o CCP | Obtive o PMP | PMP ~
    Usei Excel | Usei Excel avançado e Power BI | Excel =; Power BI +
    Fiz 12 auditorias ISO 9001 | Conduzi doze auditorias ISO 9001 | doze =; ISO 9001 =
    Fiz 12 auditorias ISO 9001 | Conduzi 12 auditorias ISO 14001 | ISO 14001 ~
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
    Schulte 14 Kollegen | Schulte vierzehn Kollegen | vierzehn =
    Schulte 14 Kollegen | Schulte 40 Kollegen | 40 ~
    Verantwortete ein Budget von 3 Mio. Euro | Verantwortete 3.000.000 € Budget | 3.000.000 € =
    Verantwortete ein Budget von 3 Mio. Euro | Verantwortete ein Budget von 30 Mio. Euro | 30 Mio. Euro ~
    Verkaufte 20 Autos pro Monat | Verkaufte monatlich 20 Autos | 20 =
    Verkaufte 20 Autos pro Monat | Verkaufte 20 Autos pro Woche | 20 ~
    Arbeitete bei der Müller GmbH | Arbeitete bei Müller | Müller =
    Arbeitete bei Bosch | Arbeitete bei Siemens | Siemens +
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
    Encadré 4 stagiaires | Encadré quatre stagiaires | quatre =
    Encadré 4 stagiaires | Encadré 14 stagiaires | 14 ~
    Vendu 200 billets par jour | Vendu deux cents billets par jour | deux cents =
    Vendu 200 billets par jour | Vendu 200 billets par semaine | 200 ~
    Stage chez Renault | Stage chez Airbus | Airbus +
    Budget de 2,5 M€ | Géré un budget de 2,5 millions d'euros | 2,5 millions d'euros =
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
    Vendí 200 entradas al día | Vendí doscientas entradas al día | doscientas =
    Vendí 200 entradas al día | Vendí 200 entradas al mes | 200 ~
    Trabajé en Zara | Trabajé en Inditex | Inditex +
    Formé a 11 enfermeros | Formé a once enfermeros | once =
    Formé a 11 enfermeros | Lideré a 11 enfermeros | 11 ~
    """,
)
