package org.natgrad.wasserstein;

import org.natgrad.contract.architecture.ArchitectureContract;

class WassersteinArchitectureTest implements ArchitectureContract {}
