/** All measurements one after the other, in one table beside their goals. */
package io.memwall.bench.table;
