"""Clouds, networks, servers, and what keeps them safe and seen."""

PLATFORMS = """
Kubernetes=k8s=kube; Docker~Docker Compose~dockerisation; Podman; Helm charts=^Helm; Istio
OpenShift; Rancher; Terraform=HashiCorp Terraform; Pulumi; Ansible; Puppet config=!Puppet
!Chef=Chef Infra; SaltStack; Vagrant; Packer; HashiCorp Vault=!Vault; HashiCorp Consul=!Consul
HashiCorp Nomad=!Nomad; Amazon Web Services=AWS=Amazon AWS=AWS cloud; Amazon EC2=EC2=AWS EC2
Amazon S3=S3=AWS S3; AWS Lambda=^Lambda; Amazon RDS=AWS RDS=!RDS; Amazon EKS=AWS EKS=EKS
Amazon ECS=AWS ECS=!ECS; CloudFormation=AWS CloudFormation; SageMaker=Amazon SageMaker
Microsoft Azure=Azure=MS Azure; Azure DevOps=VSTS~TFS=Team Foundation Server
Google Cloud Platform=GCP=Google Cloud; GKE=Google Kubernetes Engine; IBM Cloud; Oracle Cloud=OCI
Heroku; DigitalOcean; Cloudflare; OpenStack
CI/CD=CICD=continuous integration=continuous delivery=continuous deployment; Jenkins
GitHub Actions; GitLab CI=GitLab CI/CD; CircleCI; Travis CI; TeamCity; Bamboo CI; Argo CD=ArgoCD
GitOps; DevOps; DevSecOps; Git; GitHub; GitLab; Bitbucket; Subversion=SVN; Mercurial SCM
Prometheus; Grafana; Datadog; New Relic; Splunk; Nagios; Zabbix; OpenTelemetry; Sentry; PagerDuty
nginx; Apache HTTP Server=Apache httpd; HAProxy; Apache Tomcat=Tomcat; IIS; Linux=GNU/Linux
Red Hat Enterprise Linux=RHEL=Red Hat; Ubuntu; Debian; Unix; macOS=Mac OS; Windows Server
Active Directory=AD DS~Entra ID=Azure AD; VMware~vSphere~ESXi; Hyper-V; Citrix; PKI; DNS; DHCP
TCP/IP; VPN; VLAN; BGP; OSPF; Cisco IOS=Cisco networking; Juniper; Fortinet=FortiGate
Palo Alto Networks; Wireshark; Nmap; Metasploit; Burp Suite; Kali Linux; SIEM; OWASP=OWASP Top 10
ISO 27001=ISO/IEC 27001; SOC 2; GDPR=DSGVO=RGPD=LGPD; PCI DSS; NIST
Microsoft Windows=MS Windows=!Windows; Amazon CloudWatch=CloudWatch; ^Vercel; Netlify; Okta; Auth0
Twilio; MuleSoft; UiPath; Kibana; Logstash; HL7; FHIR=HL7 FHIR; OpenAI API=OpenAI; ChatGPT
^Stripe; PayPal; ^Intercom; Salesforce Marketing Cloud
"""
