"""Seeded prose: a vocabulary with Zipf frequencies, so that some words are common and most rare."""

import bisect
import itertools
import random

VOCABULARY = 30_000
ONSETS = [
    "b",
    "br",
    "c",
    "ch",
    "d",
    "dr",
    "f",
    "g",
    "gr",
    "h",
    "j",
    "k",
    "kl",
    "l",
    "m",
    "n",
    "p",
    "pr",
    "qu",
    "r",
    "s",
    "sh",
    "st",
    "t",
    "tr",
    "v",
    "w",
    "z",
]
NUCLEI = ["a", "e", "i", "o", "u", "ai", "ea", "io", "ou"]
CODAS = ["", "l", "m", "n", "r", "s", "t", "nd", "rt", "st"]
PROMISES = [
    "expand",
    "create",
    "fund",
    "launch",
    "strengthen",
    "open",
    "digitise",
    "support",
    "modernise",
    "link",
]
OBJECTS = [
    "centre",
    "network",
    "fund",
    "laboratory",
    "register",
    "service",
    "programme",
    "incubator",
    "platform",
]


class Prose:
    """Words and sentences from one seed; the same seed gives the same text on every machine."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.words = self._vocabulary()
        weights = (1 / rank for rank in range(1, VOCABULARY + 1))
        self.cumulative = list(itertools.accumulate(weights))

    def _vocabulary(self):
        words: set[str] = set()
        while len(words) < VOCABULARY:
            syllables = self.random.randint(2, 4)
            words.add("".join(self._syllable() for _ in range(syllables)))
        return self.random.sample(sorted(words), VOCABULARY)

    def _syllable(self):
        pick = self.random.choice
        return pick(ONSETS) + pick(NUCLEI) + pick(CODAS)

    def word(self):
        return self.words[bisect.bisect(self.cumulative, self._point()) - 1]

    def _point(self):
        return self.random.random() * self.cumulative[-1]

    def sentence(self, length):
        words = [self.word() for _ in range(length)]
        return " ".join(words).capitalize() + "."

    def title(self):
        """What a record may be called: "Expand the network for brainart and koudest"."""
        verb, thing = self.random.choice(PROMISES), self.random.choice(OBJECTS)
        return f"{verb.capitalize()} the {thing} for {self.word()} and {self.word()}"
