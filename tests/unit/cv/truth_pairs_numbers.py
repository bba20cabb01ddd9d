"""Pairs about numbers without digits, and about what a number counts, in seven languages."""

# ruff: noqa: E501  -- tables

from __future__ import annotations

from tests.unit.cv.truth_pair import pairs

NUMBERS = [
    *pairs(
        "en",
        """
        Cooked meals | Cooked meals for over a decade | over a decade +
        Cooked meals for 10 years | Cooked meals for a decade | decade =
        Cooked meals for 10 years | Cooked meals for over a decade | over a decade ~
        Cooked meals for over 10 years | Cooked meals for over a decade | over a decade =
        Cooked meals for 30 years | Cooked meals for three decades | three decades =
        Cooked meals for 10 years | Cooked meals for two decades | two decades ~
        Cut waste | Cut waste by a fifth | a fifth +
        Cut waste by 20% | Cut waste by a fifth | a fifth =
        Cut waste by a fifth | Cut waste by 20% | 20% =
        Cut waste by 20% | Cut waste by two fifths | two fifths ~
        Cut waste by a tenth | Cut waste by 10 percent | 10 percent =
        Cut waste | Cut a quarter of the waste | a quarter of +
        Raised sales | Quintupled sales | Quintupled +
        Raised sales fivefold | Quintupled sales | Quintupled =
        Quadrupled sales | Quintupled sales | Quintupled ~
        Cut costs | Raised sales sixfold | sixfold +
        Raised sales | Delivered double-digit growth | double-digit +
        Raised sales by 12% | Delivered double-digit growth | double-digit =
        Raised sales by 8% | Delivered double-digit growth | double-digit +
        Delivered double-digit growth | Achieved double-digit growth | double-digit =
        Served 1 million guests | Served half a million guests | half a million ~
        Served half a million guests | Served 500,000 guests | 500,000 =
        Served half a million guests | Served a million guests | million ~
        Finished in two and a half years | Finished in 2.5 years | 2.5 years =
        Finished in two and a half years | Finished in 2 years | 2 years ~
        Saved two and a half million euros | Saved 2.5 million euros | 2.5 million euros =
        Bought half a dozen ovens | Bought 6 ovens | 6 =
        Bought half a dozen ovens | Bought a dozen ovens | dozen ~
        Saved 40 thousand euros with 2 people | Served 40 thousand customers | 40 thousand ~
        Saved 40 thousand euros | Saved 40 thousand | 40 thousand =
        Saved 40 thousand euros with 2 people | Hired two managers | two ~
        Saved 40 thousand euros with 2 people | Hired two persons | two =
        Led a team of 5 | Led a team of 5 directors | 5 ~
        Led a team of 5 | Led a team of 5 engineers | 5 =
        Trained 12 new cooks | Trained 12 new managers | 12 ~
        Trained 12 new cooks | Trained twelve cooks | twelve =
        Served 300 loyal customers | Served 300 loyal suppliers | 300 ~
        Served 300 customers daily | Served 300 loyal customers daily | 300 =
        Served hundreds of customers | Served hundreds of guests | hundreds ~
        Served hundreds of customers | Welcomed hundreds of customers | hundreds =
        """,
    ),
    *pairs(
        "pt",
        """
        Servi clientes | Servi uma centena de clientes | centena +
        Servi 100 clientes | Servi uma centena de clientes | centena =
        Servi 100 clientes | Servi uma centena de fornecedores | centena ~
        Servi clientes | Servi meia centena de clientes | meia centena +
        Servi 50 clientes | Servi meia centena de clientes | meia centena =
        Servi 100 clientes | Servi meia centena de clientes | meia centena ~
        Servi 1 milhão de clientes | Servi meio milhão de clientes | meio milhão ~
        Poupei 2,5 milhões de euros | Poupei dois milhões e meio de euros | dois milhões e meio de euros =
        Poupei 2 milhões de euros | Poupei dois milhões e meio de euros | dois milhões e meio de euros ~
        Servi clientes | Servi milhões de clientes | milhões +
        Cozinhei | Cozinhei mais de uma década | mais de uma década +
        Cozinhei 10 anos | Cozinhei uma década | década =
        Cozinhei 10 anos | Cozinhei mais de uma década | mais de uma década ~
        Cortei o desperdício | Cortei um quinto do desperdício | um quinto +
        Cortei o desperdício em 20% | Cortei um quinto do desperdício | um quinto =
        Cortei o desperdício em 20% | Cortei uma quinta parte do desperdício | uma quinta parte =
        Cortei o desperdício em 20% | Cortei dois quintos do desperdício | dois quintos ~
        Aumentei as vendas | Quadrupliquei as vendas | Quadrupliquei +
        Aumentei as vendas | Equipa que quadruplicou as vendas | quadruplicou +
        Aumentei 4x as vendas | Quadrupliquei as vendas | Quadrupliquei =
        Aumentei as vendas | Consegui um crescimento de dois dígitos | dois dígitos +
        Aumentei as vendas em 14% | Consegui um crescimento de dois dígitos | dois dígitos =
        Treinei 12 novos cozinheiros | Treinei 12 novos gerentes | 12 ~
        Treinei 12 novos cozinheiros | Formei doze cozinheiros | doze =
        Poupei 40 mil euros com 2 pessoas | Servi 40 mil clientes | 40 mil ~
        Poupei 40 mil euros com 2 pessoas | Contratei dois gerentes | dois ~
        """,
    ),
    *pairs(
        "es",
        """
        Cociné | Cociné durante más de una década | más de una década +
        Cociné durante 10 años | Cociné durante una década | década =
        Atendí clientes | Atendí a una veintena de clientes | veintena +
        Atendí a 20 clientes | Atendí a una veintena de clientes | veintena =
        Atendí a 1 millón de clientes | Atendí a medio millón de clientes | medio millón ~
        Atendí a 28 clientes | Atendí a veintiocho clientes | veintiocho =
        Reduje la merma | Reduje la merma en un quinto | un quinto +
        Reduje la merma un 20 % | Reduje la merma una quinta parte | una quinta parte =
        Aumenté las ventas | Cuadrupliqué las ventas | Cuadrupliqué +
        Cuadrupliqué las ventas | Quintupliqué las ventas | Quintupliqué ~
        Formé a 12 nuevos cocineros | Formé a 12 nuevos gerentes | 12 ~
        Aumenté las ventas | Logré un crecimiento de dos dígitos | dos dígitos +
        """,
    ),
    *pairs(
        "fr",
        """
        Cuisiné | Cuisiné depuis plus d'une décennie | plus d'une décennie +
        Cuisiné pendant 10 ans | Cuisiné pendant une décennie | décennie =
        Servi des clients | Servi une cinquantaine de clients | cinquantaine +
        Servi 50 clients | Servi une cinquantaine de clients | cinquantaine =
        Servi 50 clients | Servi une cinquantaine d'élèves | cinquantaine ~
        Servi 1 million de clients | Servi un demi-million de clients | demi-million ~
        Réduit les pertes | Réduit les pertes d'un cinquième | un cinquième +
        Réduit les pertes de 20 % | Réduit les pertes d'un cinquième | un cinquième =
        Augmenté les ventes | Quintuplé les ventes | Quintuplé +
        Augmenté les ventes | Obtenu une croissance à deux chiffres | deux chiffres +
        Formé 12 nouveaux cuisiniers | Formé 12 nouveaux directeurs | 12 ~
        """,
    ),
    *pairs(
        "de",
        """
        Kochte | Kochte über ein Jahrzehnt | über ein Jahrzehnt +
        Kochte 20 Jahre | Kochte zwei Jahrzehnte | zwei Jahrzehnte =
        Betreute 200 Kunden | Betreute zweihundert Kunden | zweihundert =
        Betreute Kunden | Betreute zweihundert Kunden | zweihundert +
        Betreute 1 Million Kunden | Betreute eine halbe Million Kunden | halbe Million ~
        Senkte den Ausschuss | Senkte den Ausschuss um ein Fünftel | ein Fünftel +
        Senkte den Ausschuss um 20 % | Senkte den Ausschuss um ein Fünftel | ein Fünftel =
        Steigerte den Umsatz | Verfünffachte den Umsatz | Verfünffachte +
        Steigerte den Umsatz | Erzielte zweistelliges Wachstum | zweistelliges +
        Schulte 12 neue Kollegen | Schulte 12 neue Leiter | 12 ~
        """,
    ),
    *pairs(
        "it",
        """
        Cucinato | Cucinato per più di un decennio | più di un decennio +
        Cucinato per 10 anni | Cucinato per un decennio | decennio =
        Cucinato per dieci anni | Cucinato per 10 anni | 10 anni =
        Servito 28 clienti | Servito ventotto clienti | ventotto =
        Servito clienti | Servito ventotto clienti | ventotto +
        Servito 50 clienti | Servito una cinquantina di clienti | cinquantina =
        Servito 50 clienti | Servito una cinquantina di fornitori | cinquantina ~
        Servito 2.000 clienti | Servito duemila clienti | duemila =
        Servito un milione di clienti | Servito mezzo milione di clienti | mezzo milione ~
        Ridotto gli sprechi | Ridotto gli sprechi di un quinto | un quinto +
        Ridotto gli sprechi del 20% | Ridotto gli sprechi di un quinto | un quinto =
        Ridotto gli sprechi del 20% | Ridotto gli sprechi del 30% | 30% ~
        Aumentato le vendite | Quintuplicato le vendite | Quintuplicato +
        Aumentato le vendite | Dimezzato i costi | Dimezzato +
        Ridotto i costi del 50% | Dimezzato i costi | Dimezzato =
        Gestito 12 nuovi cuochi | Gestito 12 nuovi direttori | 12 ~
        Lavorato in un gruppo di 5 persone | Guidato un gruppo di 5 persone | 5 ~
        Risparmiato 3 ore a settimana | Risparmiato tre ore a settimana | tre ore =
        """,
    ),
    *pairs(
        "nl",
        """
        Kookte | Kookte meer dan een decennium | meer dan een decennium +
        Kookte 10 jaar | Kookte een decennium | decennium =
        Bediende 25 klanten | Bediende vijfentwintig klanten | vijfentwintig =
        Bediende klanten | Bediende vijfentwintig klanten | vijfentwintig +
        Bediende 25 klanten | Bediende vijfentwintig leveranciers | vijfentwintig ~
        Bediende 1 miljoen klanten | Bediende een half miljoen klanten | half miljoen ~
        Verlaagde de verspilling | Verlaagde de verspilling met een vijfde | een vijfde +
        Verlaagde de verspilling met 20% | Verlaagde de verspilling met een vijfde | een vijfde =
        Verlaagde de verspilling met 20% | Verhoogde de verspilling met 20% | 20% ~
        Verhoogde de omzet | Vervijfvoudigde de omzet | Vervijfvoudigde +
        Verlaagde de kosten met 50% | Halveerde de kosten | Halveerde =
        Werkte in een team van 5 personen | Leidde een team van 5 personen | 5 ~
        Bespaarde 3 uur per week | Bespaarde drie uur per week | drie uur =
        Bespaarde 3 uur per week | Bespaarde drie uur per dag | drie uur ~
        """,
    ),
]
