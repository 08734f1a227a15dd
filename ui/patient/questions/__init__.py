"""The kinds of question: each a pair of how it looks (XQuestion.qml) and what it knows (x.py)."""
