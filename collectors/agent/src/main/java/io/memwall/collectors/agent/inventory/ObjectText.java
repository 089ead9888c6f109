package io.memwall.collectors.agent.inventory;

import io.memwall.collectors.agent.allocation.InventoryVersion.FabricObject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Objects as one line: their kind and what is known of them. */
public final class ObjectText {
  private ObjectText() {}

  /** Such as {@code port(node_id=h1, mac=02:00:00:00:00:01)}; what is not known is left out. */
  public static String of(FabricObject object) {
    return record((Record) object);
  }

  private static String record(Record value) {
    var parts = new ArrayList<String>();
    for (RecordComponent each : value.getClass().getRecordComponents()) {
      part(read(value, each)).ifPresent(text -> parts.add(snake(each.getName()) + "=" + text));
    }
    String kind = snake(value.getClass().getSimpleName());
    return kind + "(" + String.join(", ", parts) + ")";
  }

  private static Object read(Record value, RecordComponent component) {
    try {
      return component.getAccessor().invoke(value);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(component + " cannot be read", e);
    }
  }

  private static Optional<String> part(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.flatMap(ObjectText::part);
    }
    if (value instanceof OptionalLong number) {
      return number.isPresent()
          ? Optional.of(Long.toUnsignedString(number.getAsLong()))
          : Optional.empty();
    }
    if (value instanceof OptionalInt number) {
      return number.isPresent() ? Optional.of("" + number.getAsInt()) : Optional.empty();
    }
    if (value instanceof OptionalDouble number) {
      return number.isPresent() ? Optional.of("" + number.getAsDouble()) : Optional.empty();
    }
    if (value instanceof Collection<?> many) {
      var texts = many.stream().map(each -> part(each).orElse("")).toList();
      return texts.isEmpty() ? Optional.empty() : Optional.of("[" + String.join(" ", texts) + "]");
    }
    if (value instanceof Record part) {
      String text = record(part);
      return text.endsWith("()") ? Optional.empty() : Optional.of(text);
    }
    return Optional.of(
        value instanceof Enum<?> constant
            ? constant.name().toLowerCase(Locale.ROOT)
            : value.toString());
  }

  private static String snake(String name) {
    return name.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }
}
