"""FHIRPath: parsed, compiled, and what each expression looks at."""
