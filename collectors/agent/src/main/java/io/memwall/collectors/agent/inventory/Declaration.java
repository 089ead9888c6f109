package io.memwall.collectors.agent.inventory;

import io.memwall.collectors.agent.allocation.InventoryVersion.FabricObject;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The fabric as somebody declares it.
 *
 * @param scope the name of the declaration: another one never removes what this one named
 * @param objects by id
 */
public record Declaration(String scope, Map<String, FabricObject> objects) {
  public Declaration {
    objects = Collections.unmodifiableMap(new TreeMap<>(objects));
  }

  /** Reads YAML; throws {@link DeclarationException} with every mistake. */
  public static Declaration parse(String yaml) {
    return new DeclarationReading(yaml).read();
  }
}
