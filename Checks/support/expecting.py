"""What a trial says when something does not hold."""


class Failure(Exception):
    """Something does not hold."""


def expect(holds: object, message: str) -> None:
    """Raises `Failure` unless it holds."""
    if not holds:
        raise Failure(message)
