#!/usr/bin/env python3
"""Times PyTorch's torch._standard_gamma_grad and torch._dirichlet_grad, and leaves the operands for Variate.

    torch_nablas.py FOLDER [--threads 1] [--elements 1000000] [--repeats 7]

Writes FOLDER/cases.tsv, one line a case: name, function, element type, rows, columns, nanoseconds an element (the best repeat); and for
every case the operands as raw numbers, FOLDER/NAME.value, .first, .second. A "mixed" case has a shape of its own for every element.
"""
import argparse
import math
import os
import time

import torch

SHAPES = (0.1, 0.5, 2.0, 5.0, 20.0, 1000.0)
PAIRS = ((0.1, 0.1), (0.5, 2.0), (2.0, 3.0), (10.0, 10.0), (1000.0, 0.5), (100.0, 50.0))
LENGTHS = (3, 10, 100)


def best(work, count, repeats):
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return 1e9 * min(times) / count


def log_uniform(count, low, high, dtype):
    return torch.exp(torch.empty(count, dtype=dtype).uniform_(math.log(low), math.log(high)))


def gamma_cases(count, dtype):
    for shape in SHAPES:
        yield f"gamma {shape:g}", torch.full((count,), shape, dtype=dtype)
    yield "gamma mixed 0.1..1000", log_uniform(count, 0.1, 1000, dtype)


def beta_cases(count, dtype):
    for a, b in PAIRS:
        yield f"beta {a:g} {b:g}", torch.full((count,), a, dtype=dtype), torch.full((count,), b, dtype=dtype)
    yield "beta mixed 0.1..1000", log_uniform(count, 0.1, 1000, dtype), log_uniform(count, 0.1, 1000, dtype)


def measure(count, repeats, dtype, save):
    tiny = torch.finfo(dtype).tiny
    for name, shape in gamma_cases(count, dtype):
        value = torch._standard_gamma(shape).clamp_min(tiny)
        nanoseconds = best(lambda: torch._standard_gamma_grad(shape, value), count, repeats)
        save(name, "gamma", count, 1, nanoseconds, value, shape, shape)
    for name, a, b in beta_cases(count, dtype):
        first, second = torch._standard_gamma(a), torch._standard_gamma(b)
        value = (first / (first + second)).clamp(tiny, 1 - torch.finfo(dtype).eps / 2)
        total = a + b
        nanoseconds = best(lambda: torch._dirichlet_grad(value, a, total), count, repeats)
        save(name, "beta", count, 1, nanoseconds, value, a, b)
    for length in LENGTHS:
        rows = count // length
        shape = log_uniform(rows * length, 0.3, 30, dtype).reshape(rows, length)
        draws = torch._standard_gamma(shape)
        value = (draws / draws.sum(-1, True)).clamp_min(tiny)
        gradient = torch.randn(rows, length, dtype=dtype)

        def pullback():
            total = shape.sum(-1, True).expand_as(shape)
            slope = torch._dirichlet_grad(value, shape, total)
            return slope * (gradient - (value * gradient).sum(-1, True))

        nanoseconds = best(pullback, rows * length, repeats)
        save(f"dirichlet {length}", "dirichlet", rows, length, nanoseconds, value, shape, gradient)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--elements", type=int, default=1_000_000)
    parser.add_argument("--repeats", type=int, default=7)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(7)
    os.makedirs(options.folder, exist_ok=True)
    with open(os.path.join(options.folder, "cases.tsv"), "w", encoding="utf-8") as lines:
        for dtype in (torch.float32, torch.float64):
            kind = "Float32" if dtype == torch.float32 else "Float64"

            def save(name, function, rows, columns, nanoseconds, *operands):
                lines.write(f"{name}\t{function}\t{kind}\t{rows}\t{columns}\t{nanoseconds:.3f}\n")
                for operand, part in zip(operands, ("value", "first", "second")):
                    operand.contiguous().numpy().tofile(os.path.join(options.folder, f"{name}.{kind}.{part}"))

            measure(options.elements, options.repeats, dtype, save)


if __name__ == "__main__":
    main()
