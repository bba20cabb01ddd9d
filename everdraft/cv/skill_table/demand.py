"""Technologies in the order in which adverts ask for them, the most wanted first.

From the O*NET database, U.S. Department of Labor, Employment and Training Administration
(USDOL/ETA), CC BY 4.0, changed: called as our table calls them.
"""

ORDER = """
Microsoft Office
Microsoft Excel
Microsoft Outlook
Microsoft PowerPoint
Microsoft Word
Python
SQL
Salesforce
SAP
Amazon Web Services
R
Microsoft Azure
Java
Power BI
Microsoft Access
JavaScript
Epic EHR
Jira
SharePoint
Linux
AutoCAD
Tableau
Google Workspace
Kubernetes
C++
Git
HTML
QuickBooks
Zoom
Docker
C#
Microsoft Teams
ServiceNow
CSS
React
Microsoft Visio
Microsoft Project
Active Directory
Jenkins
C
Adobe Photoshop
Terraform
Workday HCM
Confluence
PowerShell
Microsoft Windows
Revit
Angular
SAS
GitHub
Adobe Creative Suite
Unix
iOS development
PostgreSQL
Node.js
Adobe Illustrator
NoSQL
Ansible
Microsoft SQL Server
Apache Kafka
TypeScript
Bash
Snowflake
Go
Yardi
SolidWorks
XML
MATLAB
Apache Spark
Adobe InDesign
Splunk
PeopleSoft
JSON
MySQL
Windows Server
Canva
Google Analytics
Civil 3D
MongoDB
GIS
Procore
macOS
MicroStation
Spring Boot
Android development
Spring
GitLab
Figma
Primavera P6
.NET
Hadoop
Slack app
Perl
HubSpot
TensorFlow
PyTorch
Dentrix
Kronos Workforce
Amazon EC2
Alteryx
VBA
Scala
WordPress
Apache Airflow
MEDITECH
PL/SQL
CloudFormation
Asana
Oracle Cloud
Selenium
Bitbucket
SAP Concur
PHP
Ruby
Apache Maven
Visual Studio
jQuery
Adobe Acrobat
BGP
Jakarta EE
SSRS
Redshift
Visual Basic
Informatica
Power Automate
SSIS
IBM Db2
DynamoDB
Red Hat Enterprise Linux
GraphQL
Oracle Database
Vue.js
eClinicalWorks
SketchUp
Cisco Webex
Swift
JUnit
ASP.NET
T-SQL
OpenShift
Oracle SQL Developer
IBM MQ
SPSS
Puppet config
After Effects
Apache Hive
Eclipse IDE
Redis
Elasticsearch
Teradata
Cassandra
Bootstrap CSS
Subversion
Hibernate
Marketo
Azure DevOps
Apache Tomcat
Classic ASP
Chef
AJAX
Django
"""
