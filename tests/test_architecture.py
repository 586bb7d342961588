"""The page on the architecture tells the truth about the modules."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "cleaner"
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


def listed() -> list[str]:
    """The modules in the order of the page."""
    table = PAGE.partition("## Modules")[2].partition("\n## ")[0]
    cells = re.findall(r"(?m)^\| (`[^|]+) \|", table)
    return [name for cell in cells for name in re.findall(r"`(\w+)`", cell)]


def imported(module: str) -> set[str]:
    """The modules of the package that a module imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse((PACKAGE / f"{module}.py").read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "cleaner":
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("cleaner."):
            found.add((node.module or "").split(".")[1])
    return found


def test_every_module_is_listed_once() -> None:
    """None is missing, none is gone."""
    assert sorted(listed()) == sorted(path.stem for path in PACKAGE.glob("*.py") if not path.stem.startswith("__"))


def test_imports_run_one_way() -> None:
    """A module imports only what stands above it in the table."""
    order = listed()
    assert {m: later for i, m in enumerate(order) if (later := imported(m) & set(order[i:]))} == {}
