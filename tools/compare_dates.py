"""Times our reading of timestamps beside libraries that could do it, in one run: `python tools/compare_dates.py`.

The libraries need not be installed for the package; `trafilatura` brings dateparser, and that brings babel's data.
Each figure is the least of five fresh processes, in seconds of CPU.
"""

from __future__ import annotations

import subprocess
import sys

LINES = (
    "Updated: May 05, 2020 14:41 IST",
    "Publié le 7 mai 2024 à 14h30",
    "7. Mai 2024, 14:30 Uhr",
    "Опубликовано: 7 мая 2024, 14:30",
)
LANGUAGES = (
    "en fr de es it pt nl sv nb da fi is et lv lt pl cs sk sl hr sr hu ro bg uk ru el tr id ms vi ar he fa hi ja ko zh"
)
WORK = {
    "cleaner": ("from cleaner import timestamp", "timestamp.parse_all(line)"),
    "dateparser": ("import dateparser", "dateparser.parse(line)"),
    "python-dateutil": ("from dateutil import parser", "parser.parse(line, fuzzy=True) if line.isascii() else None"),
}
BABEL = f"""
from babel import Locale
for name in "{LANGUAGES}".split():
    locale = Locale(name)
    for width in ("wide", "abbreviated"):
        dict(locale.months["format"][width]), dict(locale.months["stand-alone"][width])
        dict(locale.days["format"][width])
"""
OURS = "from cleaner import calendar_words\ncalendar_words.month('mai')"


def seconds(code: str) -> float:
    """The CPU time that a fresh process spends on this code, without starting."""
    timed = f"import time\nstart = time.process_time()\n{code}\nprint(time.process_time() - start)"
    runs = (subprocess.run([sys.executable, "-c", timed], capture_output=True, text=True, check=True) for _ in range(5))
    return min(float(run.stdout.split()[-1]) for run in runs)


def main() -> None:
    base = seconds("import cleaner")
    for name, (loading, reading) in WORK.items():
        spent = base if name == "cleaner" else 0.0
        once = f"{loading}\nfor line in {LINES!r}:\n    {reading}"
        often = f"{loading}\nfor line in {LINES * 25!r}:\n    {reading}"
        loaded, first, hundred = seconds(loading), seconds(once), seconds(often)
        each = (hundred - first) / (24 * len(LINES))
        print(f"{name:16} import {loaded - spent:.3f}  four lines {first - loaded:.4f}  each further line {each:.6f}")
    print(f"names of months and days: babel {seconds(BABEL):.3f}, words.json {seconds(OURS) - base:.3f}")


if __name__ == "__main__":
    main()
