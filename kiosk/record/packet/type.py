"""The type of the paper packet: that of our documents, larger, for tired eyes and shaking hands."""

from kiosk.record.letter.type import BODY, CELL, GROUP, LABEL, STRONG

READ = BODY.clone("read", fontSize=12.5, leading=17.5)
BESIDE = READ.clone("beside", rightIndent=0)  # a picture
MORE = BODY.clone("more", fontSize=11.5, leading=15.5)
ASK = STRONG.clone("ask", fontSize=12.5, leading=16.5)
TICK = CELL.clone("tick", fontSize=12.5, leading=16.5)
HINT = LABEL.clone("hint", fontSize=11.5, leading=15)
PART = GROUP.clone("part", fontSize=12.5, leading=16.5, keepWithNext=1)
