"""Part-of-speech tags and name labels of every token."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.language.name_consistency import make_consistent
from briefing.language.name_labels import label_names
from briefing.language.parts_of_speech import tag_words
from briefing.language.tokens import with_tokens
from briefing.model.annotation import AnnotatedArticle
from briefing.model.text import Token


def tag(annotated: AnnotatedArticle) -> AnnotatedArticle:
    """The article with `Token.tag` and `Token.name` of every token filled.

    `tag` is a Penn Treebank part of speech, `name` a BIO label of PER, ORG, LOC or MISC. Sequence
    labelling as in Lafferty, McCallum and Pereira (2001); the models are described in `training/`.
    """
    labels = label([[token.text for token in sentence.tokens] for sentence in annotated.sentences])
    sentences = []
    for sentence, (tags, names) in zip(annotated.sentences, labels, strict=True):
        tokens = [
            Token(token.span, token.text, tag, name)
            for token, tag, name in zip(sentence.tokens, tags, names, strict=True)
        ]
        sentences.append(with_tokens(sentence, tokens))
    return replace(annotated, sentences=tuple(sentences))


def label(sentences: Sequence[Sequence[str]]) -> list[tuple[list[str], list[str]]]:
    """Tags and name labels of each sentence of one article, a label for each word."""
    tags = [tag_words(words) for words in sentences]
    names = label_names(sentences, tags)
    return list(zip(tags, make_consistent(sentences, names), strict=True))
