"""Small files of kinds that readers were reported to get wrong, through `show`.

`kinds_of_input.jsonl` has a file a line, with its text or its bytes, invented: `must` and `must_not` are regular
expressions over all that the command prints, white space folded, with the exit code last. A name tells the kind:
words cut out of a sentence (03), leads (13), lists (14), tables (15), headlines (16), walls (17), invisible characters
(18), ligatures (19), escaped markup (20), dates (21), encodings (22), PDF (23), mail (24), web archives (25), books
(26), leftovers of the site (27), embedded posts (28), sentence borders (29), dates of feeds (30), drop caps (31).
"""

from __future__ import annotations

import base64
import json
import re
from pathlib import Path
from typing import Any

import pytest

CASES = [
    json.loads(line)
    for line in Path(__file__).with_name("kinds_of_input.jsonl").read_text("utf-8").splitlines()
]


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in CASES])
def test_kind_of_input(
    briefing: Any, case: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    packed = case.get("base64")
    data = base64.b64decode(packed) if packed else case["text"].encode()
    Path(case["name"]).write_bytes(data)
    wide = [] if "--format" in case["command"] else ["--width", "200"]
    code, out, err = briefing(*case["command"], *wide)
    printed = " ".join([*out.split(), *err.split(), f"[exit {code}]"])
    assert not [pattern for pattern in case["must"] if not re.search(pattern, printed, re.I)]
    assert not [pattern for pattern in case["must_not"] if re.search(pattern, printed, re.I)]
