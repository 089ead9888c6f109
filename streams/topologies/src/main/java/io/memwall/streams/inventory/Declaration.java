package io.memwall.streams.inventory;

import io.memwall.streams.Fabric;
import java.util.Optional;

/**
 * One version of one object.
 *
 * @param fabric the object's fabric
 * @param object its id
 * @param version orders what is said of it
 * @param atNs since when it holds, ns since 1970
 * @param facts none when the object ceased to be, or is of a kind nobody asks for
 */
record Declaration(
    Fabric fabric, String object, Version version, long atNs, Optional<Facts> facts) {}
