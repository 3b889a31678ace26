"""Writes ../normal-curve.json: the normal curve and its inverse at 60 digits by mpmath, rounded to double."""
import json
import re

from mpmath import erfc, erfinv, mp, mpf, sqrt

mp.dps = 60

Z = [
    -38.0, -37.5, -30.0, -20.0, -15.0, -10.0, -8.0, -6.0, -5.7, -5.65, -5.0, -4.0, -3.5, -3.0, -2.575829303548901,
    -2.0, -1.959963984540054, -1.5, -1.0, -0.7, -0.675, -0.674, -0.5, -0.25, -0.1, -0.01, -1e-8, 0.0, 1e-8, 0.1, 0.5,
    0.67448975, 0.68, 1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0,
]
P = [
    1e-300, 1e-100, 1e-50, 1e-20, 1e-15, 1e-12, 1e-10, 1e-7, 1e-5, 0.0001, 0.001, 0.005, 0.01, 0.02, 0.025, 0.05,
    0.075, 0.0751, 0.1, 0.2, 0.25, 0.3, 0.4, 0.45, 0.49, 0.499999, 0.5, 0.500001, 0.6, 0.75, 0.9, 0.925, 0.95, 0.975,
    0.99, 0.995, 0.999, 0.99999, 0.9999999, 0.9999999999,
]


def cumulative(z):
    return erfc(-mpf(z) / sqrt(2)) / 2


def quantile(p):
    """Newton's steps on the logarithm of the lower tail, for the tail that is the smaller one."""
    p = mpf(p)
    if p > mpf(1) / 2:
        return -quantile_of_tail(1 - p)
    return quantile_of_tail(p)


def quantile_of_tail(p):
    if p == mpf(1) / 2:
        return mpf(0)
    z = -sqrt(-2 * mp.log(p)) if p < mpf("0.02") else mp.sqrt(2) * erfinv(2 * p - 1)
    for _ in range(60):
        tail = cumulative(z)
        slope = mp.exp(-z * z / 2) / mp.sqrt(2 * mp.pi) / tail
        step = (mp.log(tail) - mp.log(p)) / slope
        z -= step
        if abs(step) < mpf(10) ** -55:
            break
    return z


golden = {
    "name": "normal_curve",
    "source": "mpmath at 60 digits: erfc(-z / sqrt 2) / 2, its inverse by Newton steps, rounded to double",
    "inputs": {"z": Z, "p": P},
    "expected": {
        "cumulative": [float(cumulative(z)) for z in Z],
        "quantile": [float(quantile(p)) for p in P],
    },
    "tolerance": {"relative": 1e-15},
}
with open("../normal-curve.json", "w") as file:
    text = json.dumps(golden, indent=2)
    file.write(re.sub(r"\[([^][{}]*)\]", lambda list: "[" + " ".join(list[1].split()) + "]", text) + "\n")
