package io.memwall.streams;

/**
 * Where names of nodes, links and pools mean something; a case has its own fabrics.
 *
 * @param caseName empty for live events
 * @param id of the fabric
 */
public record Fabric(String caseName, String id) {}
