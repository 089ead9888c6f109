/**
 * Capture files from the command line: looked at without any server, or imported as cases.
 *
 * <p>An import says what it read and waits until ClickHouse holds all of it.
 *
 * <p>Invariant: a file that is no capture, or holds no TLoE frame, is said so in one line.
 */
package io.memwall.standalone.capture;
