"""Runs every check on a folder that holds `output/`: a line a check, exit code 1 where one fails."""

import importlib
import sys
import time
import traceback
from pathlib import Path

CHECKS = ["schemas", "graphml", "tables", "sqlite", "rdf", "kgx_biolink", "fhir", "counts", "cookbook"]


def main(work):
    failed = []
    for name in CHECKS:
        started = time.monotonic()
        try:
            told = importlib.import_module(f"checks.{name}").check(work / "output")
            print(f"ok      {name}: {told} ({time.monotonic() - started:.1f} s)", flush=True)
        except Exception:
            failed.append(name)
            print(f"FAILED  {name}\n{traceback.format_exc()}", flush=True)
    if failed:
        print(f"interop: {len(failed)} of {len(CHECKS)} checks failed: {', '.join(failed)}")
        return 1
    print(f"interop: all {len(CHECKS)} checks passed")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
