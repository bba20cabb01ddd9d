"""Programs of offices, designers, engineers and trades, and the norms they keep."""

# ruff: noqa: E501  -- tables

OFFICE = """
Microsoft Office=MS Office=MS-Office=Office suite=Pacote Office=Paquete Office=Pack Office~Office 365=Microsoft 365=M365=O365
Microsoft Excel=MS Excel=!Excel; Microsoft Word=MS Word=!Word
Microsoft PowerPoint=PowerPoint=MS PowerPoint; Microsoft Outlook=MS Outlook=!Outlook
Microsoft Project=MS Project; Microsoft Visio=Visio; SharePoint=Microsoft SharePoint; OneNote
Power Automate; Power Apps=PowerApps; VLOOKUP=XLOOKUP=SVERWEIS=PROCV
Google Workspace=G Suite~Google Docs~Google Sheets; LibreOffice~OpenOffice
SAP=SAP ERP~SAP R/3~SAP ECC; SAP S/4HANA=S/4HANA=S4HANA; SAP HANA; SAP FI/CO=SAP FICO=SAP FI
SAP MM; SAP SD; SAP PP; SAP SuccessFactors=SuccessFactors; SAP BW
Oracle ERP~Oracle E-Business Suite~Oracle Fusion; NetSuite=Oracle NetSuite
Microsoft Dynamics=Dynamics 365=MS Dynamics~Navision; Odoo; ^Sage~Sage 50~Sage 200
Workday HCM=!Workday; PeopleSoft; ADP payroll; Infor; TOTVS~Protheus; DATEV; Lexware; QuickBooks
Xero; Tally ERP~TallyPrime; Salesforce=Salesforce CRM=SFDC; HubSpot; Zoho CRM; Pipedrive; Marketo
Pardot; Eloqua; Mailchimp; CRM=customer relationship management; ERP=enterprise resource planning
IFRS; US GAAP=GAAP; HGB; Bloomberg Terminal
"""

DESIGN = """
Adobe Photoshop=Photoshop; Adobe Illustrator=!Illustrator; Adobe InDesign=InDesign
Adobe Premiere Pro=Premiere Pro=Adobe Premiere; After Effects=Adobe After Effects
Adobe Lightroom=Lightroom; Adobe XD; Adobe Creative Suite~Adobe Creative Cloud=Creative Cloud
Figma; !Sketch; InVision; ^Canva; CorelDRAW; GIMP; Inkscape; Blender 3D=!Blender
Autodesk Maya=!Maya; 3ds Max=3D Studio Max; Cinema 4D; ZBrush; Houdini; DaVinci Resolve
Final Cut Pro; Avid Media Composer; Pro Tools; Ableton Live=Ableton; Logic Pro
search engine optimisation=SEO=search engine optimization; search engine marketing=^SEM
Google Ads=AdWords=Google AdWords; Meta Ads=Facebook Ads
"""

ENGINEERING = """
AutoCAD=Auto CAD; SolidWorks; CATIA~CATIA V5; Autodesk Inventor; Siemens NX=Unigraphics
PTC Creo=Pro/ENGINEER; Fusion 360=Autodesk Fusion; Revit=Autodesk Revit; ArchiCAD; SketchUp
Rhino 3D=Rhinoceros 3D; Vectorworks; Tekla=Tekla Structures; Civil 3D; MicroStation; ANSYS; Abaqus
COMSOL; Mastercam; Altium Designer=Altium; KiCad; Cadence Allegro; EPLAN; PSpice=SPICE simulation
Simulink; Primavera P6
"""

TRADES = """
ISO 9001; ISO 14001; ISO 13485; IATF 16949; Opera PMS; Amadeus GDS; Sabre GDS; Moodle; Epic EHR
Cerner
LexisNexis=Lexis+; Westlaw; Clio Manage; iManage; Relativity eDiscovery; DocuSign
Blackboard Learn; Canvas LMS; Google Classroom; Kahoot; Quizlet; Schoology; PowerSchool; SIMS.net
Crystal Reports=SAP Crystal Reports; BusinessObjects=SAP Business Objects; Cognos=IBM Cognos
Oracle Hyperion=Hyperion; Oracle Taleo=Taleo; JD Edwards=Oracle JD Edwards; ADP Workforce Now
FileMaker=FileMaker Pro; Airtable; Dropbox; Evernote; Lotus Notes=IBM Notes; Raiser's Edge
SAP EWM=SAP WM; Manhattan WMS; Blue Yonder; Oracle Transportation Management; Descartes MacroPoint
Oracle MICROS=MICROS POS; Toast POS; OpenTable; Fidelio=Suite8; ChefTec; SynXis; Guesty
Pyxis MedStation=Pyxis; Omnicell; PACS=picture archiving; DICOM; STARLIMS; Sunquest Laboratory
PointClickCare; SystmOne; EMIS Web; Medifox; Orbis KIS; Tasy; MV Soul; CompuGroup Medical
Bluebeam Revu=Bluebeam; PlanGrid; Lumion; V-Ray; Enscape; HEC-RAS; Navisworks; Allplan; Cype
Primavera BSS; PHC Software; Sage X3; A3 ERP=a3ERP; ContaPlus=Contaplus; NominaPlus; Holded
Cegid; EBP Compta; Addison; Agenda Software; Domínio Sistemas; Alterdata; Contmatic; Winmax4
"""
