"""Budgets of the consequence library as benchmarks."""

import pytest

from bench.consequence.cases import KERNELS


@pytest.mark.parametrize("name", KERNELS)
def test_kernel(benchmark, name):
    kernel = KERNELS[name]
    benchmark.extra_info["samples"] = kernel.samples
    benchmark(kernel.make())
