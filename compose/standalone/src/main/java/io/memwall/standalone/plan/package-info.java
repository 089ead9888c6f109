/** Capacity planning from the terminal: what runs out when, what would change it, and history. */
package io.memwall.standalone.plan;
