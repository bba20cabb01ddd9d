"""The whole structure: sections, then each kind of section, then what belongs to the document."""

from __future__ import annotations

from collections import Counter

from everdraft.cv.lexicon import languages, roles
from everdraft.cv.model import Cv, Project, Section, Volunteer
from everdraft.documents.lines import Extract, TextLine
from everdraft.documents.structure import (
    contact,
    education,
    entries,
    fields,
    lists,
    prose,
    sections,
    work,
)
from everdraft.documents.structure.entries import Entry
from everdraft.documents.structure.sections import Part
from everdraft.documents.structure.sources import Sources


def structure(extract: Extract) -> Cv:
    """The CV in the lines of a document; fields that are not there stay empty."""
    return Builder(extract).build()


class Builder:
    """Fills one `Cv` from the parts of a document."""

    def __init__(self, extract: Extract) -> None:
        self.extract = extract
        self.sources = Sources()
        self.lines = sections.visible_lines(extract)
        self.parts = sections.sections_of(self.lines)
        self.cv = Cv()
        self.language = self._language()
        self.headline: frozenset[str] = frozenset()

    def build(self) -> Cv:
        """The CV."""
        cv = self.cv
        head, entries_of_head = self._head()
        margins = sections.margin_lines(self.extract)
        cv.basics = contact.read_basics(head, self.lines, margins, self.extract.links, self.sources)
        self.headline = frozenset(
            segment.text.strip(" ,;|·•").casefold()
            for line in head[:12]
            for segment in line.segments
            if segment.text.strip(" ,;|·•") != cv.basics.name
        )
        for part in self.parts:
            if part.heading is not None:
                self._section(part)
        self._unheaded(entries_of_head)
        self._summary_of_head(head)
        cv.language = self.language
        cv.provenance = self.sources.provenance
        return cv

    def _head(self) -> tuple[list[TextLine], list[Entry]]:
        """Lines about the person, and entries that stand under no heading."""
        lines: list[TextLine] = []
        found: list[Entry] = []
        has_work = any(part.kind == "work" for part in self.parts)
        for part in self.parts:
            if part.kind == "contact":
                lines += part.lines
            elif not part.kind:
                split = entries.split_entries(part.lines) if not has_work else []
                dated = [one for one in split if one.span is not None and one.span.ranged]
                inside = {id(line) for one in dated for line in (*one.head, *one.body)}
                rest = [line for line in part.lines if id(line) not in inside]
                if dated and rest:
                    lines += rest
                    found += dated
                else:
                    lines += part.lines
        return lines, found

    def _unheaded(self, found: list[Entry]) -> None:
        """Entries without a heading: studies by their words, the rest is work."""
        schools = [one for one in found if self._is_study(one)]
        others = [one for one in found if not self._is_study(one)]
        self.cv.education += education.educations_of(schools, self.sources)
        self.cv.work += work.works_of(others, self.sources, self.headline)

    @staticmethod
    def _is_study(entry: Entry) -> bool:
        text = " ".join(line.text for line in entry.head)
        more = " ".join(line.text for line in entry.body[:1] if not line.bullet)
        school = roles.is_school(text) or roles.is_school(more)
        return school and (roles.has_degree(text + " " + more) or not roles.title_score(text))

    def _summary_of_head(self, head: list[TextLine]) -> None:
        """A paragraph of the head is the summary when no section is."""
        if self.cv.basics.summary:
            return
        long = [
            line
            for line in head
            if len(line.text.split()) > 9 and not contact.EMAIL.search(line.text)
        ]
        if not long:
            return
        begin = next(i for i, line in enumerate(head) if line is long[0])
        end = begin + 1
        while end < len(head) and (
            len(head[end].text.split()) > 5 or head[end].text.rstrip().endswith(".")
        ):
            end += 1
        self._set_summary(head[begin:end])

    def _set_summary(self, lines: list[TextLine]) -> None:
        text = " ".join(one.text for one in prose.paragraphs_of(lines))
        self.cv.basics.summary = self.sources.note("basics.summary", text, lines)

    def _language(self) -> str:
        """The language of the running text; of the headings where the text tells too little."""
        votes: Counter[str] = Counter(part.language for part in self.parts if part.language)
        return languages.language_leaning("\n".join(line.text for line in self.lines), votes)

    def _language_at(self, part: Part) -> str:
        """A section's own language where its prose tells it for sure, else that of the whole.

        Names of schools, tools and papers tell nothing of the language they stand in.
        """
        own = ""
        if part.kind in PROSE_KINDS:
            own = languages.language_for_sure("\n".join(line.text for line in part.lines))
        return own or self.language or part.language

    def _section(self, part: Part) -> None:
        heading = part.heading
        assert heading is not None
        lines = part.lines
        kind = part.kind
        if kind == "summary" and self.cv.basics.summary:
            kind = "other"  # a second one is kept as it stands
        section = Section(
            self.sources.identity("sec", heading.text, str(heading.page)),
            kind,
            heading.text,
            self._language_at(part),
            first_line=heading.id,
            last_line=lines[-1].id if lines else heading.id,
        )
        reader = getattr(self, f"_read_{kind}", None)
        if reader is not None and lines:
            section.entries = reader(lines)
        if kind == "other" or (lines and not section.entries and kind not in TEXT_KINDS):
            section.lines = [line.text for line in lines]
        self.cv.sections.append(section)

    def _read_summary(self, lines: list[TextLine]) -> list[str]:
        self._set_summary(lines)
        return []

    def _read_work(self, lines: list[TextLine]) -> list[str]:
        found = work.read_work(lines, self.sources, self.headline)
        self.cv.work += found
        return [one.id for one in found]

    def _read_education(self, lines: list[TextLine]) -> list[str]:
        courses = education.read_courses(lines) if self.cv.education else []
        if courses:
            self.cv.education[-1].courses += courses
            return [self.cv.education[-1].id]
        found = education.read_education(lines, self.sources)
        self.cv.education += found
        return [one.id for one in found]

    def _read_skills(self, lines: list[TextLine]) -> list[str]:
        found = lists.read_skills(lines, self.sources)
        self.cv.skills += found
        return [one.id for one in found]

    def _read_languages(self, lines: list[TextLine]) -> list[str]:
        found = lists.read_languages(lines, self.sources)
        if not found:  # programming languages under the same word
            return self._read_skills(lines)
        self.cv.languages += found
        return [one.id for one in found]

    def _read_certificates(self, lines: list[TextLine]) -> list[str]:
        found = lists.read_certificates(lines, self.sources)
        self.cv.certificates += found
        return [one.id for one in found]

    def _read_awards(self, lines: list[TextLine]) -> list[str]:
        found = lists.read_awards(lines, self.sources)
        self.cv.awards += found
        return [one.id for one in found]

    def _read_publications(self, lines: list[TextLine]) -> list[str]:
        found = lists.read_publications(lines, self.sources)
        self.cv.publications += found
        return [one.id for one in found]

    def _read_interests(self, lines: list[TextLine]) -> list[str]:
        self.cv.interests += lists.read_interests(lines)
        return []

    def _read_references(self, lines: list[TextLine]) -> list[str]:
        self.cv.references += lists.read_references(lines)
        return []

    def _read_projects(self, lines: list[TextLine]) -> list[str]:
        found = [self._project(one) for one in entries.split_entries(lines, lambda one: one.bold)]
        kept = [one for one in found if one.name]
        self.cv.projects += kept
        return [one.id for one in kept]

    def _project(self, entry: Entry) -> Project:
        parts = fields.parts_of(entry.head)
        name = parts[0] if parts else None
        identity = self.sources.identity("j", name.text if name else "", _start(entry))
        project = Project(identity)
        path = f"projects.{identity}"
        if name:
            project.name = self.sources.note(f"{path}.name", name.text, [name.line])
        for part in parts[1:]:
            if fields.WEB.search(part.text) and not project.url:
                project.url = self.sources.note(f"{path}.url", part.text, [part.line])
        rest = [part for part in parts[1:] if part.text != project.url]
        work.set_dates(project, entry, path, self.sources)
        work.set_body(project, entry.body, path, self.sources, rest)
        return project

    def _read_volunteer(self, lines: list[TextLine]) -> list[str]:
        ids: list[str] = []
        for role in work.roles_of(entries.split_entries(lines)):
            if not (role.title or role.employer):
                continue
            identity = self.sources.identity(
                "v",
                role.title.text if role.title else "",
                role.employer.text if role.employer else "",
                _start(role.entry),
            )
            one = Volunteer(identity)
            path = f"volunteer.{identity}"
            if role.employer:
                one.organization = self.sources.note(
                    f"{path}.organization", role.employer.text, [role.employer.line]
                )
            if role.title:
                one.position = self.sources.note(
                    f"{path}.position", role.title.text, [role.title.line]
                )
            if role.place:
                one.location = self.sources.note(
                    f"{path}.location", role.place.text, [role.place.line]
                )
            work.set_dates(one, role.entry, path, self.sources)
            work.set_body(one, role.entry.body, path, self.sources, work.rest_of(role))
            self.cv.volunteer.append(one)
            ids.append(identity)
        return ids


PROSE_KINDS = frozenset(("summary", "work", "projects", "volunteer", "other"))
TEXT_KINDS = frozenset(("summary", "contact", "interests", "references"))


def _start(entry: Entry) -> str:
    return entry.span.start if entry.span else ""
