package io.memwall.collectors.agent.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A piece of configuration as written, before anybody has asked what it means. */
sealed interface Value {
  Place place();

  /** What the writer would recognise, for a message. */
  String shown();

  /** One word or number; its text is never interpreted before a {@link Kind} does. */
  record Scalar(String text, Place place) implements Value {
    @Override
    public String shown() {
      return text;
    }
  }

  record Items(List<Value> items, Place place) implements Value {
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public String shown() {
      return "[...]";
    }
  }

  /** Keys in the order written. */
  record Fields(Map<String, Value> fields, Place place) implements Value {
    public Fields {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    static Fields none(Place place) {
      return new Fields(Map.of(), place);
    }

    @Override
    public String shown() {
      return "{...}";
    }
  }

  /** A key with nothing behind it. */
  record Nothing(Place place) implements Value {
    @Override
    public String shown() {
      return "";
    }
  }
}
