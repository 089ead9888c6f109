/**
 * When memory and links run out: forecasts of daily use, what they are worth, and what would change
 * them. Pure: days come in, figures go out; a batch job reads and writes them.
 */
package io.memwall.streams.capacity;
