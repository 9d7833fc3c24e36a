"""Budgets of the consequence library as benchmarks."""

import pytest

from bench.consequence.cases import KERNELS


@pytest.mark.parametrize("name", KERNELS)
def test_kernel(benchmark, name):
    make, samples, _, _ = KERNELS[name]
    benchmark.extra_info["samples"] = samples
    benchmark(make())
