"""One file is one workflow; every module here is loaded, and a name that comes twice fails."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from everdraft.engine.workflow import Workflow, Workflows


def load_workflows() -> Workflows:
    """All workflows declared in this package, by name."""
    registry = Workflows()
    for module_info in sorted(iter_modules(__path__), key=lambda info: info.name):
        module = import_module(f"{__name__}.{module_info.name}")
        for value in vars(module).values():
            if isinstance(value, Workflow):
                registry.add(value)
    return registry
