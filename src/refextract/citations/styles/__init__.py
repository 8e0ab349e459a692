"""Citation styles: each plug-in proposes the citations of one style; `the room` settles overlaps."""
