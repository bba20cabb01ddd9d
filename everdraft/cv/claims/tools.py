"""Names of tools, languages, platforms and methods, and which names are one and the same."""

# ruff: noqa: E501  -- tables

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from everdraft.cv.words.lexicon import lines, split

#: One tool a line; the first name stands for it, the others mean the same.
_SAME = """
javascript|js|ecmascript
typescript|ts
kubernetes|k8s
postgresql|postgres|psql
google cloud|gcp|google cloud platform
aws|amazon web services
azure|microsoft azure|ms azure
azure devops
node.js|node|nodejs|node js
react|react.js|reactjs
react native
vue|vue.js|vuejs
angular
angularjs|angular.js
next.js|nextjs
nuxt|nuxt.js
express.js|expressjs
nestjs|nest.js
svelte
jquery
c#|c sharp|csharp
c++|cpp
objective-c
.net|dotnet|dot net
.net core
asp.net
asp.net core
f#
visual basic|vb
vb.net
vba
java
java ee|j2ee|jakarta ee
spring boot
spring framework|spring mvc
hibernate
kotlin
python
django
django rest framework|drf
flask
fastapi
numpy
pandas
scikit-learn|sklearn|scikit learn
pytorch
tensorflow
keras
opencv
jupyter
php
laravel
symfony
wordpress
drupal
joomla
magento
shopify
ruby on rails|rails|ror
golang
cobol
fortran
matlab
simulink
perl
lua
haskell
erlang
elixir
clojure
groovy
bash
powershell
sql
t-sql|tsql
pl/sql|plsql
nosql
mysql
mariadb
sqlite
sql server|microsoft sql server|mssql|ms sql
oracle database|oracle db
mongodb|mongo
redis
cassandra
dynamodb
elasticsearch
opensearch
neo4j
snowflake
bigquery
redshift
databricks
dbt
airflow|apache airflow
kafka|apache kafka
apache spark|pyspark
hadoop
hive
rabbitmq
celery
graphql
rest api|rest apis|restful api|restful apis
grpc
soap
docker
docker compose
podman
helm
terraform
ansible
pulumi
cloudformation
jenkins
github
github actions
gitlab
gitlab ci
bitbucket
circleci
travis ci
argo cd|argocd
git
svn|subversion
ci/cd
linux
unix
ubuntu
debian
red hat
windows server
active directory
vmware
nginx
apache tomcat
prometheus
grafana
datadog
splunk
new relic
sentry
kibana
logstash
selenium
cypress
playwright
junit
pytest
jest
postman
jira
confluence
trello
asana
monday.com
servicenow
sap
sap hana
sap s/4hana|s/4hana
sap fi
sap mm
sap sd
abap
salesforce
hubspot
dynamics 365|microsoft dynamics
netsuite
quickbooks
sage
xero
datev
power bi|powerbi
tableau
looker
qlik|qlikview
qlik sense
excel|microsoft excel|ms excel
powerpoint|microsoft powerpoint|ms powerpoint
microsoft word|ms word
microsoft office|ms office
office 365|microsoft 365|m365|o365
google sheets
google analytics
google ads|google adwords|adwords
google tag manager
facebook ads|meta ads
mailchimp
sharepoint|microsoft sharepoint
photoshop|adobe photoshop
illustrator|adobe illustrator
indesign|adobe indesign
premiere pro|adobe premiere
after effects|adobe after effects
adobe xd
figma
canva
autocad
solidworks
revit
catia
ansys
sketchup
blender
unity3d
unreal engine
html|html5
css|css3
sass|scss
tailwind|tailwind css|tailwindcss
bootstrap
webpack
xml
json
spss
stata
sas
hl7
fhir
openai
chatgpt
langchain
llm|llms|large language models|large language model
machine learning
deep learning
natural language processing|nlp
computer vision
devops
devsecops
scrum
kanban
agile
six sigma
lean six sigma
lean manufacturing
itil
prince2
tdd|test-driven development
microservices|micro-services
data warehouse
seo
sem
crm
erp
etl
slack
zoom
android
ios
flutter
swiftui
xamarin
latex
arduino
raspberry pi
plc
scada
salesforce marketing cloud
mulesoft
power automate
power apps
uipath
zendesk
intercom
stripe
paypal
twilio
okta
auth0
oauth
websocket|websockets
webassembly|wasm
openshift
lambda|aws lambda
s3|amazon s3|aws s3
ec2|amazon ec2|aws ec2
ecs
eks
rds
cloudwatch
heroku
vercel
netlify
firebase
supabase
"""

#: Names that are everyday words too: only as they are written here.
_CASED = split(
    """Go Rust Swift Ruby Scala Dart Julia R C Spark Spring Express Chef Puppet Oracle Sketch Access  Outlook Teams Word Notion Unity Vault Consul Nomad Cursor Windows Gatsby Ember Backbone Vite Bun Deno"""
)
_SAME_CASED = {"Go": "golang", "Spark": "apache spark", "Oracle": "oracle database", "Word": "microsoft word",
               "Spring": "spring framework", "Express": "express.js", "Unity": "unity3d"}  # fmt: skip
#: Everyday words among the names above: they need a capital or a table of skills around them.
_CAPITALISED = frozenset(
    split(
        """slack zoom sage stripe lambda intercom node rails hive helm agile react express angular bootstrap canva hl7 sas soap sem"""
    )
)

_VERSION = re.compile(r"\s?v?(\d{1,4}(?:\.\d{1,3}){0,2})(?![\w%+.,]?\d)(?=\W|\Z)")
_VERSIONED = frozenset(
    lines(
        """
        java
        python
        php
        angular
        .net
        .net core
        c++
        node.js
        react
        vue
        django
        laravel
        ruby on rails
        ruby
        html
        css
        typescript
        kotlin
        swift
        postgresql
        mysql
        spring boot
        sql server
        windows server
        ubuntu
        debian
        """
    )
)


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool named in a text; ``key`` is the name that stands for it, with its version if any."""

    start: int
    end: int
    key: str
    base: str


@cache
def _aliases() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in _SAME.strip().splitlines():
        names = line.split("|")
        found |= dict.fromkeys(names, names[0])
    return found


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(_aliases(), key=len, reverse=True)
    body = "|".join(re.escape(one).replace(r"\ ", r"[ \xa0\n]") for one in names)
    cased = "|".join(sorted(_CASED, key=len, reverse=True))
    return re.compile(
        rf"(?<![\w.#+/@-])(?:(?i:(?P<name>{body}))|(?P<cased>{cased}))(?![\w#@$]|\+\+|[./-](?=\w))"
    )


def tool_key(name: str) -> str:
    """The name that stands for a tool's name, or the name itself in lower case."""
    plain = " ".join(name.lower().split())
    return _aliases().get(plain) or _SAME_CASED.get(name, plain).lower()


def tools_in(text: str) -> Iterator[Tool]:
    """The tools that a text names, in order, with their versions."""
    for match in _pattern().finditer(text):
        name = match[0]
        if match["name"] and name.lower() in _CAPITALISED and name == name.lower():
            continue
        if match["cased"] and not _as_a_name(text, match):
            continue
        base = tool_key(name)
        version = _VERSION.match(text, match.end()) if base in _VERSIONED else None
        end = version.end() if version else match.end()
        yield Tool(match.start(), end, f"{base} {version[1]}" if version else base, base)


def _as_a_name(text: str, match: re.Match[str]) -> bool:
    """Whether "Go", "Express", "Word" is a name here: not the first word, not before a noun."""
    before = text[: match.start()].rstrip()
    after = text[match.end() : match.end() + 2]
    opens = not before or before[-1] in ".!?:•"
    if len(match[0]) == 1:
        return not opens and (after[:1] in ",;.)/" or not after.strip() or before[-1] in ",/(")
    listed = after[:1] in ",;/)" or before[-1:] in ",;/("
    return listed or not opens
