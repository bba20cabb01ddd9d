"""An edited CV on its page: what is hidden, what belongs to nobody, what only looks alike."""

from __future__ import annotations

from dataclasses import replace

from everdraft.cv.reading import Line, Reading
from tests.unit.cv.test_revised import entry, line_texts, revised, shipped


def with_line(reading: Reading, after: str, text: str, **more: bool) -> Reading:
    """The reading with a line of its own behind another one, which no value was read from."""
    place = line_texts(reading).index(after)
    added: Line = replace(reading.lines[place], id=99, text=text, bullet="", **more)
    return replace(reading, lines=[*reading.lines[: place + 1], added, *reading.lines[place + 1 :]])


def test_hidden_words_never_finish_a_line():
    bullet = shipped().cv.work[0].highlights[2]
    reading = with_line(shipped(), bullet.text, "in five countries", hidden=True)
    whole = f"{bullet.text} in five countries"
    after = revised(reading, ("set", f"{entry(reading)}.highlights.{bullet.id}", whole))
    assert whole in line_texts(after)
    assert "in five countries" in line_texts(after)


def test_words_that_were_cut_off_are_found_in_the_line_below():
    bullet = shipped().cv.work[0].highlights[2]
    reading = with_line(shipped(), bullet.text, "in five countries")
    target = f"{entry(reading)}.highlights.{bullet.id}"
    after = revised(reading, ("set", target, f"{bullet.text} in five countries"))
    assert line_texts(after) == line_texts(reading)
    assert after.cv.provenance[target].lines == (11, 99)


def test_a_word_inside_another_value_is_not_what_stands_there():
    reading = shipped()
    after = revised(reading, ("set", f"{entry(reading)}.name", "Manager"))
    assert "Operations Manager, Manager 03/2021 – Present" in line_texts(after)


def test_a_deleted_role_takes_lines_along_that_were_read_as_nothing():
    reading = with_line(shipped(), "Responsible for safety briefings", "Tools: pallet truck")
    after = revised(reading, ("delete", entry(reading, 1), None))
    assert "Tools: pallet truck" not in line_texts(after)
    assert "Dispatcher, Correia & Filhos Transportes Sept 2015 – 05/2018" in line_texts(after)


def test_of_two_dates_only_the_changed_one_is_written_anew():
    reading = shipped()
    after = revised(reading, ("set", f"{entry(reading, 2)}.startDate", "2015-10"))
    assert "Dispatcher, Correia & Filhos Transportes Oct 2015 – 05/2018" in line_texts(after)


def test_dates_that_the_page_says_already_stay_as_they_are():
    reading = shipped()
    first = reading.cv.work[0]
    wrong = replace(first, start_date="2012-03", current=False)
    misread = replace(reading, cv=replace(reading.cv, work=[wrong, *reading.cv.work[1:]]))
    after = revised(
        misread,
        ("set", f"{entry(reading)}.startDate", "2021-03"),
        ("set", f"{entry(reading)}.current", True),
    )
    assert line_texts(after) == line_texts(reading)
