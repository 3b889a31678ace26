"""Computes the last column of ../norm-tables.json anew, in rational arithmetic and apart from the engine.

The persons of the file stay as they are: for each, the standard score that the cells of the table in ../../../norms give
by plain reading, or null where no cell is theirs. A raw score on a half is rounded up where the table rounds.
"""
import json
import re
from fractions import Fraction
from math import floor

NORMS = "../../../norms"


def applies(cell, sex, months, grade):
    if "sex" in cell and cell["sex"] != sex:
        return False
    if "age" in cell:
        if months is None:
            return False
        years = Fraction(months, 12)
        if not cell["age"]["from"] <= years < cell["age"]["to"]:
            return False
    return "grades" not in cell or (grade is not None and cell["grades"][0] <= grade <= cell["grades"][-1])


def standard_of(table, cell, raw):
    conversion = cell["conversion"]
    if conversion["kind"] == "lookup":
        return conversion["values"][raw - conversion["rawFrom"]]
    mean, sd = (Fraction(str(conversion[name])) for name in ("mean", "sd"))
    standard = 50 + 10 * (Fraction(str(raw)) - mean) / sd
    return floor(standard + Fraction(1, 2)) if table["round"] == "half-up" else float(standard)


def in_lines(golden):
    """JSON by lines of two spaces, a list of plain values on one line."""
    return re.sub(r"\[([^][{}]*)\]", lambda list: "[" + " ".join(list[1].split()) + "]", json.dumps(golden, indent=2))


def main():
    with open("../norm-tables.json") as file:
        golden = json.load(file)
    for name, rows in golden["tables"].items():
        with open(f"{NORMS}/{name}.json") as file:
            table = json.load(file)
        for row in rows:
            scale, sex, months, grade, raw, _ = row
            if grade is None and months is not None and "gradeFromAge" in table:
                grade = months // 12 - table["gradeFromAge"]["subtract"]
            cells = [
                cell for cell in table["cells"] if cell["scale"] == scale and applies(cell, sex, months, grade)
            ]
            row[5] = standard_of(table, cells[0], raw) if cells else None
    with open("../norm-tables.json", "w") as file:
        file.write(in_lines(golden) + "\n")


main()
