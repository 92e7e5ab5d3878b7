package org.natgrad.geometry;

/**
 * The evidence that comes with a raised index.
 *
 * @param relativeResidual ‖w − Gv‖ / ‖w‖ as measured or bounded by the solver, in its own norm; ≥ 0
 * @param rank the numerical rank of G, or its dimension where the solver cannot tell
 * @param iterations products with G that the solver took, 0 for a direct one
 */
public record Solution(double relativeResidual, int rank, int iterations) {}
