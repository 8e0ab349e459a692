"""Reports: diagnostics -> text, JSON and the formats of other tools."""
