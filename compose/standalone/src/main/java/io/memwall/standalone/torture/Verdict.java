package io.memwall.standalone.torture;

/**
 * One thing that must hold.
 *
 * @param what as a sentence
 * @param detail figures, and where it does not hold what exactly
 */
record Verdict(String what, boolean holds, String detail) {}
