package org.natgrad.benchmarks;

import org.natgrad.contract.architecture.ArchitectureContract;

/** This module keeps the arrows. */
class BenchmarksArchitectureTest implements ArchitectureContract {}
