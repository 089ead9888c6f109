/**
 * What an agent is made of: parts that observe something and hand it to the publisher.
 *
 * <p>A {@link io.memwall.collectors.agent.part.Part} is started once and closed once; {@link
 * io.memwall.collectors.agent.part.Timer} makes parts of work that is done again and again. A part
 * that cannot work says why and tries again by itself: no part ends the agent.
 *
 * <p>Invariant: a part never waits for Kafka, and never for another part.
 */
package io.memwall.collectors.agent.part;
