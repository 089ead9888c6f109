/**
 * What the ends of a connection are: hosts with caches that ask for lines, and pools with home
 * directories that hand them out and take them back.
 */
package io.memwall.collectors.simulator.coherence;
