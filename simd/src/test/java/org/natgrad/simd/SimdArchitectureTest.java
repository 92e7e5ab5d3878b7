package org.natgrad.simd;

import org.natgrad.contract.architecture.ArchitectureContract;

/** This module keeps the arrows. */
class SimdArchitectureTest implements ArchitectureContract {}
