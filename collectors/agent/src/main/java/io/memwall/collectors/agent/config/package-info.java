/**
 * What a node's agent is told: one YAML file and the environment become a tree of typed records.
 *
 * <p>Each record reads its own keys, with their defaults and ranges beside them; what is wrong is
 * collected, so that one look shows every mistake with its place, its value, what would be right
 * and a suggestion. The same reading lists the keys for the documentation and shows what is in
 * effect.
 *
 * <p>Invariant: a configuration with a single mistake never becomes an {@link
 * io.memwall.collectors.agent.config.AgentConfig}, and no text made here holds a secret.
 */
package io.memwall.collectors.agent.config;
