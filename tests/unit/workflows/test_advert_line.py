"""The line that says which advert a run goes by."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

from everdraft.base.language import translator
from everdraft.cv.job import Job
from everdraft.workflows.advert import said_of


def test_a_company_that_ends_in_a_full_stop_has_no_second_one() -> None:
    run = cast("Any", SimpleNamespace(translate=translator("pt")))
    job = Job(job_title="Contabilista", company_name="Beira Gestão, S.A.", job_description="a b c")
    begun = "Contabilista, Beira Gestão, S.A. "
    assert said_of(run, job, is_known=False) == f"{begun}3 palavras do anúncio lidas."
    assert said_of(run, job, is_known=True).startswith(begun)
