"""What holds for all tests: properties are explored without a stopwatch and can be replayed."""

import os

from hypothesis import settings

# With CI set, Hypothesis loads its own profile: the same examples every time, no database.
if not os.environ.get("CI"):
    settings.register_profile("everdraft", deadline=None, print_blob=True)
    settings.load_profile("everdraft")
