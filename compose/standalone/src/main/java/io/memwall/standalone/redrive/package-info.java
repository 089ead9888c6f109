/** Sends dead letters back to where they came from, each record once. */
package io.memwall.standalone.redrive;
