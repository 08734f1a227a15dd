"""A FHIR R4 server, by what it says it can do.

`capability` reads that; `connection` speaks HTTP and knows what each answer means; `sending` brings
a packet there by the best of four levels.
"""
