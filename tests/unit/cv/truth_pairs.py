"""Pairs of a line and the line suggested for it, in English, and all pairs by hand together."""

# ruff: noqa: E501  -- tables

from __future__ import annotations

from tests.unit.cv.truth_pair import pairs
from tests.unit.cv.truth_pairs_numbers import NUMBERS
from tests.unit.cv.truth_pairs_other import FRENCH, GERMAN, PORTUGUESE, SPANISH
from tests.unit.cv.truth_pairs_small import SMALL
from tests.unit.cv.truth_pairs_titles import TITLES

ENGLISH = pairs(
    "en",
    """
    Cut costs by 30% | Cut costs by 300% | 300% ~
    Cut costs by 300% | Cut costs by 30% | 30% ~
    Cut costs by 30% | Reduced costs by thirty percent | thirty percent =
    Cut costs by 30% | Lowered spending by 30 per cent | 30 per cent =
    Cut costs by 30 pct | Cut costs by 30% | 30% =
    Cut costs by 3.0% | Cut costs by 3% | 3% =
    Cut costs by 30% | Raised costs by 30% | 30% ~
    Cut costs by 30% | Cut costs to 30% | 30% ~
    Cut costs by 30 euros | Cut costs by 30% | 30% ~
    Cut costs by 30% | Cut costs by over 30% | over 30% ~
    Cut costs by over 30% | Cut costs by 30% | 30% =
    Cut costs by 30% | Cut costs by about 30% | about 30% =
    Cut costs by about 30% | Cut costs by 30% | 30% ~
    Cut costs by up to 30% | Cut costs by 30% | 30% ~
    Cut costs by 30% | Cut costs by up to 30% | up to 30% ~
    Cut costs | Cut costs by 30% | 30% +
    Cut costs in half | Halved the costs | Halved =
    Cut costs | Halved the costs | Halved +
    Cut costs by 50% | Halved the costs | Halved =
    Doubled sales | Raised sales by 100% | 100% =
    Raised sales | Doubled sales | Doubled +
    Raised sales twofold | Doubled sales | Doubled =
    Tripled sales | Doubled sales | Doubled ~
    Grew revenue 3x | Tripled revenue | Tripled =
    Grew revenue by a third | Grew revenue by one third | one third =
    Grew revenue by a third | Grew revenue by two thirds | two thirds ~
    Saved 1.2M dollars | Saved $1,200,000 | $1,200,000 =
    Saved $1.2 million | Saved 1.2M dollars | 1.2M dollars =
    Saved $1.2M | Saved €1.2M | €1.2M ~
    Saved $1.2M | Saved $12M | $12M ~
    Saved $1.2M | Saved 1.2M | 1.2M =
    Saved 1.2M | Saved $1.2M | $1.2M ~
    Saved $120k | Saved $120,000 | $120,000 =
    Saved $120k | Saved $1.2M | $1.2M ~
    Saved $120,000 a year | Saved $120,000 a month | $120,000 ~
    Saved $120,000 | Saved $120,000 a year | $120,000 ~
    Saved $120,000 a year | Saved $120,000 annually | $120,000 =
    Saved $120,000 yearly | Saved $120,000 per year | $120,000 =
    Cut the monthly bill by $900 | Saved $900 a month | $900 =
    Saved $120,000 a year | Earned $120,000 a year | $120,000 ~
    Served 300 customers | Served 30 customers | 30 ~
    Served 30 customers | Served 300 customers | 300 ~
    Served 300 customers | Served three hundred customers | three hundred =
    Served 300 customers | Served hundreds of customers | hundreds +
    Served 300 customers | Served 300 suppliers | 300 ~
    Served 300 customers | Served 300 loyal customers | 300 =
    Served 25 shops | Served twenty-five shops | twenty-five =
    Served 25 shops | Served twenty shops | twenty ~
    Served a dozen shops | Served 12 shops | 12 =
    Served 20 shops | Served over 20 shops | over 20 ~
    Served 20 shops | Served 20+ shops | 20+ ~
    Served 20+ shops | Served over 20 shops | over 20 =
    Served more than 20 shops | Served 20 shops | 20 =
    Served 20-30 shops | Served 20 to 30 shops | 20 to 30 =
    Served 20-30 shops | Served between 20 and 30 shops | 20 and 30 =
    Served 20-30 shops | Served 30 shops | 30 ~
    Served 30 shops | Served 20-30 shops | 20-30 ~
    Cut failures from 12 to 2 a month | Reduced failures from 12 to 2 a month | 12 =; 2 =
    Cut failures from 12 to 2 a month | Cut failures from 2 to 12 a month | 2 ~; 12 ~
    Cut failures from 12 to 2 a month | Cut failures from 12 to 2 a week | 2 ~
    Cut failures from 12 to 2 | Cut failures by 83% | 83% +
    Led 5 | Led a team of 5 | 5 ~
    Led a team of 5 | Led 5 engineers | 5 =
    Led a team of 5 | Led a five-person team | five =
    Led a team of 5 | Led a team of 15 | 15 ~
    Led 5 projects | Led a team of 5 | 5 ~
    Worked in a team of 5 | Led a team of 5 | 5 ~
    Trained 5 engineers | Managed 5 engineers | 5 ~
    Trained 5 engineers | Trained 5 analysts | 5 ~
    Trained 14 colleagues | Trained fourteen colleagues | fourteen =
    Supervised 8 nurses | Supervised eight nurses | eight =
    Managed 6 people | Managed 6 direct employees | 6 =
    Answered calls | Answered 120 calls a day | 120 +
    Answered 120 calls a day | Answered 120 calls daily | 120 =
    Answered 120 calls a day | Answered 120 calls an hour | 120 ~
    Finished in 9 months | Finished within nine months | nine months =
    Finished in 9 months | Finished in 9 weeks | 9 weeks ~
    Finished in 9 months | Finished in 6 months | 6 months ~
    Kept 99.9% uptime | Kept 99.99% uptime | 99.99% ~
    Kept 99.9% uptime | Maintained 99.9% uptime | 99.9% =
    Answered in 200 ms | Answered in 200 milliseconds | 200 milliseconds =
    Answered in 200 ms | Answered in 200 seconds | 200 seconds ~
    Moved 5 TB of data | Moved 5TB of data | 5TB =
    Moved 5 GB of data | Moved 5 TB of data | 5 TB ~
    Ran support 24/7 | Ran round-the-clock 24/7 support | 24/7 =
    Ran support | Ran 24/7 support | 24/7 +
    Ranked #1 in the region | Ranked no. 1 in the region | 1 =
    Came 3rd in the region | Came 1st in the region | 1st ~
    Wrote 1,500 tests | Wrote 1500 tests | 1500 =
    Wrote 1,500 tests | Wrote 1.5k tests | 1.5k =
    Wrote 1,500 tests | Wrote 15,000 tests | 15,000 ~
    Started in 2019 | Started in 2020 | 2020 ~
    Opened a shop in 2019 | Opened a shop in June 2019 | June 2019 ~
    Opened a shop in June 2014 | Opened a shop in 2014 | 2014 =
    Opened a shop in June 2014 | Opened a shop in 06/2014 | 06/2014 =
    Opened a shop in June 2014 | Opened a shop in July 2014 | July 2014 ~
    Opened a shop in June 2014 | Opened a shop in Q2 2014 | Q2 2014 =
    Opened a shop in June 2014 | Opened a shop in Q3 2014 | Q3 2014 ~
    Opened a shop | Opened a shop in 2015 | 2015 +
    Opened a shop | Opened a shop in 2019 | 2019 =
    Opened a shop from 2014 to 2016 | Opened a shop, 2014-2016 | 2014 =; 2016 =
    Opened a shop in 2014 | Served 2014 customers | 2014 +
    Wrote Java services | Wrote JavaScript services | JavaScript +
    Wrote JavaScript services | Wrote Java services | Java +
    Wrote Java services | Wrote Java 17 services | Java 17 ~
    Wrote Java 17 services | Wrote Java services | Java =
    Wrote Java 8 services | Wrote Java 17 services | Java 17 ~
    Ran K8s clusters | Ran Kubernetes clusters | Kubernetes =
    Ran Kubernetes clusters | Ran k8s clusters | k8s =
    Used Postgres | Used PostgreSQL | PostgreSQL =
    Used MySQL | Used SQL | SQL +
    Used SQL | Used SQL Server | SQL Server +
    Built React pages | Built React Native pages | React Native +
    Built React Native apps | Built React apps | React +
    Built React.js pages | Built React pages | React =
    Deployed to AWS | Deployed to Amazon Web Services | Amazon Web Services =
    Deployed to AWS | Deployed to GCP | GCP +
    Deployed to Google Cloud | Deployed for Google | Google @
    Wrote C services | Wrote C++ services | C++ +
    Wrote C++ services | Wrote C# services | C# +
    Wrote reports in Excel | Wrote reports in Power BI | Power BI +
    Wrote reports | Wrote reports in Python | Python @
    Wrote reports in python | Wrote reports in Python | Python =
    Tested with Selenium and JUnit | Automated tests in JUnit and Selenium | JUnit =; Selenium =
    Used machine learning | Used ML and deep learning | deep learning +
    Sold to Google | Sold to Google Cloud customers | Google Cloud +
    Sold to Siemens | Sold to Siemens Energy | Siemens Energy ~
    Sold to Siemens Energy | Sold to Siemens | Siemens ~
    Sold to Siemens | Sold machines to Siemens | Siemens =
    Sold to banks | Sold to Bank of America | Bank of America +
    Sold to Bank of America | Sold licences to Bank of America | Bank of America =
    Sold machines | Sold machines at Acme Robotics Inc | Acme Robotics Inc +
    Sold machines | Sold machines at Harbour Systems | Harbour Systems =
    Sold machines | Sold machines at Northwind | Northwind @
    Sold machines | Sold machines in Brazil | Brazil +
    Worked as Manager | Worked as Senior Manager | Senior Manager ~
    Worked as Senior Manager | Worked as Manager | Manager ~
    Worked as Manager | Worked as General Manager | General Manager ~
    Worked as senior manager | Worked as Senior Manager | Senior Manager =
    Promoted to team lead | Promoted to Team Lead | Team Lead =
    Promoted to team lead | Promoted to Head of Engineering | Head of Engineering +
    Worked as assistant manager | Worked as manager | manager ~
    Acted as deputy director | Acted as director | director ~
    Reported to the CEO | Worked as CEO | CEO ~
    Joined a course | Earned a BSc | BSc =
    Joined a course | Earned an MSc | MSc ~
    Joined a course | Earned an MBA | MBA ~
    Joined a course | Earned a PhD in Physics | PhD ~
    Joined a course | Earned a Bachelor's degree | Bachelor's degree =
    Joined a course | Earned a Bachelor of Arts | Bachelor of Arts ~
    Joined a course | Became AWS Certified Solutions Architect | AWS Certified Solutions Architect =
    Joined a course | Became AWS Certified Developer | AWS Certified Developer ~
    Joined a course | Became PMP certified | PMP certified ~
    Ran Scrum | Ran sprints as Certified Scrum Master | Certified Scrum Master ~
    Wrote to clients | Wrote from marta@example.org | marta@example.org =
    Wrote to clients | Wrote from marta@example.com | marta@example.com ~
    Wrote to clients | Called from +351 912 345 678 | +351 912 345 678 =
    Wrote to clients | Called from +351 912 345 679 | +351 912 345 679 ~
    Wrote code at github.com/marta | Published code (github.com/marta) | github.com/marta =
    Wrote code | Published code at github.com/marta-q | github.com/marta-q +
    Managed a budget of 2M euros | Managed a 2 million euro budget | 2 million euro =
    Managed a budget of 2M euros | Managed a 2 billion euro budget | 2 billion euro ~
    Taught 3 courses | Taught 3 yearly courses | 3 ~
    Taught 3 courses | Taught 3 short courses | 3 =
    Taught 3 courses to 40 students | Taught 40 students in 3 courses | 40 =; 3 =
    Taught 3 courses to 40 students | Taught 40 courses to 3 students | 40 ~; 3 ~
    Grew the mailing list to 4,500 subscribers | Grew the mailing list to 4.5k subscribers | 4.5k =
    Grew the mailing list to 4,500 subscribers | Grew the mailing list by 4,500 subscribers | 4,500 ~
    Grew the mailing list to 4,500 subscribers | Built a mailing list of 45,000 subscribers | 45,000 ~
    Onboarded 9 hires in 2 months | Onboarded nine hires within two months | nine =; two months =
    Onboarded 9 hires in 2 months | Onboarded 2 hires in 9 months | 2 ~; 9 months ~
    Processed invoices worth 3.4 million pounds | Processed £3.4M in invoices | £3.4M =
    Processed invoices worth 3.4 million pounds | Processed $3.4M in invoices | $3.4M ~
    Ran payroll for 60 staff | Ran payroll for sixty employees | sixty =
    Ran payroll for 60 staff | Ran payroll for 600 employees | 600 ~
    Ran payroll for 60 staff | Led 60 employees | 60 =
    Supported 60 staff | Led 60 staff | 60 ~
    Cut page load from 4s to 1.5s | Reduced page load time from 4 s to 1.5 s | 4 s =; 1.5 s =
    Cut page load from 4s to 1.5s | Reduced page load time by 62% | 62% +
    Cut page load from 4s to 1.5s | Reduced page load time to 1.2s | 1.2s ~
    Wrote unit tests raising coverage to 85% | Raised coverage to 85 % by writing unit tests | 85 % =
    Wrote unit tests raising coverage to 85% | Raised coverage by 85% | 85% ~
    Sold 40 cars in Q2 2015 | Sold 40 cars in the second quarter | 40 =
    Sold 40 cars in Q2 2015 | Sold 40 cars in Q2 2016 | Q2 2016 ~
    Sold 40 cars in 2015 | Sold 40 cars in 2014 | 2014 ~
    Hired in 2015 as cashier | Hired in 2015 as Shift Manager | Shift Manager +
    Hired as store manager | Hired as Store Manager | Store Manager =
    Hired as store manager | Hired as Regional Store Manager | Regional Store Manager ~
    Worked as accountant | Worked as Chief Accountant | Chief Accountant ~
    Worked as Vice President | Worked as President | President ~
    Worked as software engineer | Worked as Principal Software Engineer | Principal Software Engineer ~
    Interned at Bosch | Worked at Bosch | Bosch =
    Interned at Bosch | Worked at Bosch Rexroth | Bosch Rexroth ~
    Interned at Deutsche Bank | Interned at Deutsche Bahn | Deutsche Bahn ~
    Built dashboards in Tableau | Built dashboards in Tableau and Looker | Tableau =; Looker +
    Built dashboards in PowerBI | Built dashboards in Power BI | Power BI =
    Built APIs with Node | Built APIs with Node.js and Express | Node.js =
    Built an API with Spring Boot | Built an API with Spring Boot 3 | Spring Boot 3 ~
    Automated builds in GitLab CI | Automated builds in GitHub Actions | GitHub Actions +
    Automated builds in Jenkins | Automated CI/CD in Jenkins | CI/CD +
    Administered Windows Server | Administered Linux servers | Linux +
    Managed Oracle databases | Managed PostgreSQL databases | PostgreSQL +
    Analysed data in R | Analysed data in R and SAS | SAS +
    Analysed data in SPSS | Analysed data in SPSS | SPSS =
    Taught German to adults | Taught German and French to adults | French +
    Led workshops | Led 12 workshops for 200 participants | 12 +; 200 +
    Led 12 workshops for 200 participants | Ran twelve workshops with 200 participants | twelve =; 200 =
    Led 12 workshops | Led over a dozen workshops | over a dozen ~
    Led 12 workshops | Led a dozen workshops | dozen =
    Answered 15-20 tickets a day | Answered 15–20 tickets daily | 15–20 =
    Answered 15-20 tickets a day | Answered up to 20 tickets a day | up to 20 ~
    Answered 15-20 tickets a day | Answered 20+ tickets a day | 20+ ~
    Reached 98% on-time delivery | Achieved 98 percent on-time delivery | 98 percent =
    Reached 98% on-time delivery | Improved on-time delivery by 98% | 98% ~
    Lowered churn by 2 percentage points | Lowered churn by 2% | 2% ~
    Lowered churn by 2 percentage points | Lowered churn by two percentage points | two percentage points =
    Cut the budget by a quarter | Cut the budget by 25% | 25% =
    Doubled output | Doubled output within a year to 800 units | 800 +
    Doubled output | Increased output 2x | 2x =
    Doubled output | Increased output 20x | 20x ~
    Won 3 awards | Won three industry awards | three =
    Won 3 awards | Won 5 awards | 5 ~
    Studied part-time | Completed an MBA at INSEAD | MBA ~; INSEAD +
    Studied part-time | Holds a Bachelor of Science in Physics | Bachelor of Science =
    Studied part-time | Holds a Master's degree | Master's degree ~
    Studied part-time | Passed the CFA exam | CFA ~
    Studied part-time | Certified Kubernetes Administrator | Certified Kubernetes Administrator ~
    Wrote the style guide | Wrote the style guide used by Netflix | Netflix +
    Wrote the style guide | Wrote the 80-page style guide | 80 +
    Wrote the 80-page style guide | Wrote a style guide of 80 pages | 80 =
    Flew 1,200 hours | Logged 1,200 flight hours | 1,200 =
    Serves 2 million users | Serves 2M users | 2M =
    Serves 2 million users | Serves 2 billion users | 2 billion ~
    Raised $4.5m in seed funding | Raised USD 4.5 million in seed funding | USD 4.5 million =
    Raised $4.5m in seed funding | Raised $45m in seed funding | $45m ~
    Looked after 24 beds | Cared for patients in 24 beds | 24 =
    Looked after 24 beds | Cared for 24 patients | 24 ~
    Closed 22 deals worth $900,000 | Closed 22 deals worth $0.9M | 22 =; $0.9M =
    Closed 22 deals worth $900,000 | Closed 22 deals worth $9M | $9M ~
    Closed 22 deals worth $900,000 | Closed deals worth over $900,000 | over $900,000 ~
    Kept stock accuracy at 97% | Raised stock accuracy to 97% | 97% =
    Kept stock accuracy at 97% | Raised stock accuracy from 80% to 97% | 80% ~; 97% =
    Trained 3 interns each summer | Mentored three interns every summer | three =
    Trained 3 interns each summer | Mentored 3 interns each year | 3 ~
    Opened 4 branches in Spain | Opened four branches in Spain and Portugal | four =; Portugal +
    Opened 4 branches in Spain | Opened 14 branches in Spain | 14 ~
    Drove 120,000 km without accident | Drove 120.000 km accident-free | 120.000 km +
    Shipped 6 releases per quarter | Shipped six releases a quarter | six =
    Shipped 6 releases per quarter | Shipped 6 releases a month | 6 ~
    Reduced defects by 15 % year on year | Reduced defects by 15% | 15% =
    Reduced defects by 15 % year on year | Reduced defects by 50% | 50% ~
    Maintained 200 servers, Ubuntu 18.04 | Maintained 200 Ubuntu servers | 200 =; Ubuntu =
    Maintained 200 servers, Ubuntu 18.04 | Maintained 200 servers, Ubuntu 22.04 | Ubuntu 22.04 ~
    Wrote Python 2 scripts | Wrote Python 3 scripts | Python 3 ~
    Coached a football team of 11 | Coached an eleven-person football team | eleven =
    Coached a football team of 11 | Coached 22 players | 22 +
    Built a shop in Magento | Built a Shopify shop | Shopify +
    Built a shop with 3 friends | Led 3 developers to build a shop | 3 ~
    Prepared tax returns for 70 households | Prepared 70 tax returns | 70 ~
    Prepared tax returns for 70 households | Prepared tax returns for 70 families | 70 ~
    Prepared tax returns for 70 households | Prepared tax returns for seventy households | seventy =
    Spoke at PyCon 2015 | Spoke at PyCon in 2015 | 2015 =; PyCon =
    Spoke at PyCon 2015 | Keynote speaker at EuroPython 2015 | EuroPython +
    Volunteered at Red Cross | Volunteered at the Red Cross | Red Cross =
    Volunteered at Red Cross | Coordinated volunteers at Red Crescent | Red Crescent ~
    Reported to the Finance Director | Reported to the Finance Director | Finance Director =
    Reported to the Finance Director | Served as Finance Director | Finance Director ~
    Assistant to the Director | Director | Director ~
    Won the Acme Prize | Won the Acme Grand Prize | Acme Grand Prize ~
    Moved 3 teams to Jira | Moved three teams to JIRA | three =; JIRA =
    Moved 3 teams to Jira | Moved 3 teams to Asana | Asana +
    Migrated to S3 | Migrated to Amazon S3 | Amazon S3 =
    Migrated to EC2 | Migrated to S3 | S3 +
    Handled a $50K monthly ad budget | Handled $50K a month in ads | $50K =
    Handled a $50K yearly ad budget | Handled $50K a month in ads | $50K ~
    Lost 2 customers of 400 | Kept 398 of 400 customers | 398 +; 400 =
    Saved 5 hours a week | Saved five hours weekly | five hours =
    Saved 5 hours a week | Saved 5 hours a day | 5 hours ~
    Saved 5 hours a week | Saved 5 days a week | 5 days ~
    Served as interim lead | Served as lead | lead ~
    Translated 10 novels | Translated ten novels into English and Finnish | ten =; Finnish +
    """,
)

BY_HAND = [*ENGLISH, *PORTUGUESE, *GERMAN, *FRENCH, *SPANISH, *NUMBERS, *TITLES, *SMALL]
