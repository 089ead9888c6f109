package io.memwall.collectors.agent.estimate;

/** The two-sided 95 % quantile of Student's t distribution. */
final class StudentT {
  private static final double NORMAL = 1.959963984540054;

  /** By degrees of freedom from 1: where the series below is not yet exact to three digits. */
  private static final double[] FEW = {12.7062, 4.3027, 3.1824, 2.7764, 2.5706};

  private StudentT() {}

  /**
   * Half the width of a 95 % interval, in standard errors.
   *
   * @param degrees of freedom, at least 1
   */
  static double quantile(long degrees) {
    if (degrees <= FEW.length) {
      return FEW[(int) degrees - 1];
    }
    // Cornish-Fisher expansion about the normal quantile (Abramowitz and Stegun 26.7.5).
    double z = NORMAL;
    double z2 = z * z;
    double first = z * (z2 + 1) / 4;
    double second = z * ((5 * z2 + 16) * z2 + 3) / 96;
    double third = z * (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384;
    double n = degrees;
    return z + first / n + second / (n * n) + third / (n * n * n);
  }
}
