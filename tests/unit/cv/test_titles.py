"""The title of a job is compared and written without whom it addresses and where it is."""

from __future__ import annotations

import pytest

from everdraft.cv.job import pasted_job
from everdraft.cv.match import title_overlap
from everdraft.cv.model import Cv, Work
from everdraft.cv.titles import plain_title
from everdraft.workflows.posting import advert_of


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("Senior Backend Engineer (m/f/d) – Remote", "Senior Backend Engineer"),
        ("Gestor(a) de Marketing Digital (m/f) – Lisboa", "Gestor de Marketing Digital"),
        ("Cozinheiro/a - Setúbal, Portugal", "Cozinheiro"),
        ("(Senior) Accountant (f/m/d) - Berlin/Brandenburg Region", "(Senior) Accountant"),
        ("Softwareentwickler*in Java (all genders) | Remote | Berlin", "Softwareentwickler Java"),
        ("Krankenpfleger/-in (w/m/d)", "Krankenpfleger"),
        ("Développeur Java H/F - Paris", "Développeur Java"),
        ("Remote - Software Engineer, Austin, TX", "Software Engineer"),
        ("Account Executive (India)", "Account Executive"),
        ("Head of Sales, EMEA", "Head of Sales"),
    ],
)
def test_what_is_no_part_of_the_title_is_left_out(title: str, plain: str) -> None:
    assert plain_title(title) == plain
    assert plain_title(plain) == plain


@pytest.mark.parametrize(
    "title",
    [
        "Remote Sensing Engineer",
        "C/C++ Developer",
        "Designer UX/UI",
        "Engineer, Platform",
        "Nurse - ICU",
        "Front-end Developer (React)",
        "Head of A/B Testing",
        "Data Scientist - Experimentation",
        "Remote",
        "",
    ],
)
def test_a_title_that_only_looks_like_it_stays(title: str) -> None:
    assert plain_title(title) == title


def test_a_title_held_is_compared_with_the_plain_one() -> None:
    title = "Backend Engineer (m/f/d) – Lisboa"
    assert title_overlap(Cv(work=[Work("w", position="Backend Engineer")]), title)[0] == 1.0
    job = pasted_job(title, "", "Requirements:\n- Python")
    assert advert_of(job).title == "Backend Engineer"
    assert job.job_title == title, "the job keeps the page's own"
