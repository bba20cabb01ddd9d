"""The skills that a CV lists and no table knows: names that an advert's line may hold, too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from everdraft.cv import advert_headings as more
from everdraft.cv.advert_words import DUTIES, OTHER, PREFERRED, REQUIRED, phrases
from everdraft.cv.credentials_asked import LANGUAGE_OF
from everdraft.cv.lexicon.languages import STOP_WORDS
from everdraft.cv.lexicon.ranks import LEVELS
from everdraft.cv.model import Cv
from everdraft.cv.skills import SkillMention, find_skills, known_skill
from everdraft.cv.words import any_of, tokens

OWN_WEIGHT = 0.5
"""What such a name counts within its line: little more than what nearly every advert asks."""
MOST_NAMES = 200
MOST_WORDS = 4
LONGEST_NAME = 40
SHORT = 3
"""Names of so few letters count in their exact case alone: "IES" is no "ies"."""
_USUAL = """
years year experience experiences experienced knowledge ability abilities work working job jobs
team teams level strong good excellent proven degree training environment field minimum least plus
anos ano experiência conhecimentos conhecimento domínio capacidade trabalho nível boa bom bons boas
mínimo formação ambiente equipa equipe área gosto facilidade
jahre jahr jahren erfahrung erfahrungen kenntnisse kenntnis fähigkeit arbeit bereich umgang team
berufserfahrung ausbildung studium sehr gute gut sichere freude
ans année années expérience connaissance connaissances maîtrise capacité travail niveau bonne bon
équipe domaine minimum goût
años año experiencia conocimiento dominio capacidad trabajo nivel buen buena equipo mínimo manejo
anni anno esperienza conoscenza conoscenze capacità lavoro livello buona ottima gruppo
jaar jaren ervaring kennis vermogen werk niveau goede ruime minimaal
lata lat rok doświadczenie doświadczenia znajomość umiejętność praca pracy poziom dobra zespół
yıl yıllık deneyim deneyimi tecrübe bilgi bilgisi çalışma iş düzeyde iyi
лет года опыт опыта знание знания умение работа работы уровень хорошее команда
経験 知識 業務 能力 以上 経験者 使用 年 经验 能力 熟悉 工作 相关 以上 具备 經驗 熟悉
سنوات سنة خبرة معرفة قدرة إجادة العمل عمل مستوى جيد فريق
"""
"""Words of conditions themselves, which are no skill in a list either."""
_LEVEL = re.compile(r"\s*[(\[:–].*$")


@cache
def _ordinary() -> frozenset[str]:
    """Words that any advert has: of its headings and conditions, small ones, ranks, languages."""
    headings = phrases(
        *(REQUIRED, PREFERRED, DUTIES, OTHER),
        *(more.REQUIRED, more.PREFERRED, more.DUTIES, more.OTHER, more.FACTS, more.CLOSINGS),
    )
    small = (word for listed in STOP_WORDS.values() for word in listed.split())
    said = (word for text in headings for word in tokens(text))
    return frozenset(
        one.casefold() for one in (*said, *small, *_USUAL.split(), *LEVELS, *LANGUAGE_OF)
    )


@dataclass(frozen=True, slots=True)
class OwnNames:
    """Names as a CV lists them; without any, only skills of the table are found."""

    names: tuple[str, ...] = ()

    def find(self, text: str) -> list[SkillMention]:
        """The skills of the table in a text and, where it names none of them, the own ones."""
        found = find_skills(text)
        if not self.names:
            return found
        taken = [(one.start, one.end) for one in found]
        for hit in any_of(self.names).finditer(text):
            free = all(hit.end() <= start or end <= hit.start() for start, end in taken)
            if free and self._means_it(hit[0], hit.start()):
                name = own_canonical(hit[0])
                found.append(SkillMention(name, hit[0], hit.start(), hit.end(), name))
        return sorted(found, key=lambda one: one.start)

    def _means_it(self, said: str, start: int) -> bool:
        """Whether the words are the name: very short ones and usual ones only as the CV writes
        them and with capitals, of which the first may just open a line or be a German noun's."""
        usual = all(one.casefold() in _ordinary() for one in tokens(said))
        if len(said) > SHORT and not usual:
            return True
        if said.lower() == said.upper():
            return not usual
        inner = said[1:] != said[1:].lower()
        capital = inner or (not usual and start > 0 and said != said.lower())
        return capital and " ".join(said.split()) in self.names


NO_NAMES = OwnNames()


def own_canonical(name: str) -> str:
    """A name that no table has, as skills are compared."""
    return " ".join(name.split()).casefold()


def own_names(cv: Cv) -> OwnNames:
    """The names among a CV's listed skills that the table does not know, each once."""
    listed = (_LEVEL.sub("", word).strip() for skill in cv.skills for word in skill.keywords)
    kept = [one for one in dict.fromkeys(listed) if _is_name(one)]
    return OwnNames(tuple(kept[:MOST_NAMES]))


def _is_name(text: str) -> bool:
    words = tokens(text)
    fits = 1 < len(text) <= LONGEST_NAME and 0 < len(words) <= MOST_WORDS
    return fits and not known_skill(text) and text.casefold() not in LANGUAGE_OF


def counted_weights(credits: Sequence[tuple[float, float, bool]]) -> list[float]:
    """The weights with which own names never lower a line: (credit, weight, own) of each item.

    An own name that earns less than the line does without it counts nothing.
    """
    earned = sum(credit * weight for credit, weight, own in credits if not own)
    full = sum(weight for _credit, weight, own in credits if not own)
    weights = [weight for _credit, weight, _own in credits]
    order = sorted(range(len(credits)), key=lambda at: -credits[at][0])
    for at in order:
        credit, weight, own = credits[at]
        if not own:
            continue
        if full and credit * full < earned:
            weights[at] = 0.0
        else:
            earned, full = earned + credit * weight, full + weight
    return weights
