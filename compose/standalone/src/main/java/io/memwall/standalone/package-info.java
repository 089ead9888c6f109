/**
 * The command line: every command a user types, tying collectors, streams, SQL and engines
 * together.
 *
 * <p>Commands live in packages by what the user wants: {@code stack} runs things, {@code ask}
 * answers questions, {@code capture} looks at files, {@code demo} makes a fabric to look at.
 *
 * <p>Invariant: a command that fails says in one line what and where, exits non-zero, and leaves
 * nothing running that it started.
 */
package io.memwall.standalone;
