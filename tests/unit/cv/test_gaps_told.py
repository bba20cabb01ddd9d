"""What an advert asks and a CV lacks, or shows not far enough, as it is counted and told."""

from __future__ import annotations

from everdraft.base.language import translator
from everdraft.cv.adverts import Advert, advert_from_text
from everdraft.cv.match import match
from everdraft.cv.model import Education, Language
from everdraft.cv.tailoring.analysis import match_summary
from everdraft.cv.tailoring.keywords import COUNTED, gaps
from everdraft.cv.tailoring.telling import told_gaps
from tests.unit.cv.build import CONTEXT
from tests.unit.cv.test_tailoring import reading


def test_what_is_held_and_what_is_missing_add_up_to_what_is_asked() -> None:
    advert = advert_from_text(
        "Senior Cook\nRequirements:\n- Go, COBOL and 19 years\n- Fluent English and German\n"
        "- Master's degree\n- Forklift licence\nNice to have:\n- Ansible, Kubernetes\n"
        "Your tasks:\n- Ran k8s clusters\n- Sing"
    )
    read = reading()
    read.cv.languages = [Language("l1", "English", "B2"), Language("l2", "German", "")]
    read.cv.education = [Education("e1", study_type="BSc", area="Physics")]
    missing = gaps(read, advert, CONTEXT)
    summary = match_summary(match(read.cv, advert), str)["score_category"]
    held, asked = (int(one) for one in summary.split() if one.isdigit())
    counted = [one for one in missing if one.check in COUNTED]
    assert (asked, asked - held) == (9, len(counted))
    told = list(told_gaps(missing, str))
    counts = [int(one.split()[0]) for one in told if one[0].isdigit()]
    assert (sum(counts), counts[1]) == (len(counted), 3)
    assert told[-1].startswith("– The advert asks for 19 years")


def test_a_language_that_is_shown_and_not_far_enough_is_not_called_missing() -> None:
    read = reading()
    read.cv.languages = [Language("l1", "Inglês", "B2"), Language("l2", "Alemão", "")]
    read.cv.education = [Education("e1", study_type="Licenciatura", area="Física")]
    rows = ("Inglês fluente", "Alemão C1", "Mestrado em Física", "Francês")
    missing = gaps(read, Advert(required=rows, language="pt"), CONTEXT)
    told = [one.to_json(translator("pt")) for one in missing]
    assert [(one["said"], one["shown"]) for one in told if one["check"] == "K06"] == [
        ("O seu CV mostra inglês como “B2”, e o anúncio pede mais: “Inglês fluente”", "B2"),
        ("O seu CV menciona alemão sem nível, e o anúncio pede um: “Alemão C1”", "Alemão"),
        (
            "O seu CV mostra “Licenciatura Física”, e o anúncio pede um mestrado: "
            "“Mestrado em Física”",
            "Licenciatura Física",
        ),
        ("O anúncio pede francês: “Francês”", ""),
    ]
