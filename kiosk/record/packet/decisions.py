"""Agreements and signatures on paper: two equal boxes, and a line for everybody who signs."""

from collections.abc import Sequence

from reportlab.platypus import Flowable, KeepTogether

from kiosk.content.pack import Agreement, Role
from kiosk.record.letter.markdown import markdown
from kiosk.record.letter.type import LEAD, SMALL, gap, paragraph, section, subsection
from kiosk.record.letter.words import LetterWords
from kiosk.record.packet.blank import boxes, fields
from kiosk.record.packet.type import ASK, HINT, READ
from kiosk.record.packet.words import PacketWords


def agreements_on_paper(agreements: Sequence[Agreement], words: PacketWords) -> list[Flowable]:
    """Return the agreements of one language, each with its own decision."""
    titles = {agreement.id: agreement.title for agreement in agreements}
    story = [section(words.agreements), paragraph(words.agreements_lead, LEAD)]
    for agreement in agreements:
        version = words.version.format(version=agreement.version)
        story += [subsection(agreement.title), paragraph(version, SMALL)]
        story += markdown(agreement.words, READ)
        story.append(KeepTogether(_choice(agreement, titles.get(agreement.after), words)))
    return story


def _choice(agreement: Agreement, after: str | None, words: PacketWords) -> list[Flowable]:
    buttons = agreement.agree or words.agree, agreement.decline or words.decline
    hangs = [paragraph(words.after.format(title=after), HINT)] if after else []
    why = [gap(), paragraph(words.why, HINT), boxes(agreement.reasons)] if agreement.reasons else []
    return [*hangs, paragraph(words.choose, ASK), boxes(buttons), *why, gap(10)]


def signatures_on_paper(
    agreements: Sequence[Agreement], words: PacketWords, fixed: LetterWords
) -> list[Flowable]:
    """Return lines for the patient and for everybody else who may sign one of the agreements."""
    allowed = {role for agreement in agreements for role in agreement.roles}
    people: dict[Role | None, tuple[str, tuple[str, ...]]] = {
        None: (words.patient, ()),
        "representative": (words.representative, (words.relation,)),
        "interpreter": (words.interpreter, (words.interpreter_id,)),
        "witness": (words.witness, ()),
    }
    story = [section(words.signatures), paragraph(words.signatures_lead, READ)]
    for role, (who, more) in people.items():
        if role is None or role in allowed:
            story += [paragraph(who, ASK), fields((fixed.printed_name, *more))]
            story += [fields((words.signature, words.date_time)), gap()]
    return [KeepTogether(story)]
