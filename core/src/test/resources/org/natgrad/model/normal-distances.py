"""Writes normal-distances.csv: Fisher–Rao distances of normal laws in 1 to 4 dimensions.

python3 normal-distances.py > normal-distances.csv   (mpmath 1.3, 80 digits; some minutes)

The distance is min ½‖log G‖_F over the skew matrices A in G = M diag(S⁻¹, 1, S) Mᵀ, found as the
zero of the block (1, 3) of log G by damped Newton steps with a Jacobian by differences. Columns: d, mean
and lower Cholesky factor of either law, packed row by row, and the distance.
"""
import random
from mpmath import mp, mpf, matrix, eye, zeros, diag, eigsy, log, sqrt, lu_solve, nstr

mp.dps = 80


def distance(m1, l1, m2, l2):
    d = len(m1)
    order = 2 * d + 1
    inverse = matrix(l1) ** -1
    m = inverse * (matrix(m2) - matrix(m1))
    c = inverse * matrix(l2)
    s = c * c.T
    pairs = [(a, b) for a in range(d) for b in range(a)]
    middle = eye(order)
    for i in range(d):
        for j in range(d):
            middle[i, j] = (s ** -1)[i, j]
            middle[d + 1 + i, d + 1 + j] = s[i, j]

    def logarithm(v):
        skew = zeros(d)
        for (a, b), x in zip(pairs, v):
            skew[a, b] = x
            skew[b, a] = -x
        lower = eye(order)
        for i in range(d):
            lower[d, i] = m[i]
            lower[d + 1 + i, d] = -m[i]
            for j in range(d):
                lower[d + 1 + i, j] = skew[i, j] - m[i] * m[j] / 2
        values, q = eigsy(lower * middle * lower.T)
        logs = [log(e) for e in values]
        h = q * diag(logs) * q.T
        return sqrt(sum(r * r for r in logs)) / 2, [h[b, d + 1 + a] - h[a, d + 1 + b] for a, b in pairs]

    v = [mpf(0)] * len(pairs)
    f, g = logarithm(v)
    damping = mpf(0)
    for _ in range(200):
        if not pairs:
            return f
        jacobian = zeros(len(pairs))
        for k in range(len(pairs)):
            h = mpf(10) ** -30 * (1 + abs(v[k]))
            beside = logarithm([x + h * (e == k) for e, x in enumerate(v)])[1]
            for i in range(len(pairs)):
                jacobian[i, k] = (beside[i] - g[i]) / h
        while True:
            damped = jacobian + damping * diag([abs(jacobian[i, i]) for i in range(len(pairs))])
            step = lu_solve(damped, -matrix(g))
            slope = sum(step[i] * g[i] for i in range(len(g)))
            if damping == 0 and abs(slope) < mpf(10) ** -22:
                return f  # this is the square's error
            trial = [v[i] + step[i] for i in range(len(v))]
            there, gradient = logarithm(trial)
            if slope < 0 and there < f:
                damping = damping / 10 if damping > mpf(10) ** -3 else mpf(0)
                break
            damping = max(5 * damping, mpf(10) ** -2)
        v, f, g = trial, there, gradient
    raise ArithmeticError("Newton's method did not settle")


def law(d, reach, r):
    scale = [10 ** (reach * (2 * r.random() - 1)) for _ in range(d)]
    lower = [[0.0] * d for _ in range(d)]
    for i in range(d):
        for j in range(i):
            lower[i][j] = 0.5 * r.gauss(0, 1) * scale[j]
        lower[i][i] = scale[i]
    return [r.gauss(0, 1) * 10 ** (reach * (2 * r.random() - 1)) for _ in range(d)], lower


print("d,laws,distance")
for d in (1, 2, 3, 4):
    for reach in (0.3, 1, 2, 3):
        for seed in range(3 if d < 4 else 1):
            r = random.Random(1000 * d + 10 * int(10 * reach) + seed)
            m1, l1 = law(d, reach, r)
            m2, l2 = law(d, reach, r)
            numbers = []
            for m, l in ((m1, l1), (m2, l2)):
                numbers += m + [l[i][j] for i in range(d) for j in range(i + 1)]
            print(f"{d},{' '.join(map(repr, numbers))},{nstr(distance(m1, l1, m2, l2), 20)}", flush=True)
