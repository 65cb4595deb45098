import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.folding import fold, fold_name


@given(st.text())
def test_each_character_becomes_one(text):
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Əliyev, Şəki, Göyçay", "eliyev, seki, goycay"),
        ("İstanbul ILIK ılık", "istanbul ilik ilik"),
        ("Oʻzbekiston, Gʼijduvon, Toʻrtkoʻl", "o'zbekiston, g'ijduvon, to'rtko'l"),
        ("Қазақстан Өскемен Ұлытау Үржар Әлем Іле", "казакстан оскемен улытау уржар алем иле"),
        ("Ҳисор Қӯрғонтеппа Чӯбек Ҷиликӯл Ғафуров", "хисор кургонтеппа чубек чиликул гафуров"),
        ("Ўзбекистон", "узбекистон"),
        ("Ёлкин и Йод", "елкин и йод"),
        ("UNECE\u00a0– “Review”", 'unece - "review"'),
        ("Nur–Sultan", "nur-sultan"),
    ],
)
def test_letters_of_the_region_fold(text, folded):
    assert fold(text) == folded


def test_name_typed_with_marks_of_their_own_folds_alike():
    assert fold_name(unicodedata.normalize("NFD", "Şäki Үржар Й")) == fold("Şäki Үржар Й")
