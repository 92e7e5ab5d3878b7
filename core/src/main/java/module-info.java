/** Information geometry, natural-gradient descent and regression, in pure Java. */
module org.natgrad.core {
  requires java.logging;
  requires transitive hipparchus.core;

  exports org.natgrad.kernel;
  exports org.natgrad.geometry;
  exports org.natgrad.descent;
  exports org.natgrad.model;
  exports org.natgrad.information;
  exports org.natgrad.regression;

  uses org.natgrad.kernel.Kernels;
}
