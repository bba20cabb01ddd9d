"""Licences and certificates: they are demanded as such, and count on a line of their own."""

# ruff: noqa: E501  -- tables

CREDENTIALS = """
forklift licence=forklift license=forklift certificate=forklift certified=fork lift truck licence=FLT licence=Staplerschein=Gabelstaplerschein=carnet de carretillero=CACES=curso de empilhadeira
driving licence=driving license=driver's license=driver's licence=drivers license=Führerschein=carnet de conducir=permiso de conducir=permis B=permis de conduire=carta de condução=CNH
HGV licence=LGV licence=CDL=commercial driver's license=HGV Class 1; ADR certificate=ADR licence
first aid=first aid certificate=first aider=Ersthelfer=Erste Hilfe=primeiros socorros=primeros auxilios=premiers secours
CPR=cardiopulmonary resuscitation; basic life support=BLS; advanced cardiac life support=ACLS
PALS; HACCP=Hazard Analysis and Critical Control Points
food hygiene certificate=food handler card=food safety certificate; CSCS card=CSCS; OSHA 10
OSHA 30; NEBOSH; IOSH; registered nurse=RN=NMC registration=NMC PIN; licensed practical nurse=LPN
certified nursing assistant=CNA; GPhC registration; GMC registration; DBS check=enhanced DBS
security clearance=SC clearance; SIA licence; qualified teacher status=QTS=PGCE; TEFL=TESOL=CELTA
project management professional=PMP; CAPM; PRINCE2 Practitioner; certified ScrumMaster=CSM=PSM I
certified public accountant=CPA; ACCA; CIMA; chartered financial analyst=CFA
certified internal auditor=CIA certification; CIPD; SHRM-CP; CISSP; CISM; CISA
certified ethical hacker=CEH; OSCP; CompTIA A+; CompTIA Network+; CompTIA Security+=Security+
CCNA; CCNP; CCIE; AWS Certified Solutions Architect=AWS Solutions Architect
AWS Certified Developer; Azure Fundamentals=AZ-900; Azure Administrator=AZ-104
Certified Kubernetes Administrator=CKA; CKAD; RHCE; RHCSA; ITIL Foundation
Meisterbrief=Meisterprüfung; gas safe registration=Gas Safe; 18th edition wiring
welding certificate=EN ISO 9606; bar admission
professional engineer=PE license=chartered engineer; OAB; CRM médico; COREN; CREA
"""
