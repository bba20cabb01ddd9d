"""What somebody typed is the same value with a script and without one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from everdraft.web.document_pages import typed_value
from everdraft.web.reading_view import shown_text
from tests.unit.client.node import run_in_node

JOB = """
import { shownText, typedValue } from "./client/document_values.js";
export default async (cases) => cases.map(({ control, typed, known }) => {
  const value = typedValue(control, typed, known);
  return { value, shown: shownText(value) };
});
"""
PROFILE = {"network": "GitHub", "username": "maria", "url": "github.com/maria"}
CV = {
    "basics": {
        "name": "Maria",
        "location": {"text": "Porto", "city": "Porto", "region": "", "countryCode": "PT"},
        "profiles": [PROFILE, {"network": "X", "username": "@maria", "url": ""}],
    },
    "interests": ["Chess"],
    "work": [{"id": "w1", "current": True, "startDate": "2021-03", "summary": ""}],
}
CONTROLS = {
    "text": "basics.name",
    "place": "basics.location",
    "profiles": "basics.profiles",
    "words": "interests",
    "flag": "work.w1.current",
    "date": "work.w1.startDate",
    "area": "work.w1.summary",
}
# Letters that both languages agree on as space, and on nothing else.
TYPED = st.one_of(
    st.text("ab @.\n\t/é日🙂-", max_size=30),
    st.sampled_from(["Porto", "github.com/maria", "@maria\ngithub.com/maria\nx.org", "on", "true"]),
)


def known_of(control: str) -> Any:
    names = {"place": "location", "profiles": "profiles"}
    return CV["basics"][names[control]] if control in names else None


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(sorted(CONTROLS)), TYPED), min_size=40, max_size=120))
def test_typed_words_are_one_value_in_both_tongues(
    tmp_path: Path, typed: list[tuple[str, str]]
) -> None:
    cases = [{"control": one, "typed": text, "known": known_of(one)} for one, text in typed]
    answers = run_in_node(tmp_path, JOB, cases)
    for (control, text), answer in zip(typed, answers, strict=True):
        value = typed_value(CONTROLS[control], text.strip(), CV)
        assert answer["value"] == value
        assert answer["shown"] == shown_text(value)
