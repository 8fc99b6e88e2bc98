"""Texts in, fingerprints out; a quote and a fingerprint in, the positions at which the quote stands out.

A document's text is not kept. Its fingerprint is: one truncated hash per word position over a window of
three words, in order, so that a quote's position can be proved without republishing the text. A word is
what stands between white space and dashes of any kind, without the punctuation around it; hashes are
taken over small letters, so that neither a dash nor a capital that a page sets differently unproves a quote.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping, Sequence, Set
from functools import lru_cache

Hashes = Mapping[str, Set[int]]  # hash → the word positions, from 1, at which it stands in a document
WINDOW = 3  # words a hash covers: the shortest quote that can be proved


DASHES = "\\-\u2010\u2011\u2013\u2014"  # as a set of a regular expression has them
PIECE = re.compile(rf"[^\s{DASHES}]+")
EDGES = re.compile(r"^[^\w%]+|[^\w%]+$")
# Letters that fonts of PDF files put in the place of Vietnamese ones: what a copy of such a text has.
LOOK_ALIKES = str.maketrans({"\u01a2": "Ư", "\u01a3": "ư", "\u00ad": None})


def folded(text: str) -> str:
    """A text in NFC, without soft hyphens, its look-alike letters replaced by the Vietnamese ones."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).translate(LOOK_ALIKES))


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[str, ...]:
    """A text's words in order, as printed: split at white space and dashes, without punctuation around."""
    stripped = (EDGES.sub("", piece) for piece in PIECE.findall(folded(text)))
    return tuple(word for word in stripped if word)


def fingerprint(text: str, document: str) -> tuple[str, ...]:
    """One hash a position, in order; `document` salts it, so that equal words differ between documents."""
    words, salt = words_of(text), salt_of(document)
    return tuple(window(words[i : i + WINDOW], salt) for i in range(len(words) - WINDOW + 1))


def window(words: Sequence[str], salt: bytes) -> str:
    """The hash of three words that follow each other, in small letters."""
    hashed = blank(salt)
    hashed.update(" ".join(words).lower().encode())
    return hashed.hexdigest()


def blank(salt: bytes) -> hashlib.blake2b:
    """A document's hash before any word: five bytes, written as ten hexadecimal digits."""
    return hashlib.blake2b(digest_size=5, salt=salt)


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
