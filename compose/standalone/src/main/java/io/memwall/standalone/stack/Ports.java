package io.memwall.standalone.stack;

import io.memwall.engines.EngineException;
import io.memwall.engines.Ports.Wanted;

/**
 * The ports of a stack, all on 127.0.0.1; 0 for any free one.
 *
 * @param kafka where producers and consumers connect
 * @param controller of Kafka, used by Kafka only
 * @param clickHouseHttp SQL over HTTP
 * @param clickHouseTcp the native protocol
 * @param console pages for a browser
 */
record Ports(int kafka, int controller, int clickHouseHttp, int clickHouseTcp, int console) {
  static final int DEFAULT_BASE = 17_700;
  static final Ports FREE = new Ports(0, 0, 0, 0, 0);

  static Ports from(int base) {
    if (base < 1024 || base > 65_531) {
      throw new IllegalArgumentException("--port-base " + base + " is outside 1024..65531");
    }
    return new Ports(base, base + 1, base + 2, base + 3, base + 4);
  }

  /** The same with another port for the console. */
  Ports withConsole(int port) {
    return new Ports(kafka, controller, clickHouseHttp, clickHouseTcp, port);
  }

  /**
   * Before anything is started: to learn it from the last engine takes half a minute.
   *
   * @throws EngineException for a port that is taken
   */
  void requireFree() {
    io.memwall.engines.Ports.choose(
        new Wanted("kafka", kafka),
        new Wanted("kafka's controller", controller),
        new Wanted("clickhouse", clickHouseHttp),
        new Wanted("clickhouse's native protocol", clickHouseTcp),
        new Wanted("the console", console));
  }
}
