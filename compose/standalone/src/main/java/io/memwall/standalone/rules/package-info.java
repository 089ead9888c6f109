/**
 * The file in which an operator says when an entity is near the wall and who is told of it.
 *
 * <p>{@code RulesFile} is what {@code rules.yaml} says, read with everything wrong in it said at
 * once. What the score does with thresholds and how receivers are told is known elsewhere.
 *
 * <p>Invariant: a file with a single mistake never becomes a {@code RulesFile}.
 */
package io.memwall.standalone.rules;
