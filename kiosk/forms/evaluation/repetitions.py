"""One more repetition of a group, or one less; the answers of the others stay with them."""

from kiosk.errors import Refused
from kiosk.forms.answers import Answers
from kiosk.forms.evaluation.state import State
from kiosk.forms.evaluation.tree import Node, Tree, count_of, key_of, plant, repeats
from kiosk.forms.questionnaire import Item, Questionnaire


def may_add(group: Item, count: int) -> bool:
    """Tell whether a group may stand once more."""
    return count_of(group, (count + 1,)) > count


def may_remove(group: Item, count: int) -> bool:
    """Tell whether one of a group's repetitions may go: one stays, or as many as the form wants."""
    return count > max(1, group.min_occurs or 1)


def add(questionnaire: Questionnaire, answers: Answers, key: str) -> Answers:
    """Return the answers with one more repetition of the group that a key stands for.

    Raises Refused at the form's own limit.
    """
    group = _group(plant(questionnaire, answers), key)
    now = count_of(group.item, answers.get(group.first))
    if not may_add(group.item, now):
        raise Refused("form-repetition-limit", f"'{group.item.link_id}' has all that it may have.")
    return {**answers, group.first: (now + 1,)}


def remove(questionnaire: Questionnaire, answers: Answers, key: str) -> Answers:
    """Return the answers without one repetition; those after it move up by one place.

    Raises Refused for the last one, or below the form's own limit.
    """
    tree = plant(questionnaire, answers)
    group = _group(tree, key)
    now = count_of(group.item, answers.get(group.first))
    if not may_remove(group.item, now):
        raise Refused("form-repetition-limit", f"'{group.item.link_id}' has no more to spare.")
    found = {
        moved: values
        for old, values in answers.items()
        if (moved := _moved(tree, old, group)) is not None
    }
    return {**found, group.first: (now - 1,)}


def following(state: State, key: str) -> str:
    """Return the key of the repetition after one."""
    node = state.tree.nodes[key]
    return key_of(node.item.link_id, (*node.path[:-1], node.path[-1] + 1))


def _group(tree: Tree, key: str) -> Node:
    node = tree.nodes.get(key)
    if node is None or not repeats(node.item):
        raise Refused("form-not-repeating", f"'{key}' is no repetition of a group of this form.")
    return node


def _moved(tree: Tree, key: str, removed: Node) -> str | None:
    """Return the key that an answer has once a repetition is gone; None when it goes with it."""
    node = tree.nodes.get(key)
    place = len(removed.path) - 1
    if node is None or not _beside(node, removed):
        return key
    number = node.path[place]
    if number == removed.path[place]:
        return None
    path = (*node.path[:place], number - (number > removed.path[place]), *node.path[place + 1 :])
    return key_of(node.item.link_id, path)


def _beside(node: Node, group: Node) -> bool:
    """Tell whether a node stands in one of the repetitions of a group."""
    place = len(group.path) - 1
    inside = {each.link_id for item in group.item.items for each in item.walk()}
    return node.item.link_id in inside and node.path[:place] == group.path[:place]
