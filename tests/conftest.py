"""What holds for all tests: properties can be replayed, the end says how the plan stands."""

import os

import pytest
from hypothesis import settings

from tests.support.plan_report import PlanReport

# No test calls a model on another machine, whatever a developer's own settings are.
os.environ["EVERDRAFT_FORBID_REMOTE_MODELS"] = "1"

# With CI set, Hypothesis loads its own profile: the same examples every time, no database.
if not os.environ.get("CI"):
    settings.register_profile("everdraft", deadline=None, print_blob=True)
    settings.load_profile("everdraft")


def pytest_configure(config: pytest.Config) -> None:
    """Hangs in what says at the end which rows of the plan held."""
    config.pluginmanager.register(PlanReport(), "plan-report")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: half of the time a test waits for a server or a page."""
    return (os.cpu_count() or 1) + 1
