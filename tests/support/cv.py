"""A small made-up CV as text, for tests that need one and do not care which."""

TEXT = """Maria Example
Sales Manager
maria.example@example.org | +44 20 7946 0958 | Lisbon, Portugal

Summary
Sales manager with eight years in retail and a taste for numbers.

Experience
Sales Manager, Boats and Sons
March 2019 - Present
- Raised yearly sales from 1.2 to 2.1 million euros in three years
- Led a team of 6 and hired 4 of them
- Responsible for the daily reporting

Sales Assistant, Harbour Shop
June 2015 - February 2019
- Served 40 customers a day and trained 3 colleagues
- Introduced a stock list that cut missing items by 30 %

Education
BSc Economics, University of Porto
2011 - 2015

Skills
Negotiation, Excel, SQL, Portuguese, English
"""
DATA = TEXT.encode()
NAME = "maria-example.txt"
