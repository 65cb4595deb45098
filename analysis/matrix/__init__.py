"""Countries side by side: what is known of each about every topic, kind or year.

A cell counts published records; where there are none, it says whether anybody looked. The same
cells serve page, API, table and the coverage panel of a country.
"""

from analysis.matrix.cells import Cell, Matrix, matrix_of
from analysis.matrix.question import Column, Question, question_of
from analysis.matrix.rows import Row

__all__ = ["Cell", "Column", "Matrix", "Question", "Row", "matrix_of", "question_of"]
