"""Writes what documents say of the code: settings, licences, and where the plan stands."""

from __future__ import annotations

import inspect
import re
import sys
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata
from pathlib import Path
from typing import get_args

from packaging.requirements import Requirement
from pydantic import BaseModel
from pydantic.fields import FieldInfo

ROOT = Path(__file__).resolve().parent.parent
SELF_HOSTING = ROOT / "docs" / "self-hosting.md"
LICENCES = ROOT / "docs" / "licences.md"
API = ROOT / "docs" / "api.md"
SKILLS = ROOT / "docs" / "skills.md"
_OTHER_SYSTEMS = {"win32", "emscripten"}


def settings_table() -> str:
    """Every setting as a row: its variable, its default, its sentence."""
    from everdraft.settings import Settings

    prefix = Settings.model_config.get("env_prefix", "")
    rows = ["| Variable | Default | Meaning |", "|---|---|---|"]
    for name, field in Settings.model_fields.items():
        variable = f"{prefix}{name}".upper()
        rows.append(f"| `{variable}` | {_default(field)} | {field.description or ''} |")
    return "\n".join(rows)


def _default(field: FieldInfo) -> str:
    if field.default_factory is not None:
        return (inspect.getdoc(field.default_factory) or "").rstrip(".").replace("``", "`")
    if field.default is None or not str(field.default):  # an empty secret too
        return "unset"
    if isinstance(field.default, bool):
        return f"`{str(field.default).lower()}`"
    return f"`{field.default:g}`" if isinstance(field.default, float) else f"`{field.default}`"


def locked(name: str) -> dict[str, Requirement]:
    """What requirements/NAME.txt locks for Linux and macOS, by package."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    lines = re.findall(r"^([a-z0-9].*?)\s*\\?$", text, re.MULTILINE | re.IGNORECASE)
    found = (Requirement(line) for line in lines)
    return {r.name: r for r in found if not _only_elsewhere(r)}


def _only_elsewhere(requirement: Requirement) -> bool:
    systems = re.findall(r'sys_platform == "(\w+)"', str(requirement.marker or ""))
    return bool(systems) and set(systems) <= _OTHER_SYSTEMS


def licences_table() -> str:
    """Every package that Everdraft runs on, with its version and licence."""
    rows = ["| Package | Version | Licence |", "|---|---|---|"]
    for name, requirement in sorted(locked("run").items()):
        version = str(requirement.specifier).removeprefix("==")
        rows.append(f"| {name} | {version} | {_licence(name)} |")
    return "\n".join(rows)


def _licence(name: str) -> str:
    try:
        about: PackageMetadata = metadata(name)
    except PackageNotFoundError:
        return "not installed here"
    stated = about.get("License-Expression") or ""
    classifiers = [c for c in about.get_all("Classifier") or [] if c.startswith("License ::")]
    named = ", ".join(c.split(" :: ")[-1] for c in classifiers)
    return stated or named or (about.get("License") or "unknown").splitlines()[0]


def routes_list() -> str:
    """Every route with what its handler says of it; a workflow's start with the fields it takes."""
    from everdraft.web.routes import API as API_ROUTES
    from everdraft.web.routes import PAGES
    from everdraft.workflows import load_workflows

    lines = ["### Starting work", ""]
    for declared in load_workflows():
        lines += [f"- `POST {declared.route}`: starts or finds a run, {declared.title.lower()}."]
        lines += [f"  Fields: {_fields(declared.input)}."]
    for title, routes in (("The API", API_ROUTES), ("Pages and their forms", PAGES)):
        lines += ["", f"### {title}", ""]
        for route in routes:
            said = " ".join((inspect.getdoc(route.handler) or "").split("\n\n")[0].split())
            lines.append(f"- `{route.method} {route.path}`: {said.partition(': ')[2] or said}")
    return "\n".join(lines).replace("``", "`")


def _fields(form: type[BaseModel]) -> str:
    """The fields of a form, by the names they are sent under, with what may stand in them."""
    found: list[str] = []
    for name, field in form.model_fields.items():
        choices = get_args(field.annotation)
        kind = (
            " or ".join(map(str, choices)) if choices else getattr(field.annotation, "__name__", "")
        )
        shown = {"str": "text", "int": "a number", "bool": "true or false"}.get(kind, kind)
        needed = ", needed" if field.is_required() else ""
        found.append(f"`{field.alias or name}` ({shown}{needed})")
    return ", ".join(found)


def skills_table() -> str:
    """How many skills and names there are, and what each ranked one weighs."""
    from everdraft.cv.skill_table.demand import ORDER
    from everdraft.cv.skills import EVERYDAY, credentials, names_count, skill_names, skill_weight

    counts = f"{len(skill_names())} skills and {names_count()} names"
    everyday = ", ".join(sorted(EVERYDAY, key=str.casefold))
    weights: dict[float, list[str]] = {}
    for name in ORDER.strip().splitlines():
        weights.setdefault(skill_weight(name), []).append(name)
    rows = [
        f"The table has {counts}; {len(credentials())} of these are licences and certificates.",
        f"Everyday skills weigh {skill_weight(min(EVERYDAY)):g}: {everyday}. What is not listed "
        "here weighs 1.",
        "",
        "| Weight | Skills, most wanted first |",
        "|---|---|",
        *(f"| {weight:.2f} | {', '.join(names)} |" for weight, names in weights.items()),
    ]
    return "\n".join(rows)


def between_markers(text: str, name: str, content: str) -> str:
    """The text with what stands between ``<!-- NAME -->`` and ``<!-- /NAME -->`` replaced."""
    pattern = rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)"
    replaced, count = re.subn(pattern, lambda m: f"{m[1]}{content}\n{m[2]}", text, flags=re.DOTALL)
    if count != 1:
        raise ValueError(f"found {count} places for {name}, not one")
    return replaced


def documents() -> dict[Path, str]:
    """Each generated document as it should be now."""
    from scripts import plan

    return {
        SELF_HOSTING: between_markers(
            SELF_HOSTING.read_text(encoding="utf-8"), "settings", settings_table()
        ),
        LICENCES: between_markers(
            LICENCES.read_text(encoding="utf-8"), "licences", licences_table()
        ),
        API: between_markers(API.read_text(encoding="utf-8"), "routes", routes_list()),
        SKILLS: between_markers(SKILLS.read_text(encoding="utf-8"), "skills", skills_table()),
        plan.PLAN: plan.plan_document(),
        plan.COVERAGE: plan.coverage_document(),
    }


def main() -> int:
    """Write what is out of date, and say what was."""
    for path, text in documents().items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            print(f"wrote {path.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
