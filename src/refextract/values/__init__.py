"""The values a reference is made of, each with its grammar: `parse_x(text) -> X | None`, `format_x(x) -> str`."""
