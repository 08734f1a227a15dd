"""What must be computed before what, and what only together.

Source: R. Tarjan, Depth-first search and linear graph algorithms, SIAM J. Comput. 1(2), 1972.
"""

from collections.abc import Iterator, Sequence

Needs = Sequence[Sequence[int]]


def in_order(needs: Needs) -> list[tuple[int, ...]]:
    """Return the numbers in groups, each after all that it needs; a circle is one group.

    `needs[n]` are the numbers that n needs.
    """
    search = _Search(needs)
    for number in range(len(needs)):
        search.visit(number)
    return search.found


def circle(needs: Needs, group: Sequence[int]) -> list[int]:
    """Return one way round inside a group, the first number again at its end."""
    inside = set(group)
    path = [group[0]]
    while True:
        following = next(n for n in needs[path[-1]] if n in inside)
        if following in path:
            return [*path[path.index(following) :], following]
        path.append(following)


class _Search:
    """One depth-first search, with a stack of its own so that deep forms do not end it."""

    def __init__(self, needs: Needs) -> None:
        self._needs = needs
        self._rank: dict[int, int] = {}  # when a number was met
        self._low: dict[int, int] = {}  # the earliest that it leads to
        self._open: list[int] = []
        self._is_open: set[int] = set()
        self.found: list[tuple[int, ...]] = []

    def visit(self, start: int) -> None:
        if start in self._rank:
            return
        ways: list[tuple[int, Iterator[int]]] = [self._enter(start)]
        while ways:
            number, rest = ways[-1]
            following = next((n for n in rest if self._leads_on(number, n)), None)
            if following is not None:
                ways.append(self._enter(following))
                continue
            ways.pop()
            self._leave(number)
            if ways:
                above = ways[-1][0]
                self._low[above] = min(self._low[above], self._low[number])

    def _enter(self, number: int) -> tuple[int, Iterator[int]]:
        self._rank[number] = self._low[number] = len(self._rank)
        self._open.append(number)
        self._is_open.add(number)
        return number, iter(self._needs[number])

    def _leads_on(self, number: int, other: int) -> bool:
        if other not in self._rank:
            return True
        if other in self._is_open:
            self._low[number] = min(self._low[number], self._rank[other])
        return False

    def _leave(self, number: int) -> None:
        if self._low[number] != self._rank[number]:
            return
        group: list[int] = []
        while not group or group[-1] != number:
            group.append(self._open.pop())
            self._is_open.discard(group[-1])
        self.found.append(tuple(sorted(group)))
