"""The headline of a page, among the forms of it that the page gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

LONGEST = 400  # characters; the longest headline of 334 news pages had 175

_FOLDED = re.compile(r"[\W_]+")
_JOINT = re.compile(r"\s{1,3}(?:[-–—|•·»«:]|::|&#8211;)\s{1,3}|\s?\|\s?|\s?--\s?|\s?｜\s?|\s?＿\s?|\s-$")
_BAR = re.compile(r"\s?[|｜]\s?")
# The share of trigrams that an h1 and a declared headline have in common. On 334 news pages, 331 of 335 headlines
# reach it, and 5 of 96 other headings.
_LEAST_ALIKE = 0.3
MOST = 24  # headings, and declared forms, that are compared


def choose(headings: Sequence[str], declared: Sequence[str], sites: Iterable[str]) -> str | None:
    """The headline: as it stands on the page, or as it is declared where no heading says the same.

    >>> choose(["The Gazette", "Dam holds firm"], ["Dam holds firm - The Gazette"], ["The Gazette"])
    'Dam holds firm'
    >>> choose(["Politics"], ["Gazette | Dam holds firm | News", "Dam holds"], ["gazette"])
    'Dam holds firm'
    """
    names = frozenset(filter(None, map(_squeezed, sites)))
    forms = [form for text in declared[:MOST] if len(text) <= LONGEST and (form := without_site(text, names))]
    shown = [text for text in headings[:MOST] if 0 < len(text) <= LONGEST and _squeezed(text) not in names]
    best = max(shown, key=lambda text: _likeness(text, forms), default=None)
    if best is not None and _says_same(best, forms, only=len(shown) == 1):
        return _verbatim(without_site(best, names), forms)
    return _agreed(forms) if forms else next(iter(shown), None)


def without_site(title: str, names: frozenset[str]) -> str:
    """A title without the name of the site, or of a section, before or behind it.

    >>> without_site("Dam holds firm | News | The Gazette", frozenset({"thegazette"}))
    'Dam holds firm'
    >>> without_site("BUDGET | Minister speaks of taxes and loans", frozenset())
    'BUDGET | Minister speaks of taxes and loans'
    """
    text = title.strip()
    for _ in range(4):
        joints = list(_JOINT.finditer(text))
        if not joints:
            break
        first, last = joints[0], joints[-1]
        head, tail = text[: first.start()], text[last.end() :]
        # Behind a bar stands a section or a site, whatever it is called: a clause of a headline is longer.
        is_section = _BAR.fullmatch(last.group()) and len(tail.split()) <= 4 and len(text[: last.start()].split()) >= 3
        if is_section or _is_site(tail, names):
            text = text[: last.start()].rstrip()
        elif _is_site(head, names):
            text = text[first.end() :].lstrip()
        else:
            break
    return text or title.strip()


def _is_site(part: str, names: frozenset[str]) -> bool:
    squeezed = _squeezed(part)
    if not squeezed:
        return True
    if squeezed in names:
        return True
    # "Gazette Online" is a form of "gazette", "Harbour" one of "harbour-gazette.example".
    return len(part.split()) <= 5 and any(
        (len(name) >= 4 and squeezed.startswith(name)) or (len(squeezed) >= 3 and name.startswith(squeezed))
        for name in names
    )


def _says_same(heading: str, forms: Sequence[str], *, only: bool) -> bool:
    if not forms or _likeness(heading, forms) >= _LEAST_ALIKE:
        return True
    # A page with one heading shows its headline in it, if the two share a subject: declared for search
    # engines and written for readers, headlines differ.
    return only and len(heading.split()) >= 3 and any(_subjects(heading) & _subjects(form) for form in forms)


def _verbatim(heading: str, forms: Sequence[str]) -> str:
    """The heading; without the kicker that it opens with, or with the space that its markup lost, as declared."""
    for form in forms:
        if _squeezed(form) == _squeezed(heading):
            return heading if _fold(form) == _fold(heading) else form
        if len(form.split()) < 3 or form not in heading:
            continue
        before = heading[: -len(form)] if heading.endswith(form) else "."
        is_kicker = before[-2:-1].isalnum() and len(before.split()) <= 4
        if is_kicker or any(part.strip() == form for part in _BAR.split(heading)):
            return form
    return heading


def _agreed(forms: Sequence[str]) -> str:
    """The form that most agree on; of equals the first."""
    folded = [_squeezed(form) for form in forms]
    return max(forms, key=lambda form: folded.count(_squeezed(form)))


def _likeness(heading: str, forms: Sequence[str]) -> float:
    squeezed = _squeezed(heading)
    if any(_squeezed(form) == squeezed for form in forms):
        return 1.0
    own = _grams(heading)
    return max((2 * len(own & other) / (len(own) + len(other) or 1) for other in map(_grams, forms)), default=0.0)


def _grams(text: str) -> frozenset[str]:
    folded = _squeezed(text)
    return frozenset(folded[at : at + 3] for at in range(max(1, len(folded) - 2)))


def _subjects(text: str) -> frozenset[str]:
    return frozenset(word for word in _fold(text).split() if len(word) >= 5)


def _fold(text: str) -> str:
    return _FOLDED.sub(" ", text).casefold().strip()


def _squeezed(text: str) -> str:
    return _FOLDED.sub("", text).casefold()


def site_names(named: Iterable[str | None], host: str) -> Iterator[str]:
    """The names that a site goes by: those it gives itself, and what its address says.

    >>> list(site_names(["The Gazette", None, "@gazette"], "www.harbour-gazette.co.uk"))
    ['The Gazette', '@gazette', 'harbour-gazette', 'harbour-gazette.co.uk']
    """
    yield from filter(None, named)
    labels = [label for label in host.casefold().split(".") if label not in ("www", "m", "amp", "edition")]
    if len(labels) > 1:
        ends = 2 if len(labels) > 2 and len(labels[-2]) <= 3 and len(labels[-1]) == 2 else 1
        yield labels[-ends - 1]
        yield ".".join(labels[-ends - 1 :])
