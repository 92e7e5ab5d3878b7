"""Writes bessel.csv: python3 bessel.py > bessel.csv. With an argument, the series of LogBessel."""

import sys
from fractions import Fraction
from math import factorial

from mpmath import besseli, log, mp, mpf, nstr

mp.dps = 60
POINTS = (1e-6, 1e-3, 0.05, 0.5, 0.7499, 0.7501, 1.5, 3, 10, 49.99, 50.01, 200, 1000, 1e6)


def logarithm(a):
    """Coefficients of log(1 + a_1 t + a_2 t^2 + ...)."""
    c = [Fraction(0)]
    for n in range(1, len(a)):
        c.append(a[n] - sum(j * c[j] * a[n - j] for j in range(1, n)) / n)
    return [float(x) for x in c[1:]]


def coefficients(terms=24):
    power = [Fraction(1, 4**n * factorial(n) ** 2) for n in range(terms + 1)]
    asymptotic = [Fraction(1)]
    for k in range(1, 21):
        asymptotic.append(asymptotic[-1] * Fraction((2 * k - 1) ** 2, 8 * k))
    print(logarithm(power))
    print(logarithm(asymptotic))


def values():
    print("x,order,value")
    for point in POINTS:
        x = mpf(point)
        i0 = besseli(0, x)
        a = besseli(1, x) / i0  # its derivatives by Riccati's equation A' = 1 - A/x - A^2
        a1 = 1 - a / x - a * a
        a2 = -a1 / x + a / x**2 - 2 * a * a1
        a3 = -a2 / x + 2 * a1 / x**2 - 2 * a / x**3 - 2 * a1**2 - 2 * a * a2
        a4 = -a3 / x + 3 * a2 / x**2 - 6 * a1 / x**3 + 6 * a / x**4 - 6 * a1 * a2 - 2 * a * a3
        for order, value in enumerate((log(i0) - x, a, a1, a2, a3, a4)):
            print(f"{point!r},{order},{nstr(value, 20)}")
        print(f"{point!r},-1,{nstr(x * a1 - a, 20)}")


coefficients() if sys.argv[1:] else values()
