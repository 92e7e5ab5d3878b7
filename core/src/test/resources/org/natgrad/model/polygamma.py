"""Writes polygamma.csv: log Γ and its derivatives, and the same without Stirling's leading terms.

python3 polygamma.py > polygamma.csv   (mpmath 1.3, 60 digits)
"""
import random
from mpmath import mp, mpf, loggamma, psi, log, diff, factorial

mp.dps = 60
random.seed(1)
xs = [10 ** random.uniform(-8, 15) for _ in range(120)]
xs += [1.0, 2.0, 0.5, 1.4616321449683622, 1.4616321449683624, 1.5, 1.3, 15.999, 16.0, 1e-8, 1e15]
print("x,order,loggamma,excess")
for x in xs:
    v = mpf(x)
    for k in range(6):
        f = loggamma(v) if k == 0 else psi(k - 1, v)
        if k == 0:
            e = f - (v * log(v) - v)
        elif k == 1:
            e = f - log(v)
        else:
            e = f - (-1) ** k * factorial(k - 2) / v ** (k - 1)
        print(f"{x!r},{k},{mp.nstr(f, 25)},{mp.nstr(e, 25)}")
