"""A connection to PostgreSQL that gives up when the server falls silent amid a question.

TCP notices a network that swallows everything (see db.address). It does not notice a server that
hangs, or a box between, which take all that comes and never answer: that wait would have no end.
"""

from collections.abc import Generator
from time import monotonic
from typing import Any, TypeVar

import psycopg

OPTION = "answer_timeout"  # of the address: seconds without a byte, in either direction
SECONDS = 45.0  # the server ends a device's statement after 30: see db.postgres.roles

_Result = TypeVar("_Result")


class Answering(psycopg.Connection[Any]):
    """A connection whose server must go on answering, or at least taking."""

    seconds = SECONDS

    def wait(self, gen: Any, *how: Any, **named: Any) -> Any:
        """Wait as long as bytes come or go; OperationalError, and closed, when they do not."""
        try:
            return super().wait(_answered(gen, self.seconds), *how, **named)
        except Silent:
            self.pgconn.finish()
            raise


class Silent(psycopg.OperationalError):
    """The server has fallen silent."""


def connect(_dialect: object, _record: object, given: Any, named: dict[str, Any]) -> Answering:
    """Connect as SQLAlchemy's event "do_connect" asks for."""
    known = {name: value for name, value in named.items() if name != OPTION}
    connection = Answering.connect(*given, **known)
    connection.seconds = float(named.get(OPTION, SECONDS))
    return connection


def _answered(gen: Generator[Any, Any, _Result], seconds: float) -> Generator[Any, Any, _Result]:
    """Do what psycopg does, which asks each tenth of a second; Silent after too many in a row."""
    heard = monotonic()
    try:
        wanted = next(gen)
        while True:
            ready = yield wanted
            if ready:
                heard = monotonic()
            elif monotonic() - heard > seconds:
                raise Silent("the server has fallen silent")
            wanted = gen.send(ready)
    except StopIteration as ended:
        result: _Result = ended.value
        return result
