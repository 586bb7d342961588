"""Draft the expected.json of a fixture: what clean() makes of a source, for a human to check and correct.

    PYTHONPATH=src python tools/expect.py tests/fixtures/NEW/source.txt > tests/fixtures/NEW/expected.json
    PYTHONPATH=src python tools/expect.py --differ tests/fixtures/*/source.txt

    --published DATE    the day that clean() is told
    --differ            show where the expected.json beside each source differs from what comes out

Never write its output over an expected.json unread: the file says what is right, not what comes out.
"""

from __future__ import annotations

import argparse
import difflib
import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from test_fixtures import cleaned, read, told


def written(expected: dict[str, Any]) -> str:
    """A fixture's expected.json, with one block or one removal a line."""
    rows = ",\n".join("    " + json.dumps(row, ensure_ascii=False) for row in expected["removals"])
    text = json.dumps({**expected, "removals": []}, ensure_ascii=False, indent=2)
    return (text.replace('"removals": []', f'"removals": [\n{rows}\n  ]') if rows else text) + "\n"


def differences(path: Path) -> list[str]:
    """Where a fixture differs from what comes out of its source."""
    source, expected = read(path.parent)
    got = told(cleaned(source, expected.pop("published_on", None)))
    expected_lines, got_lines = written(expected).splitlines(), written(got).splitlines()
    name = f"{path.parent.name}/expected.json"
    return list(difflib.unified_diff(expected_lines, got_lines, name, "clean()", n=0, lineterm=""))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("sources", nargs="+", type=Path, metavar="SOURCE")
    parser.add_argument("--published", metavar="DATE")
    parser.add_argument("--differ", action="store_true")
    options = parser.parse_args()
    for path in options.sources:
        if options.differ:
            print("\n".join(differences(path)), end="\n\n")
        else:
            day = {"published_on": options.published} if options.published else {}
            print(written(told(cleaned(path.read_bytes().decode("utf-8"), options.published)) | day), end="")


if __name__ == "__main__":
    main()
