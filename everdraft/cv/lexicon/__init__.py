"""Words of CVs in many languages, as plain tables: headings, months, degrees, roles, places."""
