"""The pipeline refuses a bad order, and outputs that change without a version.

What each annotator finds in a few invented texts is frozen in `frozen_outputs.json` beside its version. Run as a
script, this file writes the outputs of annotators whose version is raised, and of no others.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from briefing.errors import PipelineError
from briefing.language import annotate, annotator_version
from briefing.language.pipeline import PIPELINE, Annotator, Layer, check, run
from briefing.model.annotation import AnnotatedArticle
from briefing.model.article import Article
from briefing.sources.plaintext import parse_text

FROZEN = Path(__file__).with_name("frozen_outputs.json")

TEXTS = (
    """Mayor of Arden shot at during rally

    3 May 2021

    ARDEN (Herald) - Two gunmen opened fire on Mayor Jane Roe in Arden on Sunday night, wounding her driver, police
    said. "I am alive, and I will not step down," Roe told reporters on Monday. Her rival, Tom Poe, denied that his
    party had anything to do with the attack. Nobody was killed.

    The mayor, who took office in 2018, has not been seen since. If she resigns, a vote must be held within two weeks.
    Police Chief Ann Lee said they were looking for a white van. "It was allegedly stolen last week," she said.
    """,
    """Ferry sinks off Dunmore

    A ferry carrying 40 people sank off Dunmore early yesterday, the coast guard said. All but three of them were
    rescued, according to the port authority. The company's spokesman did not say why the ship had left in the storm.

    It was the second accident there in a decade; an inquiry was due to begin next month. Were there enough boats?
    © 2019 The Dunmore Herald
    """,
)  # fmt: skip

FIELDS = {
    Layer.SENTENCES: ("sentences",),
    Layer.TOKENS: ("sentences",),
    Layer.NOUN_PHRASES: ("noun_phrases",),
    Layer.CHUNKS: ("chunks",),
    Layer.NAMES: ("mentions",),
    Layer.ACTORS: ("mentions", "actors"),
    Layer.DATE_EXPRESSIONS: ("date_expressions",),
    Layer.REFERENCE_DATE: ("reference_date",),
    Layer.DATES: ("date_expressions",),
    Layer.QUOTATIONS: ("quotations",),
    Layer.QUOTES: ("quotes",),
    Layer.SPEAKERS: ("quotes", "claims"),
    Layer.CLAIMS: ("claims",),
    Layer.CLAUSES: ("clauses",),
    Layer.SCOPES: ("scopes",),
}
"""Where the article keeps each layer."""


def outputs() -> dict[str, dict[str, Any]]:
    """By annotator, its version and what it gives in the texts, a line for each annotation."""
    found: dict[str, dict[str, Any]] = {
        annotator.name: {"version": annotator.version, "outputs": []} for annotator in PIPELINE
    }
    for number, text in enumerate(TEXTS):
        dedented = "\n".join(line.strip() for line in text.splitlines())
        annotated = AnnotatedArticle(article=parse_text(dedented, source="-", name=f"{number}.txt"))
        for annotator in PIPELINE:
            annotated = annotator.load()(annotated)
            for layer in sorted(annotator.gives):
                for field in FIELDS[layer]:
                    value = getattr(annotated, field)
                    values = value if isinstance(value, tuple) else (value,)
                    found[annotator.name]["outputs"] += [repr(item) for item in values]
    return found


def test_outputs_change_with_the_version_alone() -> None:
    frozen, found = json.loads(FROZEN.read_text("utf-8")), outputs()
    assert list(frozen) == list(found), f"an annotator is new or gone: python {Path(__file__).name}"
    for name, now in found.items():
        before = frozen[name]
        if now["version"] == before["version"]:
            changed = f"{name} finds something else: raise its version in language/pipeline.py"
            assert now["outputs"] == before["outputs"], changed
        else:
            assert now == before, f"the version of {name} is raised: freeze its outputs anew"


def test_each_layer_is_given_once_and_in_order() -> None:
    check(PIPELINE)
    given = [layer for annotator in PIPELINE for layer in annotator.gives]
    assert sorted(given) == sorted(set(given))


@pytest.mark.parametrize("left_out", PIPELINE, ids=lambda annotator: annotator.name)
def test_leaving_one_out_is_refused_or_leaves_the_others_whole(left_out: Annotator) -> None:
    rest = tuple(annotator for annotator in PIPELINE if annotator is not left_out)
    needed = any(left_out.gives & annotator.needs for annotator in rest)
    if needed:
        with pytest.raises(PipelineError, match=r"annotator \w+ lacks"):
            run(parse_text("Roe left.", source="-", name="-"), rest)
    else:
        check(rest)


def test_what_is_needed_is_declared() -> None:
    """An annotator that is given only the layers that it needs finds what it finds in the whole pipeline."""
    dedented = "\n".join(line.strip() for line in TEXTS[0].splitlines())
    article = parse_text(dedented, source="-", name="-")
    for annotator in PIPELINE:
        lacking = {
            layer for other in PIPELINE for layer in other.gives
        } - _with_what_they_need(annotator.needs)  # fmt: skip
        rest = tuple(a for a in PIPELINE if not a.gives <= lacking and a is not annotator)
        before = [a for a in rest if PIPELINE.index(a) < PIPELINE.index(annotator)]
        alone, whole = run(article, (*before, annotator)), _up_to(article, annotator)
        for layer in annotator.gives:
            for field in FIELDS[layer]:
                assert getattr(alone, field) == getattr(whole, field), (annotator.name, field)


def _up_to(article: Article, annotator: Annotator) -> AnnotatedArticle:
    return run(article, PIPELINE[: PIPELINE.index(annotator) + 1])


def _with_what_they_need(layers: frozenset[Layer]) -> frozenset[Layer]:
    """The layers, and what those who give them need."""
    found = layers
    for _ in PIPELINE:
        for annotator in PIPELINE:
            if annotator.gives & found:
                found |= annotator.needs
    return found


def test_a_wrong_order_is_refused() -> None:
    """Whoever gives what another needs may not be moved behind it."""
    for early, late in combinations(PIPELINE, 2):
        if early.gives & late.needs:
            rest = [annotator for annotator in PIPELINE if annotator is not early]
            rest.insert(rest.index(late) + 1, early)
            with pytest.raises(PipelineError, match=f"annotator .* lacks .*{min(early.gives)}"):
                check(rest)


def test_a_layer_given_twice_is_refused() -> None:
    with pytest.raises(PipelineError, match="again"):
        check((PIPELINE[0], replace(PIPELINE[0], name="other")))


def test_the_version_changes_with_any_annotators() -> None:
    whole = annotator_version()
    assert all(f"{annotator.name} {annotator.version}" in whole for annotator in PIPELINE)


def test_as_far_as_a_layer() -> None:
    article = parse_text("Roe left on Monday.", source="-", name="-")
    annotated = run(article, until=Layer.TOKENS)
    assert annotated.sentences[0].tokens
    assert not annotated.noun_phrases
    assert annotate(article).noun_phrases


def main() -> None:
    """Freeze the outputs of annotators that are new or of another version; refuse those that only changed."""
    frozen = json.loads(FROZEN.read_text("utf-8")) if FROZEN.exists() else {}
    found = outputs()
    for name, now in found.items():
        before = frozen.get(name)
        if before and before["version"] == now["version"] and before != now:
            sys.exit(
                f"{name} finds something else: raise its version in language/pipeline.py first"
            )
    FROZEN.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", "utf-8")
    sys.exit("written; nothing was tested")


if __name__ == "__main__":
    main()
