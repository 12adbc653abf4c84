"""Load the scripts of `benchmarks/accuracy` as modules."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

ACCURACY = Path(__file__).parents[1] / "benchmarks" / "accuracy"


def load_scorer(name: str) -> ModuleType:
    """The script `name`.py, run as a module of its own name."""
    spec = importlib.util.spec_from_file_location(f"accuracy_{name}", ACCURACY / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
