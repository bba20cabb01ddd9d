"""A job: its fields, its JSON form, and what is read of a pasted text."""

from hypothesis import given
from hypothesis import strategies as st

from everdraft.cv.job import (
    Job,
    job_from_json,
    job_to_json,
    pasted_job,
    tidy_line,
    tidy_text,
    with_readings,
)

PASTED = """Data Engineer
Company: Harbour & Sons

We look for a person who is at home in the data of a port and in the work of the team.

Requirements:
- Python and PostgreSQL
- Kubernetes
Nice to have:
- Terraform, Python
"""


def test_a_pasted_job_is_read_by_rule() -> None:
    job = pasted_job("", "", PASTED)
    assert (job.job_title, job.company_name) == ("Data Engineer", "Harbour & Sons")
    assert job.required_skills == ("Python", "PostgreSQL", "Kubernetes")
    assert job.preferred_skills == ("Terraform",)
    assert (job.language, job.source, job.url) == ("en", "paste", "")
    assert job.job_description == PASTED.strip()


def test_what_was_given_wins_over_what_was_read() -> None:
    job = pasted_job(" Head\u200b of \n Data ", "Quay", PASTED)
    assert (job.job_title, job.company_name) == ("Head of Data", "Quay")
    assert with_readings(Job(language="pt", job_description=PASTED)).language == "pt"


def test_level_and_place_are_read_where_the_advert_names_them() -> None:
    levels = {
        "Sr. Engineer": "senior",
        "Tech-Lead (m/w/d)": "lead",
        "Engineer": "",
        "Praktikum": "intern",
    }
    levels |= {"Starszy inżynier": "senior", "Account Manager": "", "Stagiaire comptable": "intern"}
    assert {title: pasted_job(title, "", "x").seniority for title in levels} == levels
    assert with_readings(Job(location="Remote, EU")).remote == "yes"
    assert with_readings(Job(location="Remote", remote="hybrid")).remote == "hybrid"
    assert with_readings(Job(location="Porto", seniority="Mid-Senior")).seniority == "Mid-Senior"


def test_an_empty_paste_is_an_empty_job() -> None:
    assert pasted_job("", "", " \n") == Job(source="paste")


def test_text_is_tidied_and_keeps_its_lines() -> None:
    assert (
        tidy_text("\r\n a\u00a0 b\r\n\n\n\n\u202eevil\x00 e\u0301\u2028- c ")
        == "a b\n\nevil é\n- c"
    )
    assert tidy_text("می\u200cخواهم") == "می\u200cخواهم"
    assert len(tidy_text("word " * 40_000)) <= 60_000
    assert tidy_line("a" * 999) == "a" * 300


@given(st.builds(Job, *(st.text() for _ in range(8)), st.tuples(st.text()), st.just(())))
def test_the_json_form_is_the_job(job: Job) -> None:
    data = job_to_json(job)
    assert list(data) == list(Job.__slots__)
    assert job_from_json(data) == job


@given(
    st.dictionaries(st.sampled_from(Job.__slots__), st.none() | st.integers() | st.lists(st.none()))
)
def test_any_object_becomes_a_job(data: dict[str, object]) -> None:
    assert job_from_json(data) == Job()


@given(st.text())
def test_any_text_becomes_a_job_and_twice_is_once(text: str) -> None:
    job = pasted_job("", "", text)
    assert with_readings(job) == job


def test_what_is_asked_is_kept_in_the_words_of_the_advert() -> None:
    wished = "Valoriza-se:\n- Contabilidade, atendimento ao cliente"
    job = pasted_job("Contabilista", "", f"Requisitos:\n- Contabilidade e Excel\n{wished}")
    assert job.required_skills == ("Contabilidade", "Excel")
    assert job.preferred_skills == ("atendimento ao cliente",)
