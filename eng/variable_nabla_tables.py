#!/usr/bin/env python3
"""Writes the coefficient tables of src/Variate.Tensors/Nablas/Tables.

    python3 eng/variable_nabla_tables.py        (about 20 s; needs python3-mpmath)

Each table holds a function of two variables, sum_k g_k(t) r^k with r = 1/(large parameter), whose g_k follow from the
differential equation (q g)' = -dq/dparameter, order by order, as exact power series at 60 digits. Each g_k is then
cut short by a Chebyshev expansion on the stated interval of t, to the stated tolerance on the whole sum. Two runs
write the same bytes.
"""
import os

from mpmath import bernoulli, binomial, cos, factorial, fsum, log, mp, mpf, pi, polyval

mp.dps = 60
TERMS = 90
ORDERS = 14
FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "src", "Variate.Tensors", "Nablas", "Tables")


def divide(numerator, denominator, count):
    quotient = []
    for i in range(count):
        rest = fsum(quotient[j] * denominator[i - j] for j in range(i))
        quotient.append((numerator[i] - rest) / denominator[0])
    return quotient


def multiply(a, b, count):
    return [fsum(a[j] * b[i - j] for j in range(i + 1)) for i in range(count)]


def derivative(a):
    return [(i + 1) * a[i + 1] for i in range(len(a) - 1)]


def gamma_orders():
    """g = sum g_k(t) a^-k, t = ln(x/a): g_0 = t/(1 - e^-t), g_k = (c_k e^t + g_{k-1} - g_{k-1}')/(1 - e^t),
    where psi(a) = ln a + sum c_k a^-k."""
    length = TERMS + 2 * ORDERS
    exponential = [1 / factorial(i) for i in range(length)]
    expm1_over_t = [1 / factorial(i + 1) for i in range(length)]
    c = [mpf(0)] * (ORDERS + 2)
    c[1] = mpf(-1) / 2
    for j in range(1, ORDERS // 2 + 1):
        c[2 * j] = -bernoulli(2 * j) / (2 * j)
    orders = [divide(exponential, expm1_over_t, length)]
    for k in range(1, ORDERS):
        last, slope = orders[-1], derivative(orders[-1])
        numerator = [c[k] * exponential[i] + last[i] - slope[i] for i in range(len(slope))]
        assert abs(numerator[0]) < mpf(10) ** -40
        numerator = [-value for value in numerator[1:]]
        orders.append(divide(numerator, expm1_over_t, len(numerator)))
    return orders


def digamma_shift(shift):
    """The series in 1/nu of psi((nu + shift)/2) - ln(nu/2)."""
    series = [mpf(0)] * (ORDERS + 2)

    def add(factor, power):
        for j in range(ORDERS + 2 - power):
            series[power + j] += factor * binomial(-power, j) * mpf(shift) ** j

    for j in range(1, ORDERS + 2):
        series[j] += (-1) ** (j + 1) * mpf(shift) ** j / j
    add(mpf(-1), 1)
    for n in range(1, ORDERS // 2 + 1):
        add(-bernoulli(2 * n) / (2 * n) * mpf(2) ** (2 * n), 2 * n)
    return series


def student_orders():
    """g = y sum_{k>=1} G_k(v) nu^-k, v = ln(1 + y^2/nu), s = 1 - e^-v: s G_{k+1} = e^-v G_k + 2 s G_k' - r_k, G_0 = 0."""
    length = TERMS + 2 * ORDERS
    d = [a - b for a, b in zip(digamma_shift(1), digamma_shift(0))]
    decay = [(-1) ** i / factorial(i) for i in range(length)]
    s = [-value for value in decay]
    s[0] += 1
    orders = [[mpf(0)] * (length - 1)]
    for k in range(ORDERS):
        last, slope = orders[-1], derivative(orders[-1])
        right = [mpf(0)] * length
        if k < 2:
            right = [-value / 2 for value in s]
        right[1] += mpf(1) / 2 if k == 0 else 0
        right[0] -= 0 if k == 0 else (d[1] - 1) / 2 if k == 1 else d[k] / 2
        first, second = multiply(decay, last, len(slope)), multiply(s, slope, len(slope))
        numerator = [a + 2 * b - c for a, b, c in zip(first, second, right)]
        assert abs(numerator[0]) < mpf(10) ** -35
        orders.append(divide(numerator[1:], s[1:], len(numerator) - 1))
    return orders[1:]


def bessel_ratio(count):
    """A_k with I1(x)/I0(x) = sum A_k x^-k, from A' = 1 - A/x - A^2."""
    a = [mpf(1)]
    for j in range(1, count):
        a.append(((j - 1) * a[j - 1] - a[j - 1] - fsum(a[i] * a[j - i] for i in range(1, j))) / 2)
    return a


def von_mises_orders(count):
    """g = T sum_{k>=1} h_k(T^2) kappa^-k, T = tan(y/2): with g_k = T h_k, g_1 = -T and
    g_{k+1} = ((1 + T^2)/2 g_k' - A_k)(1 + T^2)/(2T); exact."""
    a = bessel_ratio(count + 1)

    def widen(p):
        q = p + [mpf(0), mpf(0)]
        for i, value in enumerate(p):
            q[i + 2] += value
        return q

    orders = [[mpf(0), mpf(-1)]]
    for k in range(1, count):
        q = [value / 2 for value in widen(derivative(orders[-1]))]
        q[0] -= a[k]
        assert abs(q[0]) < mpf(10) ** -40
        orders.append([value / 2 for value in widen(q)[1:]])
    return [order[1::2] for order in orders]


def economise(function, low, high, tolerance):
    """The shortest Chebyshev sum on [low, high] within the tolerance, as a polynomial."""
    nodes, limit = 64, 40
    centre, radius = (mpf(low) + mpf(high)) / 2, (mpf(high) - mpf(low)) / 2
    angles = [pi * (i + mpf(1) / 2) / nodes for i in range(nodes)]
    values = [function(centre + radius * cos(angle)) for angle in angles]
    c = [2 / mpf(nodes) * fsum(v * cos(j * angle) for v, angle in zip(values, angles)) for j in range(limit)]
    c[0] /= 2
    count = limit
    while count > 1 and fsum(abs(value) for value in c[count - 1:]) < tolerance:
        count -= 1
    basis = [[mpf(1)], [-centre / radius, 1 / radius]]
    while len(basis) < count:
        following = [mpf(0)] + [2 / radius * value for value in basis[-1]]
        for i, value in enumerate(basis[-1]):
            following[i] -= 2 * centre / radius * value
        for i, value in enumerate(basis[-2]):
            following[i] -= value
        basis.append(following)
    polynomial = [mpf(0)] * count
    for factor, base in zip(c[:count], basis):
        for i, value in enumerate(base):
            polynomial[i] += factor * value
    return polynomial


def write(name, summary, remarks, polynomials):
    """Rows of equal power of t, the highest first; in a row the highest power of r first."""
    powers = max(len(p) for p in polynomials)
    rows = [[p[j] for p in reversed(polynomials) if len(p) > j] for j in reversed(range(powers))]
    # Orders may be cut at different powers; a row needs every order up to its highest.
    for index, j in enumerate(reversed(range(powers))):
        highest = max(k for k, p in enumerate(polynomials) if len(p) > j)
        rows[index] = [polynomials[k][j] if len(polynomials[k]) > j else mpf(0) for k in reversed(range(highest + 1))]
    lines = ["namespace Variate.Tensors.Nablas.Tables;", "", f"/// <summary>{summary}</summary>",
             f"/// <remarks>{remarks} Written by eng/variable_nabla_tables.py.</remarks>",
             f"internal readonly struct {name} : IExpansionTable", "{",
             f"    public static int RowCount => {len(rows)};", "",
             "    public static ReadOnlySpan<byte> RowLengths =>", "    [",
             f"        {', '.join(str(len(row)) for row in rows)},", "    ];", "",
             "    public static ReadOnlySpan<double> Coefficients =>", "    ["]
    numbers = [repr(float(value)) for row in rows for value in row]
    for start in range(0, len(numbers), 6):
        lines.append(f"        {', '.join(numbers[start:start + 6])},")
    lines += ["    ];", "}", ""]
    with open(os.path.join(FOLDER, name + ".cs"), "w", encoding="utf-8", newline="\n") as file:
        file.write("\n".join(lines))
    print(name, "rows", len(rows), "coefficients", sum(len(row) for row in rows))


def legendre(count):
    """Nodes and weights of Gauss and Legendre on [0, 1]."""
    def value_and_slope(x):
        before, last = mpf(1), x
        for n in range(2, count + 1):
            before, last = last, ((2 * n - 1) * x * last - (n - 1) * before) / n
        return last, count * (x * last - before) / (x * x - 1)

    rule = []
    for i in range(count):
        x = -cos(pi * (i + mpf(3) / 4) / (count + mpf(1) / 2))
        for _ in range(12):
            value, slope = value_and_slope(x)
            x -= value / slope
        rule.append(((1 + x) / 2, 1 / ((1 - x * x) * value_and_slope(x)[1] ** 2)))
    return rule


def write_rule(name, summary, count):
    rule = legendre(count)
    lines = ["namespace Variate.Tensors.Nablas.Tables;", "", f"/// <summary>{summary}</summary>",
             "/// <remarks>Written by eng/variable_nabla_tables.py.</remarks>",
             f"internal readonly struct {name} : IQuadratureRule", "{"]
    for title, column in (("Nodes", 0), ("Weights", 1)):
        lines += [f"    public static ReadOnlySpan<double> {title} =>", "    ["]
        numbers = [repr(float(entry[column])) for entry in rule]
        for start in range(0, count, 4):
            lines.append(f"        {', '.join(numbers[start:start + 4])},")
        lines += ["    ];", ""]
    lines[-1] = "}"
    with open(os.path.join(FOLDER, name + ".cs"), "w", encoding="utf-8", newline="\n") as file:
        file.write("\n".join(lines) + "\n")
    print(name, "sum of weights - 1 =", float(fsum(entry[1] for entry in rule) - 1))


def at(polynomial, t):
    return polyval(list(reversed(polynomial)), t)


def main():
    gamma = gamma_orders()
    write("GammaTable", "g = Σₖ gₖ(t) a⁻ᵏ, t = ln(x/a), of the gamma law: rows by powers of t, columns by powers of 1/a.",
          "For a ≥ 10 and |t| ≤ 2; error below 2e−14.",
          [economise(lambda t, k=k: at(gamma[k], t), -2, 2, mpf("2e-16") * mpf(10) ** k) for k in range(13)])
    write("GammaNearMeanTable", "g = Σₖ gₖ(δ) a⁻ᵏ, δ = x/a − 1, of the gamma law: rows by powers of δ, columns by powers of 1/a.",
          "For a ≥ 1000 and |δ| ≤ 0.16; error below 1e−14.",
          [economise(lambda t, k=k: at(gamma[k], log(1 + t)), "-0.16", "0.16", mpf("2e-16") * mpf(1000) ** k) for k in range(5)])
    student = student_orders()
    # G_1 vanishes at v = 0, where its exact zero matters: v times an expansion of G_1/v.
    assert abs(student[0][0]) < mpf(10) ** -35
    first = [mpf(0)] + economise(lambda v: at(student[0][1:], v), 0, 3, mpf("2e-17"))
    write("StudentTTable", "g/y = (1/ν) Σₖ Gₖ₊₁(v) ν⁻ᵏ, v = ln(1 + y²/ν), of Student's law: rows by powers of v, columns by powers of 1/ν.",
          "For ν ≥ 24 and v ≤ 3; error below 1e−13.",
          [first] + [economise(lambda v, k=k: at(student[k], v), 0, 3, mpf("2e-16") * mpf(24) ** k / 4) for k in range(1, 13)])
    write("VonMisesTable", "g/T = (1/κ) Σₖ hₖ₊₁(T²) κ⁻ᵏ, T = tan(y/2), of the law of von Mises: rows by powers of T², columns by powers of 1/κ.",
          "Exact coefficients, twelve orders. For κ ≥ 30 and κT² ≤ 6.5; error below 2e−12.",
          von_mises_orders(12))
    write_rule("ShortRule", "Gauss and Legendre on [0, 1] with 12 nodes.", 12)
    write_rule("LongRule", "Gauss and Legendre on [0, 1] with 32 nodes.", 32)
    print("Bessel ratio", [float(value) for value in bessel_ratio(14)])


if __name__ == "__main__":
    main()
