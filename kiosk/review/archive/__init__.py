"""All that the inbox holds, found by one person at a time: no desk opens all of it.

What a desk has opened it keeps in a few sealed words (`summary`), found by keyed hashes (`keys`);
`upkeep` looks whether what the database says of done and undone is the clinic's own word.
"""
