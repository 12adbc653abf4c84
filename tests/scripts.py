"""Load the scripts of `benchmarks` as modules."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"


def load_scorer(name: str) -> ModuleType:
    """The script `accuracy/name.py`, run as a module of its own name."""
    return load_script(f"accuracy/{name}")


def load_script(name: str) -> ModuleType:
    """The script `name`.py, run as a module of its own name."""
    module_name = name.replace("/", "_")
    spec = importlib.util.spec_from_file_location(module_name, BENCHMARKS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
