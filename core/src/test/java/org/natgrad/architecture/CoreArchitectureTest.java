package org.natgrad.architecture;

import org.natgrad.contract.architecture.ArchitectureContract;

class CoreArchitectureTest implements ArchitectureContract {}
