/**
 * Questions and answers: saved queries and ad-hoc SQL, against a given ClickHouse, a running stack,
 * or a data directory at rest.
 *
 * <p>Every answer says the time range it covers. A range not asked for follows from where one asks:
 * the last hour of a live stack, the whole of a case, everything in a data directory at rest.
 *
 * <p>Invariant: asking changes nothing.
 */
package io.memwall.standalone.ask;
