"""What a nurse puts their name to: flags dealt with, measurements, the talk, the signature.

`obstacles` says what is missing before the signature;
`bundle`, `findings` and `addenda` write it as FHIR, `signed` reads it back.
"""
