"""A folder that the chart's import watches: PDFs, FHIR as JSON, an index, which comes last."""
