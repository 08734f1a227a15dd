"""Where the data files are: packs, fonts, icons, translations."""

from pathlib import Path

_ROOT = Path(__file__).resolve().parent


def path(*parts: str) -> Path:
    """Return the path of a file or folder below resources/."""
    return _ROOT.joinpath(*parts)
