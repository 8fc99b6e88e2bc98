"""Texts in, fingerprints out; a quote and a fingerprint in, the places at which the quote stands out.

A document's text is not kept. Its fingerprint is: one truncated hash per word position over a window of
three words, in order, so that a quote's place can be proved without republishing the text.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping, Sequence, Set
from functools import lru_cache

Hashes = Mapping[str, Set[int]]  # hash → the word positions, from 1, at which it stands in a document
WINDOW = 3  # words a hash covers: the shortest quote that can be proved


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[str, ...]:
    """A text's words in order: NFC, white space folded, the punctuation around each word taken off."""
    plain = unicodedata.normalize("NFC", text).replace("\u00ad", "")
    stripped = (re.sub(r"^[^\w%]+|[^\w%]+$", "", word) for word in plain.split())
    return tuple(word for word in stripped if word)


def fingerprint(text: str, document: str) -> tuple[str, ...]:
    """One hash a position, in order; `document` salts it, so that equal words differ between documents."""
    words, salt = words_of(text), salt_of(document)
    return tuple(window(words[i : i + WINDOW], salt) for i in range(len(words) - WINDOW + 1))


def window(words: Sequence[str], salt: bytes) -> str:
    """The hash of three words that follow each other."""
    return hashlib.blake2b(" ".join(words).encode(), digest_size=5, salt=salt).hexdigest()


def salt_of(document: str) -> bytes:
    """Sixteen bytes that belong to one document."""
    return hashlib.blake2b(document.encode(), digest_size=16).digest()


def places(quote: str, document: str, hashes: Hashes) -> tuple[int, ...]:
    """Word positions, from 1, at which a quote stands in a document, contiguous."""
    first, *others = fingerprint(quote, document) or ("",)
    return tuple(
        place
        for place in sorted(hashes.get(first, ()))
        if all(place + nth in hashes.get(other, ()) for nth, other in enumerate(others, 1))
    )
