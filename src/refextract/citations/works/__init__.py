"""Works as running prose names them: possible titles, and the cues beside them."""
