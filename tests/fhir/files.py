"""What the validators in Python share: which files are meant, and how a fault is said."""

import sys
from pathlib import Path


def files_of(paths, ending):
    """The files among the paths, and those with the ending in folders, in the order of their names."""
    files = []
    for path in map(Path, paths):
        files += sorted(path.glob(f"*{ending}")) if path.is_dir() else [path]
    return files


def judge(tool, ending, faults):
    """Prints `FILE: reason` for each reason that `faults` gives of a file's text, and how many files were read.

    Ends with 1 where there was one, and where there was nothing to read: what was not looked at is not valid.
    """
    files = files_of(sys.argv[1:], ending)
    faulty = 0
    for file in files:
        # Bytes first: HL7 v2 ends its segments with a carriage return, which reading as text would change.
        text = file.read_bytes().decode("utf-8")
        reasons = list(dict.fromkeys(" ".join(reason.split()) for reason in faults(text)))
        for reason in reasons:
            print(f"{file}: {reason}")
        faulty += bool(reasons)
    print(f"{tool}: {len(files)} files read, {faulty} with faults", file=sys.stderr)
    sys.exit(1 if faulty or not files else 0)
