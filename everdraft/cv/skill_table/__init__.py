"""The one table of skills: who names what how, for Match and for what must not be invented.

Items stand between ";" or line ends. The first name is the one shown, and

    =  adds another name of the same thing           k8s = Kubernetes
    ~  adds something near it: the same for Match,
       a thing of its own for the truth of a claim   Elasticsearch ~ OpenSearch
    !  marks a usual word: it counts only as written, in a list or beside other skills
    ^  marks a usual word that counts with a capital

`TOOLS` are products, languages, methods and norms by name; `FIELDS` are what people do;
`CREDENTIALS` are papers. Product names belong to their owners. `onet` and `demand` are made from
the O*NET database (CC BY 4.0, see docs/licences.md); all else is our own, written by hand.
"""

from __future__ import annotations

from everdraft.cv.skill_table import (
    credentials,
    fields,
    occupations,
    onet,
    programs,
    software,
    systems,
)

TOOLS = "\n".join(
    (
        software.LANGUAGES,
        software.FRAMEWORKS,
        software.DATA,
        software.ANALYSIS,
        software.QUALITY,
        systems.PLATFORMS,
        programs.OFFICE,
        programs.DESIGN,
        programs.ENGINEERING,
        programs.TRADES,
        onet.TECHNOLOGIES,
    )
)
FIELDS = "\n".join(
    (
        fields.COMPUTING,
        fields.BUSINESS,
        fields.DESIGN,
        fields.TRADES,
        fields.HEALTH,
        occupations.HEALTH,
        occupations.MONEY,
        occupations.LOGISTICS,
        occupations.LAW,
        occupations.TEACHING,
        occupations.HOSPITALITY,
        occupations.TRADES,
        occupations.CREATIVE,
        occupations.PEOPLE,
    )
)
CREDENTIALS = credentials.CREDENTIALS
