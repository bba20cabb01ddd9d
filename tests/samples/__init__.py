"""CVs with known truth, made at test time: people, languages, layouts; seeded."""
