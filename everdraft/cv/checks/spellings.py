"""Tables of spellings: American and British pairs, and how technologies write their names."""

from __future__ import annotations

_STEMS_IZE = """
organ real recogn optim priorit custom standard modern central minim maxim util visual harmon
final character categor digit capital summar special stabil revital synchron container
"""

_PAIRS = """
color colour
colors colours
behavior behaviour
behaviors behaviours
favorite favourite
labor labour
center centre
centers centres
centered centred
analyze analyse
analyzed analysed
analyzing analysing
catalog catalogue
dialog dialogue
modeling modelling
modeled modelled
traveling travelling
traveled travelled
labeling labelling
labeled labelled
canceled cancelled
fulfill fulfil
enrollment enrolment
program programme
defense defence
theater theatre
gray grey
aluminum aluminium
"""

# Both spellings are usual in one of the two countries, or have another meaning there.
_AMBIGUOUS = frozenset({"dialog", "dialogue", "catalog", "catalogue", "program", "programme"})


def _sides() -> dict[str, str]:
    found: dict[str, str] = {}
    for stem in _STEMS_IZE.split():
        for american, british in (("ize", "ise"), ("ized", "ised"), ("izing", "ising")):
            found[stem + american] = "american"
            found[stem + british] = "british"
    for pair in _PAIRS.strip().splitlines():
        american, british = pair.split()
        if not _AMBIGUOUS & {american, british}:
            found[american] = "american"
            found[british] = "british"
    return found


# "-ize" alone is also Oxford spelling; it is American only beside a plain British word, which
# the check reports as what it is: two spellings on one page.
AMERICAN_BRITISH = _sides()


# Only words that one country alone writes so; "perspectiva" is both Brazilian and older European.
_EUROPEAN_BRAZILIAN = """
académico acadêmico
académica acadêmica
académicos acadêmicos
académicas acadêmicas
anónimo anônimo
autónomo autônomo
autónoma autônoma
autónomos autônomos
bónus bônus
contacto contato
contactos contatos
crónico crônico
crónica crônica
crónicos crônicos
crónicas crônicas
económico econômico
económica econômica
económicos econômicos
económicas econômicas
eletrónico eletrônico
eletrónica eletrônica
eletrónicos eletrônicos
eletrónicas eletrônicas
equipa equipe
equipas equipes
fenómeno fenômeno
género gênero
higiénico higiênico
oxigénio oxigênio
planeamento planejamento
planear planejar
planeei planejei
polémico polêmico
prémio prêmio
prémios prêmios
quilómetro quilômetro
quilómetros quilômetros
registo registro
registos registros
sénior sênior
telefónico telefônico
telefónica telefônica
telefónicos telefônicos
telefónicas telefônicas
"""

BRAZILIAN_EUROPEAN = {
    word: side
    for pair in _EUROPEAN_BRAZILIAN.strip().splitlines()
    for word, side in zip(pair.split(), ("european", "brazilian"), strict=True)
}

_NAMES = """
JavaScript TypeScript GitHub GitLab LinkedIn PostgreSQL MySQL SQLite NoSQL MongoDB GraphQL
WordPress YouTube PowerPoint DevOps jQuery Node.js FastAPI PyTorch TensorFlow NumPy
OpenCV RabbitMQ DynamoDB BigQuery CloudFormation CircleCI Kubernetes Photoshop
InDesign AutoCAD SolidWorks SharePoint QuickBooks HubSpot Salesforce PHP HTML CSS SQL XML JSON
MATLAB LaTeX OAuth WebSocket IntelliJ PhpStorm PyCharm ChatGPT OpenAI
"""

# Names that are usually seen in other capitals too, without anybody minding.
TECHNOLOGIES = {
    name.lower(): name
    for name in _NAMES.split()
    if name not in {"SolidWorks", "LaTeX", "PHP", "WebSocket"}
}
