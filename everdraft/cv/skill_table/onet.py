"""Technologies that are asked for often and stand in no other part of the table.

From the O*NET database, U.S. Department of Labor, Employment and Training Administration
(USDOL/ETA), CC BY 4.0, changed: shortened and given other names.
"""

TECHNOLOGIES = """
Yardi
Procore
Dentrix=Henry Schein Dentrix
Kronos Workforce=Workforce Timekeeper=UKG Kronos
MEDITECH
SAP Concur=!Concur
Visual Studio=Microsoft Visual Studio
Adobe Acrobat=Acrobat Pro
eClinicalWorks
Cisco Webex=Webex
Oracle SQL Developer=SQL Developer
IBM MQ=WebSphere MQ=MQSeries
Eclipse IDE=!Eclipse
Classic ASP=Active Server Pages
^AJAX
"""
