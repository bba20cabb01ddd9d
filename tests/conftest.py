"""What holds for all tests: properties are explored without a stopwatch and can be replayed."""

import os

from hypothesis import settings

# No test calls a model on another machine, whatever a developer's own settings are.
os.environ["EVERDRAFT_FORBID_REMOTE_MODELS"] = "1"

# With CI set, Hypothesis loads its own profile: the same examples every time, no database.
if not os.environ.get("CI"):
    settings.register_profile("everdraft", deadline=None, print_blob=True)
    settings.load_profile("everdraft")
