package org.natgrad.tribuo;

import org.natgrad.contract.architecture.ArchitectureContract;

/** The plugin keeps the arrows of the architecture. */
class TribuoArchitectureTest implements ArchitectureContract {}
