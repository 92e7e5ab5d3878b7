/** The kernels on the Java Vector API: the same bits as the scalar ones, faster. */
module org.natgrad.simd {
  requires org.natgrad.core;
  requires java.logging;
  requires jdk.incubator.vector;

  provides org.natgrad.kernel.Kernels with
      org.natgrad.simd.VectorKernels;
}
