"""Write src/cleaner/rules/compiled.json from the TOML files beside it; run after every change of a rule."""

from __future__ import annotations

from pathlib import Path

from cleaner.compiled import dump, sources


def main() -> None:
    """Write the compiled rules."""
    target = Path(__file__).parents[1] / "src" / "cleaner" / "rules" / "compiled.json"
    target.write_text(dump(sources()), encoding="utf-8")


if __name__ == "__main__":
    main()
