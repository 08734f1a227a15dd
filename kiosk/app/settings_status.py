"""`kiosk status --policy`: every setting, where it came from, what it overruled, what is wrong."""

import json

from kiosk.settings import Chosen, Configuration, Given, shown


def settings_status(found: Configuration, *, as_json: bool) -> int:
    """Print the settings of this machine; 1 when something about them is wrong."""
    if as_json:
        print(json.dumps(told(found), ensure_ascii=False))
    else:
        print(*_lines(found), sep="\n")
    return 1 if found.wrong else 0


def told(found: Configuration) -> dict[str, object]:
    """Return the settings as documented: values as they are shown, without a password."""
    return {
        "settings": [_told(each) for each in found.chosen],
        "problems": list(found.wrong),
    }


def _told(each: Chosen) -> dict[str, object]:
    return {
        "key": each.key,
        "value": shown(each.value),
        "source": each.source,
        "where": each.where,
        "overruled": [_overruled(given) for given in each.overruled],
        "problem": each.told,
    }


def _overruled(given: Given) -> dict[str, str]:
    return {"value": shown(given.value), "source": given.source, "where": given.where}


def _lines(found: Configuration) -> list[str]:
    widest = max(len(each.key) for each in found.chosen)
    lines = []
    for each in found.chosen:
        origin = f"{each.source}{each.where and f': {each.where}'}"
        lines.append(f"{each.key:{widest}}  {shown(each.value)}  ({origin})")
        lines += [
            f"{'':{widest}}  instead of {shown(given.value)}  ({given.source}: {given.where})"
            for given in each.overruled
        ]
    return [*lines, *found.wrong]
