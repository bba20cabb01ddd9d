"""Words of rank in titles of posts: how high each stands, and which level it tells."""

from __future__ import annotations

_RANKS = (
    (1, "intern", "intern internship trainee praktikant praktikantin praktikum estagiário estágio"),
    (1, "intern", "becario stagiaire apprentice auszubildender stagista tirocinante stagiair"),
    (1, "intern", "stażysta stażystka praktykant stajyer стажёр стажер متدرب متدربة"),
    (2, "junior", "junior jr graduate júnior absolvent młodszy młodsza младший младшая مبتدئ"),
    (4, "senior", "senior sr sénior sênior starszy starsza kıdemli старший старшая"),
    (4, "", "experienced ведущий ведущая أول أولى"),
    (5, "lead", "lead principal staff teamleiter teamleiterin tech-lead teamleider"),
    # Whoever manages an account or a product need not lead anybody.
    (5, "", "manager chefe responsable gerente responsabile kierownik kierowniczka menedżer"),
    (5, "", "müdür müdürü yöneticisi руководитель начальник مدير مديرة"),
    (5, "head", "leiter leiterin"),
    (6, "head", "head director direktor diretor diretora directeur vp chief cto ceo direttore"),
    (6, "head", "direttrice dyrektor direktör direktörü директор"),
)
LEVELS = {word: level for level, _name, words in _RANKS for word in words.split()}
"""Word -> 1 (learns) to 6 (heads)."""
LEVEL_NAMES = {word: name for _level, name, words in _RANKS if name for word in words.split()}
"""Word -> "intern", "junior", "senior", "lead" or "head"."""
DENSE_LEVELS = (
    ("实习", 1), ("實習", 1), ("インターン", 1), ("初级", 2), ("初級", 2), ("助理", 2), ("新卒", 2),
    ("高级", 4), ("高級", 4), ("资深", 4), ("資深", 4), ("シニア", 4), ("主任", 4), ("主管", 5),
    ("经理", 5), ("經理", 5), ("组长", 5), ("組長", 5), ("リーダー", 5), ("課長", 5),
    ("マネージャー", 5), ("マネジャー", 5), ("总监", 6), ("總監", 6), ("首席", 6), ("部長", 6),
    ("取締役", 6),
)  # fmt: skip
"""The same in scripts without spaces, where a rank is a part of the word."""
