"""What was answered: values by linkId."""

from collections.abc import Mapping

from kiosk.forms.questionnaire import Value

Answers = Mapping[str, tuple[Value, ...]]  # an empty tuple: asked, and declined
