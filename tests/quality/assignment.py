"""Which annotated claim answers to which one that was read: one to one, by their words."""

from __future__ import annotations

from math import inf


def overlap(a: frozenset[int], b: frozenset[int]) -> float:
    """F1 of two sets of tokens, 0 to 1; 0 where either is empty."""
    common = len(a & b)
    return 2 * common / (len(a) + len(b)) if common else 0.0


def assign(scores: list[list[float]]) -> list[tuple[int, int]]:
    """The pairs (row, column) with the greatest sum of scores, each row and column at most once.

    Kuhn's Hungarian method in the form with potentials, cubic in the shorter side. Pairs that score
    nothing are left out.
    """
    if not scores or not scores[0]:
        return []
    if len(scores) > len(scores[0]):
        return sorted(
            (i, j) for j, i in assign([list(column) for column in zip(*scores, strict=True)])
        )
    rows, columns = len(scores), len(scores[0])
    # Number 0 of rows and columns stands for "none yet".
    row_value, column_value = [0.0] * (rows + 1), [0.0] * (columns + 1)
    row_of = [0] * (columns + 1)
    for row in range(1, rows + 1):
        row_of[0] = row
        _augment(scores, row_value, column_value, row_of)
    pairs = ((row_of[column] - 1, column - 1) for column in range(1, columns + 1) if row_of[column])
    return sorted((i, j) for i, j in pairs if scores[i][j] > 0)


def _augment(
    scores: list[list[float]], row_value: list[float], column_value: list[float], row_of: list[int]
) -> None:
    """Finds the row that stands at column 0 a column, moving others where that costs least."""
    columns = len(row_of) - 1
    slack, came_from, done = [inf] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
    at = 0
    while True:
        done[at] = True
        row, least, following = row_of[at], inf, 0
        for column in range(1, columns + 1):
            if done[column]:
                continue
            cost = -scores[row - 1][column - 1] - row_value[row] - column_value[column]
            if cost < slack[column]:
                slack[column], came_from[column] = cost, at
            if slack[column] < least:
                least, following = slack[column], column
        for column in range(columns + 1):
            if done[column]:
                row_value[row_of[column]] += least
                column_value[column] -= least
            else:
                slack[column] -= least
        at = following
        if row_of[at] == 0:
            break
    while at:
        row_of[at] = row_of[came_from[at]]
        at = came_from[at]
