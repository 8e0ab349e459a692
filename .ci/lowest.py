"""Prints the lowest versions that pyproject.toml allows, as constraints for pip."""

import re
import tomllib
from pathlib import Path

project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8"))["project"]
extras = project["optional-dependencies"]
needed = [*project["dependencies"], *(need for name in extras if name not in {"dev", "docs"} for need in extras[name])]
for need in needed:
    lowest = re.match(r"(?P<name>[\w.-]+)\s*>=(?P<version>[\w.]+)", need)
    if lowest:
        print(f"{lowest['name']}=={lowest['version']}")
