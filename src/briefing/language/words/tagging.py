"""Tag the tokens of each sentence: parts of speech and name labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.language.text.tokens import token_spans
from briefing.language.words.name_consistency import make_consistent
from briefing.language.words.name_labels import label_names
from briefing.language.words.parts_of_speech import tag_words
from briefing.model.annotation import AnnotatedArticle
from briefing.model.text import Sentence, Span, Token


def tag(annotated: AnnotatedArticle) -> AnnotatedArticle:
    """Tokenize and tag each sentence of an article: part of speech and names.

    They are in text order. `tag` is a Penn Treebank part of speech, `name` a BIO label of PER, ORG, LOC or MISC.
    Sequence labelling as in Lafferty, McCallum and Pereira (2001); the models are described in `training/`.
    """
    text = annotated.article.text
    spans = [
        token_spans(text, sentence.span.start, sentence.span.end)
        for sentence in annotated.sentences
    ]
    words = [[text[start:end] for start, end in places] for places in spans]
    sentences = [
        Sentence(
            number=sentence.number,
            span=sentence.span,
            paragraph=sentence.paragraph,
            tokens=tuple(
                [
                    Token(Span(start, end), word, tag, name)
                    for (start, end), word, tag, name in zip(places, own, tags, names, strict=True)
                ]
            ),
        )
        for sentence, places, own, (tags, names) in zip(
            annotated.sentences, spans, words, label(words), strict=True
        )
    ]
    return replace(annotated, sentences=tuple(sentences))


def label(sentences: Sequence[Sequence[str]]) -> list[tuple[list[str], list[str]]]:
    """Tags and name labels of each sentence of one article, a label for each word."""
    tags = [tag_words(words) for words in sentences]
    names = label_names(sentences, tags)
    return list(zip(tags, make_consistent(sentences, names), strict=True))
