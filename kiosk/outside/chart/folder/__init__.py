"""A folder that the chart's own import watches: PDFs, FHIR as JSON, and an index, which comes last."""
