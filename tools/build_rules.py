"""Write what the package reads of its TOML files: run after every change of a rule or of a list of words."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).parents[1] / "src" / "cleaner"


def words() -> dict[str, Any]:
    """What the lists of words hold, by the name of their file."""
    return {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.glob("*.toml"))}


def main() -> None:
    """Write the words first: the package that compiles the rules reads them."""
    text = json.dumps(words(), ensure_ascii=False, indent=0) + "\n"
    (PACKAGE / "words.json").write_text(text, encoding="utf-8")
    from cleaner.compiled import dump, sources

    for name, text in dump(sources()).items():
        (PACKAGE / "rules" / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
