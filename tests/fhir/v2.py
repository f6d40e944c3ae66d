"""Validates HL7 v2.5.1 messages with hl7apy in strict mode, and holds what it lets pass.

    python v2.py FILE|FOLDER…

hl7apy leaves out a segment that has no place in the message, warns of a value that is not in its table, and takes any text
as the value of an OBX. Here each of these is a fault.
"""

import re
import tempfile
from pathlib import Path

from hl7apy.consts import VALIDATION_LEVEL
from hl7apy.exceptions import HL7apyException
from hl7apy.parser import parse_message

from files import judge

# Tables that grow outside of the standard, and what Palpate writes that version 2.5.1 does not yet list.
LATER = ["UCUM not in table HL70396"]

# How a value of an OBX is written, by the type that OBX-2 names.
VALUES = {
    "NM": r"[+-]?\d+(\.\d+)?",
    "DT": r"\d{4}(\d\d){0,2}",
    "TS": r"\d{4,14}(\.\d{1,4})?([+-]\d{4})?",
    "CE": r"[^^]*\^.+",
    "CWE": r"[^^]*\^.+",
}


def faults(text):
    if "\n" in text:
        return ["a line feed, where HL7 v2 ends a segment with a carriage return alone"]
    try:
        message = parse_message(text, validation_level=VALIDATION_LEVEL.STRICT)
        if message.version != "2.5.1":
            return [f"found version {message.version}, expected 2.5.1"]
        reasons = reported(message)
    except (HL7apyException, ValueError) as error:
        return [f"{type(error).__name__} {error}"]
    segments = [segment for segment in text.split("\r") if segment]
    return reasons + left_out(message, segments) + values(segments)


def reported(message):
    """All that hl7apy says, not only the first."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report")
        try:
            message.validate(report_file=str(report))
        except HL7apyException:
            pass
        lines = report.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not any(later in line for later in LATER)]


def left_out(message, segments):
    read = [segment[:3] for segment in message.to_er7().split("\r") if segment]
    written = [segment[:3] for segment in segments]
    return [] if read == written else [f"found the segments {' '.join(written)}, of which only {' '.join(read)} have a place"]


def values(segments):
    reasons = []
    for segment in segments:
        fields = segment.split("|")
        if fields[0] != "OBX" or len(fields) < 6 or not fields[5]:
            continue
        form = VALUES.get(fields[2])
        if not fields[2]:
            reasons.append(f"OBX {fields[1]} has a value without its type")
        elif form and not re.fullmatch(form, fields[5]):
            reasons.append(f"OBX {fields[1]} has the value {fields[5]}, which is no {fields[2]}")
    return reasons


judge("hl7apy", ".hl7", faults)
