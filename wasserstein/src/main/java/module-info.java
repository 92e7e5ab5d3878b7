/** One-dimensional optimal transport. */
module org.natgrad.wasserstein {
  requires transitive org.natgrad.core;

  exports org.natgrad.wasserstein;
}
