/**
 * The whole chain under a load whose truth is known, while its parts are killed, frozen, cut off
 * and filled up. {@link io.memwall.standalone.torture.TortureCommand} runs it, {@code Stage} holds
 * the processes, {@code Faults} strike, {@code Audit} holds the tables against the truth. Faults
 * are real: signals to real processes, full file systems, records in real topics.
 */
package io.memwall.standalone.torture;
