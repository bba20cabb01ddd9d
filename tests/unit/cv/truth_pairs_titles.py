"""Pairs about titles in small letters, wherever a sentence says that somebody holds one."""

# ruff: noqa: E501  -- tables

from __future__ import annotations

from tests.unit.cv.truth_pair import pairs

TITLES = [
    *pairs(
        "en",
        """
        Cooked meals | Experienced head chef who runs kitchens | head chef +
        Worked as head chef | Experienced head chef who runs kitchens | head chef =
        Worked with the head chef | Experienced head chef who runs kitchens | head chef ~
        Worked as sous chef | Experienced head chef who runs kitchens | head chef ~
        Cooked meals | Experienced director of operations who cooks | director of operations +
        Worked as director of sales | Experienced director of operations who cooks | director of operations ~
        Worked as director of operations | Dedicated director of operations | director of operations =
        Worked as cook | Cook and software engineer | software engineer ~
        Worked as cook and software engineer | Software engineer and cook | Software engineer =; cook =
        Worked as cook | Cook and team lead in a busy kitchen | team lead +
        Worked as cook | Cook, team lead | team lead +
        Worked as line cook | Reliable, hard-working cook | cook =
        Worked as trainee cook | Reliable, hard-working cook | cook ~
        Worked as project manager | Reliable, hard-working manager | manager ~
        Cooked meals | I am a pastry chef | pastry chef +
        Worked as pastry chef | I am a pastry chef | pastry chef =
        Cooked meals | Became head of finance | head of finance +
        Worked as head of sales | Worked as head of finance | head of finance ~
        Worked as head of finance | Became head of finance | head of finance =
        Cooked meals | Promoted from cook to head chef | head chef +
        Cooked meals | Took the role of store manager | store manager +
        Cooked meals | Senior cook in a busy kitchen | Senior cook ~
        """,
    ),
    *pairs(
        "pt",
        """
        Cozinhei | Experiente diretora de operações que cozinha | diretora de operações +
        Trabalhei como diretora de operações | Experiente diretora de operações que cozinha | diretora de operações =
        Trabalhei como diretora de vendas | Experiente diretora de operações que cozinha | diretora de operações ~
        Trabalhei com a diretora de operações | Experiente diretora de operações | diretora de operações ~
        Trabalhei como cozinheira | Cozinheira e coordenadora de equipa | coordenadora de equipa +
        Trabalhei como cozinheira e coordenadora de equipa | Coordenadora de equipa e cozinheira | Coordenadora de equipa =; cozinheira =
        Cozinhei | Fui gerente da loja | gerente +
        Trabalhei como gerente | Fui gerente da loja | gerente =
        Cozinhei | Sou diretora financeira | diretora financeira +
        Trabalhei como diretora comercial | Sou diretora financeira | diretora financeira ~
        Trabalhei como cozinheira | Cozinheira dedicada e criativa | Cozinheira =
        Trabalhei como engenheira de software | Engenheira com gosto pela cozinha | Engenheira =
        Cozinhei | Nomeada chefe de sala | chefe de sala +
        Cozinhei | Sous chef que forma cozinheiros | Sous chef +
        Trabalhei como chef | Sous chef que forma cozinheiros | Sous chef ~
        Cozinhei | Pessoa doutorada em química | doutorada ~
        """,
    ),
    *pairs(
        "es",
        """
        Cociné | Experimentada directora de operaciones que cocina | directora de operaciones +
        Trabajé como directora de operaciones | Experimentada directora de operaciones | directora de operaciones =
        Trabajé como cocinero | Cocinero y jefe de equipo | jefe de equipo +
        Cociné | Fui gerente de tienda | gerente de tienda +
        """,
    ),
    *pairs(
        "fr",
        """
        Cuisiné | Cuisinier et chef d'équipe | chef d'équipe +
        Travaillé comme chef d'équipe | Chef d'équipe passionné | Chef d'équipe =
        Cuisiné | Je suis directrice des opérations | directrice des opérations +
        Travaillé comme directrice des opérations | Je suis directrice des opérations | directrice des opérations =
        """,
    ),
    *pairs(
        "de",
        """
        Kochte | Erfahrener Küchenchef mit Freude am Beruf | Küchenchef +
        Arbeitete als Küchenchef | Erfahrener Küchenchef mit Freude am Beruf | Küchenchef =
        Arbeitete als Koch | Koch und Teamleiter in einer Küche | Teamleiter +
        Kochte | Ich war Abteilungsleiter | Abteilungsleiter +
        """,
    ),
    *pairs(
        "it",
        """
        Cucinato | Esperta direttrice di produzione | direttrice di produzione +
        Lavorato come direttrice di produzione | Esperta direttrice di produzione | direttrice di produzione =
        Lavorato come cuoco | Cuoco e coordinatore di sala | coordinatore di sala +
        """,
    ),
    *pairs(
        "nl",
        """
        Kookte | Ervaren projectleider in de bouw | projectleider +
        Werkte als projectleider | Ervaren projectleider in de bouw | projectleider =
        """,
    ),
    *pairs(
        "pl",
        """
        Gotowanie | Doświadczony kierownik zmiany | kierownik +
        Praca jako kierownik | Doświadczony kierownik zmiany | kierownik =
        """,
    ),
]

#: Lines that speak of others' titles, or of none.
NOBODYS = {
    "en": (
        "Assisted head chef with prep",
        "Reported to store manager",
        "Trained head chef in hygiene",
        "Hired software engineers",
        "Cared for the director of operations",
        "Passionate about food and people",
        "Worked as part of the team",
        "Known by all, served as a link between kitchen and bar",
    ),
    "pt": (
        "Apoiei o chefe de cozinha na preparação",
        "Responsável pela cozinha",
        "Formação de cozinheiros",
    ),
    "es": ("Apoyo al jefe de cocina", "Gestioné con la directora de operaciones los turnos"),
    "fr": ("Aide au chef de cuisine", "Formation des cuisiniers"),
    "de": ("Fahrer eingeteilt", "Leitung eines Teams", "Koch- und Backkurse gegeben"),
    "it": ("Supporto al capo cucina",),
    "nl": ("Begeleidde koks",),
    "pl": ("Wsparcie kierownika działu",),
    "tr": ("Düzenli çalışan bir yönetici ile raporlar",),
}
