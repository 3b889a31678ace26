# CSV in, scores out with pandas: python3 pandas-scores.py SPEC INPUT OUTPUT
import json
import sys

import numpy as np
import pandas as pd

spec_file, source, target = sys.argv[1:4]
with open(spec_file, encoding="utf-8") as file:
    spec = json.load(file)

types = {item: "float32" for item in spec["items"]}
types.update({column: str for column in spec["carried"]})
frame = pd.read_csv(source, dtype=types, keep_default_na=True)
results = {column: frame[column] for column in spec["carried"]}
results["row"] = np.arange(1, len(frame) + 1)


def value(term):
    column = frame[term["item"]]
    if "atLeast" in term:
        return (column >= term["atLeast"]).astype("float32").where(column.notna())
    return term["from"] - column if "from" in term else column


for scale in spec["scales"]:
    name, terms = scale["column"], scale["terms"]
    if "item" in terms[0]:
        values = pd.concat([value(term) for term in terms], axis=1)
        missing = values.isna().sum(axis=1)
        total = values.sum(axis=1).astype("float64")
        count = len(terms)
        raw = total / count if scale["aggregate"] == "mean" else total
        if scale["maxMissing"] > 0:
            prorated = np.floor(total * count / (count - missing).replace(0, np.nan) + 0.5)
            raw = raw.where(missing == 0, prorated)
        raw = raw.where(missing <= scale["maxMissing"])
    else:
        raw = sum(results[f"{term['scale']}_raw"] for term in terms)
    results[f"{name}_raw"] = raw
    if scale["hasBand"]:
        bands = scale["bands"]
        if not bands:
            results[f"{name}_band"] = pd.Series([None] * len(frame))
            continue
        band = pd.Series(bands[0]["band"], index=frame.index)
        for cut in bands[1:]:
            reached = raw > cut["at"] if cut["isAbove"] else raw >= cut["at"]
            band = band.mask(reached, cut["band"])
        results[f"{name}_band"] = band.where(raw.notna())

pd.DataFrame(results)[spec["columns"]].to_csv(target, index=False)
