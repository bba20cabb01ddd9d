"""Languages, frameworks, data stores, and what programs are tested and built with."""

# ruff: noqa: E501  -- tables

LANGUAGES = """
!Go=Golang=Go lang=Go language; !R=R language=R programming~RStudio
!C=C language=C programming=ANSI C; C++=cpp=c plus plus; C#=csharp=c sharp; F#; Java=Core Java
JavaScript=!JS=ECMAScript=ES6=vanilla js; TypeScript=!TS; Python=Python3=Python 3; PHP; Ruby
!Rust=Rust language=rustlang; !Swift=Swift language~SwiftUI; Kotlin; Scala; Perl; Lua; Haskell
Erlang; Elixir; Clojure; !Dart=Dart language; Julia language=!Julia; MATLAB; Fortran; COBOL
Objective-C=objc; Visual Basic=VB~VB.NET~VB6; VBA=Visual Basic for Applications~Excel macros
Groovy; Assembly language=x86 assembly; Solidity; Delphi=Object Pascal; ABAP=SAP ABAP
Apex=Salesforce Apex; PL/SQL=plsql; T-SQL=Transact SQL=tsql; SQL=Structured Query Language; NoSQL
!Bash=shell scripting=shell script=bash scripting=Unix shell; PowerShell; HTML=HTML5; CSS=CSS3
Sass=SCSS; !Less CSS; XML; JSON; YAML; UML=Unified Modeling Language; VHDL; Verilog=SystemVerilog
LaTeX; WebAssembly=wasm; GraphQL; gRPC; Protocol Buffers=protobuf
REST API=RESTful=REST APIs=RESTful API=RESTful APIs=RESTful web services; SOAP web services=^SOAP
OpenAPI=Swagger; WebSockets=WebSocket; OAuth=OAuth2=OAuth 2.0; OpenID Connect=OIDC; SAML
JWT=JSON Web Tokens
"""

FRAMEWORKS = """
^React=React.js=ReactJS; React Native; Redux~Redux Toolkit; ^Angular=Angular 2+
AngularJS=Angular.js; Vue.js=Vue=VueJS; Nuxt.js=Nuxt; Next.js=NextJS; Svelte~SvelteKit
Ember.js=!Ember; jQuery; Bootstrap CSS=^Bootstrap; Tailwind CSS=Tailwind=TailwindCSS
Material UI=MUI; Storybook; Webpack; Vite; !Babel; D3.js=!D3; three.js; Node.js=NodeJS=^Node
!Deno; Express.js=ExpressJS=!Express; NestJS=Nest.js; Django~Django REST Framework=DRF; !Flask
FastAPI; SQLAlchemy; Celery queue=!Celery; !Spring=Spring Framework=Spring MVC
Spring Boot=SpringBoot; Hibernate; Jakarta EE=Java EE=J2EE; Quarkus; Micronaut
Apache Maven=!Maven; Gradle; .NET=dotnet=dot net~.NET Core~.NET Framework
ASP.NET~ASP.NET Core~ASP.NET MVC; Entity Framework=EF Core; Blazor; WPF; Xamarin; .NET MAUI
Laravel; Symfony; CodeIgniter; Ruby on Rails=^Rails=RoR; Sinatra framework; Phoenix framework
Flutter; Android development=^Android~Android SDK~Android Studio
iOS development=^iOS~UIKit~Cocoa Touch; Xcode; Jetpack Compose; Ionic; Cordova=PhoneGap
Electron.js=Electron framework; Unity 3D=Unity3D=!Unity; Unreal Engine~UE4~UE5; OpenGL; Vulkan API
CUDA; WordPress=!WP; Drupal; Joomla; Magento=Adobe Commerce; Shopify; WooCommerce; PrestaShop
TYPO3; Contentful; Strapi; Backbone.js=!Backbone; Gatsby.js=!Gatsby; Bun runtime=!Bun
"""

DATA = """
PostgreSQL=Postgres=psql~PostGIS; MySQL; MariaDB; SQLite
Oracle Database=Oracle DB=!Oracle~Oracle SQL; Microsoft SQL Server=SQL Server=MSSQL=MS SQL
Azure SQL; MongoDB=Mongo; Redis; Memcached; Cassandra=Apache Cassandra; DynamoDB=Amazon DynamoDB
Couchbase; CouchDB; Neo4j; InfluxDB; TimescaleDB; ClickHouse; CockroachDB; Firebase~Firestore
Supabase; Elasticsearch=Elastic Search~ELK stack=ELK~OpenSearch; Apache Solr=Solr; Snowflake
BigQuery=Google BigQuery; Redshift=Amazon Redshift; Databricks; Microsoft Access=MS Access=!Access
IBM Db2=DB2; Teradata; Apache Hive=^Hive; Apache HBase=HBase; Apache Kafka=Kafka; RabbitMQ
ActiveMQ; MQTT; Apache Spark=PySpark=!Spark~Spark SQL; Hadoop=Apache Hadoop~HDFS
Apache Flink=Flink; Apache Airflow=Airflow; dbt=data build tool; Apache NiFi=NiFi; Talend
Informatica~PowerCenter; SSIS=SQL Server Integration Services; SSRS=SQL Server Reporting Services
SSAS; ETL=extract transform load=ELT; data warehouse=data warehousing=DWH
"""

ANALYSIS = """
machine learning=ML=maschinelles Lernen=aprendizado de máquina=aprendizaje automático=apprentissage automatique
deep learning; natural language processing=NLP; computer vision
large language models=LLM=LLMs=large language model; MLOps; TensorFlow; PyTorch; Keras
scikit-learn=sklearn; XGBoost; LightGBM; Hugging Face=HuggingFace; LangChain; OpenCV; spaCy; NLTK
pandas; NumPy; SciPy; Matplotlib; Seaborn; Jupyter=Jupyter Notebook; MLflow; Kubeflow
SPSS=IBM SPSS; ^SAS=SAS programming; Stata; Minitab; Tableau; Power BI=PowerBI=Microsoft Power BI
Looker~Looker Studio=Google Data Studio; Qlik~QlikView~Qlik Sense; DAX; Power Query; Alteryx
MicroStrategy; Google Analytics~GA4; Google Tag Manager=GTM; Adobe Analytics; Mixpanel
Amplitude analytics
"""

QUALITY = """
Selenium=Selenium WebDriver; Cypress testing=!Cypress; Playwright; Puppeteer; Appium; JUnit
pytest; !Jest; !Mocha; TestNG; Cucumber BDD=!Cucumber; Postman; SoapUI; JMeter=Apache JMeter
Gatling; k6; SonarQube; test-driven development=TDD
microservices=microservice architecture=micro-services=Microservice; RTOS~FreeRTOS; Arduino
Raspberry Pi; ROS=Robot Operating System
PLC programming=PLC=SPS-Programmierung~TIA Portal~Siemens S7; SCADA; LabVIEW; CAN bus; AUTOSAR
^Agile=agile methodologies=agile methods; Scrum; Kanban; SAFe=Scaled Agile Framework
Jira=Atlassian Jira; Confluence; Trello; Asana; monday.com; Notion app=!Notion; Slack app=^Slack
Microsoft Teams=MS Teams=!Teams; ^Zoom; ServiceNow; Zendesk; Freshdesk; ITIL; COBIT; TOGAF
PRINCE2=Prince 2; Lean management~lean manufacturing
Six Sigma~Lean Six Sigma~Six Sigma Green Belt~Six Sigma Black Belt; Kaizen; 5S
"""
